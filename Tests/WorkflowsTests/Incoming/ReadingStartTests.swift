import Basics
import Store
import Testing

@testable import Workflows

@Suite("From where a mailbox is read on")
struct ReadingStartTests {
  private static func known(_ origin: String, _ validity: UInt32, _ uid: UInt32) -> MailboxProgress.Position {
    MailboxProgress.Position(
      origin: origin, uidValidity: validity, lastUID: uid, checkedAt: Instant(milliseconds: 0))
  }

  struct Case: Sendable {
    let known: MailboxProgress.Position?
    let first: UInt32
    let reason: ReadingStart.Reason

    init(_ known: MailboxProgress.Position?, _ first: UInt32, _ reason: ReadingStart.Reason) {
      self.known = known
      self.first = first
      self.reason = reason
    }
  }

  /// The server that is read is `here`, its UIDVALIDITY 7.
  static let cases = [
    Case(nil, 1, .firstTime),
    Case(known("here", 7, 0), 1, .continued),
    Case(known("here", 7, 41), 42, .continued),
    Case(known("here", 7, .max), .max, .continued),
    Case(known("here", 8, 41), 1, .madeAnew),
    Case(known("elsewhere", 7, 41), 1, .movedServer),
    Case(known("elsewhere", 8, 41), 1, .movedServer),
    Case(known(MailboxPlace.unknownOrigin, 7, 41), 42, .adopted),
    Case(known(MailboxPlace.unknownOrigin, 8, 41), 1, .madeAnew),
  ]

  @Test("the position counts on its own server and UIDVALIDITY only", arguments: cases)
  func decides(example: Case) {
    let start = ReadingStart.decide(known: example.known, origin: "here", uidValidity: 7)
    #expect(start == ReadingStart(firstUID: example.first, reason: example.reason))
  }
}
