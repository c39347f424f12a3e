import Glibc
import MailTransport

/// Sends the same message many times over some connections, each mail to a recipient of its own.
struct SubmitProbe {
  private let words: ProbeWords

  init(_ words: ProbeWords) { self.words = words }

  func callAsFunction() async throws {
    let loop = TransportLoop()
    let message = try readFile(words["message"] ?? "")
    let endpoint = words.endpoint()
    let lanes = max(1, words.number("connections"))
    let share = words.number("mails") / lanes
    let accepted = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<lanes {
        let lane = Lane(number, loop: loop, message: message)
        group.addTask { try await lane.submit(share, to: endpoint) }
      }
      return try await group.reduce(0, +)
    }
    loop.shutdown()
    print("sent=\(accepted) failed=\(share * lanes - accepted)")
  }
}

/// One connection's work. It stays on the loop's thread, as a client that minds its speed would: to another thread and
/// back costs more than a mail.
private actor Lane {
  private let number: Int
  private let loop: TransportLoop
  private let message: [UInt8]

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(_ number: Int, loop: TransportLoop, message: [UInt8]) {
    self.number = number
    self.loop = loop
    self.message = message
  }

  func submit(_ mails: Int, to endpoint: ServerEndpoint) async throws -> Int {
    let connection = SMTPConnection(loop: loop, log: silentLog)
    try await connection.open(endpoint)
    var accepted = 0
    for mail in 0..<mails {
      let envelope = SubmissionEnvelope(
        reversePath: "sender@example.com", recipients: ["r\(number).\(mail)@example.com"])
      let report = await connection.submit(envelope, message: message)
      if case .accepted = report.perRecipient.first?.outcome { accepted += 1 }
    }
    await connection.quit()
    return accepted
  }
}
