import Basics
import CRM
import MailFormat
import Mailings
import SQL
import Settings
import Store
import TestFirm
import Testing
import Workflows

/// What machines write, and many mails at once.
extension Story {
  /// A mail server reports on a letter of the firm, to the return path that the letter left with (RFC 3464).
  ///
  /// - Parameters:
  ///   - failed: whom it names, with the status of each.
  ///   - path: another address than the return path.
  ///   - id: another Message-ID than the letter's in what it sends back.
  @discardableResult
  func serverReports(
    on letter: QueuedMail, _ failed: [(address: String, status: String)], action: String = "failed",
    to path: String? = nil, returning id: String? = nil
  ) async throws -> Arrival {
    let parts = failed.map { address, status in
      "Final-Recipient: rfc822; \(address)\nAction: \(action)\nStatus: \(status)\n"
    }
    let body = """
      --b
      Content-Type: text/plain

      This is a report on your mail.
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.elsewhere.example

      \(parts.joined(separator: "\n"))
      --b
      Content-Type: text/rfc822-headers

      Message-ID: <\(id ?? letter.item.messageID)>
      From: leads@firm.example
      --b--
      """
    let number = firm.office.chance(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return try await receive(
      [
        "Return-Path: <>", "Delivered-To: \(path ?? letter.item.reversePath)",
        "From: Mail Delivery System <MAILER-DAEMON@mx.elsewhere.example>",
        "To: \(path ?? letter.item.reversePath)", "Subject: Delivery report",
        "Message-ID: <\(number)@mx.elsewhere.example>", "MIME-Version: 1.0",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
      ], body)
  }

  /// A reader's provider passes on that he called the mail spam (RFC 5965).
  @discardableResult
  func providerComplains(
    about id: String, to path: String, original: String = "anna@rey.example"
  ) async throws -> Arrival {
    let body = """
      --b
      Content-Type: text/plain

      This is an email abuse report.
      --b
      Content-Type: message/feedback-report

      Feedback-Type: abuse
      User-Agent: SomeProvider/1.0
      Version: 1
      --b
      Content-Type: message/rfc822

      Message-ID: <\(id)>
      From: leads@firm.example
      To: \(original)
      Subject: Printemps

      Bonjour
      --b--
      """
    let number = firm.office.chance(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return try await receive(
      [
        "Delivered-To: \(path)", "From: fbl@provider.example", "To: \(path)", "Subject: Complaint",
        "Message-ID: <\(number)@provider.example>", "MIME-Version: 1.0",
        "Content-Type: multipart/report; report-type=feedback-report; boundary=b",
      ], body)
  }

  /// Somebody's mailbox answers a letter by itself and says so (RFC 3834).
  @discardableResult
  func mailbox(
    of person: Person, answers letter: QueuedMail, subject: String = "Absence", says body: String
  ) async throws -> Arrival {
    try await answers(
      letter, person, keeping: [.address, .references], subject: subject, ["Auto-Submitted: auto-replied"],
      says: body)
  }

  /// Many mails that came in at once, understood together as the daemon does it.
  func receive(many mails: [RawMail]) async throws {
    let office = firm.office
    let now = office.now
    let account = try office.outgoingAccount().name
    for batch in mails.chunked(500) {
      try await office.database.write { connection in
        let blobs = office.blobs.gathering()
        let arrivals = try batch.map { mail in
          let bytes = mail.bytes
          let message = MailMessage.parse(bytes)
          return Store.Arrival(
            nil, account: account,
            header: (message.messageID?.text ?? "", message.from.first?.addrSpec ?? "", message.subject),
            content: (try blobs.write(bytes), Int64(bytes.count), true))
        }
        try blobs.keep()
        _ = try Journal(connection).record(arrivals, at: now)
      }
    }
    try await ReceiveMail(office)()
  }

  /// A colleague decides at the command line what becomes of a mail.
  func decide(_ mail: Int64, _ choice: RouteByHand.Choice) async throws -> JournalEntry {
    try await RouteByHand(firm.office)(mail, choice, actor: "paul@firm.example").entry
  }

  /// Every mail that came in, oldest first.
  func journal() async throws -> [JournalEntry] {
    try await firm.read { try Journal($0).list(state: nil, limit: 100_000).reversed() }
  }

  /// How many letters of that kind the firm wrote.
  func letters(_ kind: String) async throws -> [QueuedMail] {
    try await firm.outbox().filter { $0.item.kind == kind }
  }
}

extension Array {
  fileprivate func chunked(_ size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
