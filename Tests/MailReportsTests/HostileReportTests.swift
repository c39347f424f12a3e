import Foundation
import MailFormat
import MailReports
import Testing

@Suite("Hostile reports")
struct HostileReportTests {
  @Test("of 100,000 recipients a hundred are given, and the rest is counted")
  func manyRecipients() throws {
    let groups = (0..<100_000).map {
      "\nFinal-Recipient: rfc822; a\($0)@b.example\nAction: failed\nStatus: 5.1.1\n"
    }
    let message = parse("Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n" + groups.joined())
    let report = BounceReport.read(message)
    #expect(try #require(DeliveryStatusReport.read(message)).recipientCount == 100_000)
    #expect(report.failures.count == 100)
    #expect(report.omitted == 99_900)
  }

  @Test("a report about few leaves nobody out")
  func fewRecipients() {
    let message = parse(
      "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b.example\n"
        + "Action: failed\n\nFinal-Recipient: rfc822; c@b.example\nAction: delivered\n")
    #expect(BounceReport.read(message).failures.count == 1)
    #expect(BounceReport.read(message).omitted == 0)
  }

  @Test(
    "words that repeat without end are read in time", .timeLimit(.minutes(1)),
    arguments: [
      "5.1.1.", "550 ", "550-", "a@b.example ", "a@", "http://", "user unknown ", "unknown ", "<",
      "2001:db8:",
      "ofr_", "[tss", "unknown address error ", "host.example.org ", "\u{E9}", "(delivery attempts: ", "5.",
      "+41 ",
    ])
  func repetition(piece: String) {
    let words = String(repeating: piece, count: 2_000_000 / piece.utf8.count)
    let report = parse(
      "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b.example\n"
        + "Action: failed\nStatus: \(words)\nDiagnostic-Code: smtp; \(words)\n")
    #expect(BounceReport.read(report).failures.count <= 1)
    let notice = parse("From: MAILER-DAEMON@x.example\nSubject: Undeliverable\n\nUser unknown\n\n" + words)
    #expect(BounceReport.read(notice).failures.count <= 100)
  }

  @Test("a hundred thousand failed recipients in the header, or lines with addresses, give a hundred bounces")
  func manyNames() {
    let names = (0..<100_000).map { "a\($0)@b.example" }
    let header = parse(
      "From: MAILER-DAEMON@x.example\nX-Failed-Recipients: \(names.joined(separator: ",\n "))\n"
        + "Subject: Mail delivery failed\n\nuser unknown\n")
    #expect(BounceReport.read(header).failures.count <= 100)
    let lines = parse(
      "From: MAILER-DAEMON@x.example\nSubject: Mail delivery failed\n\n"
        + names.map { "<\($0)>: user unknown" }.joined(separator: "\n"))
    #expect(BounceReport.read(lines).failures.count == 100)
  }

  @Test("only addresses that the mail names are given, in lower case", arguments: ownBounces)
  func named(_ file: URL) throws {
    let bytes = [UInt8](try Data(contentsOf: file))
    let message = MailMessage.parse(bytes)
    let parts = message.root.descendants.map { String(decoding: $0.decodedBytes(), as: UTF8.self) }
    let all = ([String(decoding: bytes, as: UTF8.self), message.text] + parts).joined(separator: "\n")
      .asciiLowercased
    let report = BounceReport.read(message)
    for bounce in report.failures + report.delays {
      for address in [bounce.recipient, bounce.finalRecipient].compactMap({ $0 })
      where !address.utf8.contains(0xC3) {
        #expect(all.contains(address))
        #expect(address == address.asciiLowercased)
      }
    }
  }

  private static let ownBounces: [URL] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Corpus/bounces")
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "eml" }.sorted { $0.path < $1.path }
  }()

  private func parse(_ text: String) -> MailMessage { MailMessage.parse(Array(text.utf8)) }
}
