import MailTransport
import Testing
import Workflows

@testable import Services

@Suite("How long to wait before an account is tried again")
struct ReconnectPlanTests {
  @Test(
    "pauses grow with every failure, up to a limit for each kind of trouble",
    arguments: [
      (IntakeTrouble.connection, [1, 2, 4, 8, 16, 32, 60, 60, 60]),
      (.busyServer, [15, 30, 60, 120, 240, 240]),
      (.refused, [300, 480, 720, 720]), (.puzzlingServer, [60, 120, 240, 480, 720, 720]),
      (.storage, [5, 10, 20, 40, 60, 60]),
    ])
  func grows(trouble: IntakeTrouble, seconds: [Int]) {
    let pauses = seconds.indices.map {
      ReconnectPlan(trouble: trouble, failures: $0 + 1).pause(chance: 0)
    }
    #expect(pauses == seconds.map { .seconds($0) })
  }

  @Test("chance adds up to a quarter", arguments: [(UInt8(0), 1000), (128, 1125), (255, 1249)])
  func jitter(byte: UInt8, expected: Int) {
    #expect(ReconnectPlan(trouble: .connection, failures: 1).pause(chance: byte) == .milliseconds(expected))
  }

  @Test(
    "what only a person can mend is tried every 5 to 15 minutes, whatever chance says",
    arguments: [1, 2, 3, 99])
  func isNotHammered(failures: Int) {
    let plan = ReconnectPlan(trouble: .refused, failures: failures)
    #expect(plan.pause(chance: 0) >= .seconds(300))
    #expect(plan.pause(chance: 255) <= .seconds(900))
  }

  private static let note = ServerNote(server: "imap.example:993", during: "LOGIN", words: "no")

  @Test(
    "an error is a trouble of its kind",
    arguments: [
      (TransportError.hostUnreachable(note), IntakeTrouble.connection), (.timedOut(note), .connection),
      (.connectionClosed(note, inLiteral: true), .connection), (.limitExceeded(note, uid: 4), .connection),
      (.limitExceeded(note, uid: nil), .puzzlingServer), (.unavailable(note), .busyServer),
      (.loginRefused(note), .refused), (.certificateRejected(note), .refused),
      (.tlsUnavailable(note), .refused),
      (.invalidArgument(note), .refused), (.protocolViolation(note), .puzzlingServer),
      (.commandRefused(note), .puzzlingServer),
    ])
  func kinds(error: TransportError, expected: IntakeTrouble) {
    #expect(IntakeTrouble(error) == expected)
  }
}
