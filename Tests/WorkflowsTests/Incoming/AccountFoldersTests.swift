import Basics
import MailTransport
import Settings
import Store
import Testing

@testable import Workflows

@Suite("Which folders of an account are read")
struct AccountFolderChoiceTests {
  private static let listings = [
    MailboxListing(name: "Envoyés", attributes: ["\\Sent"], delimiter: "/", role: .sent),
    MailboxListing(name: "INBOX", attributes: [], delimiter: "/", role: .inbox),
  ]

  private func settings(_ more: String) throws -> IMAPSettings {
    let configuration = try Configuration.parse(
      """
      company: {name: A}
      accounts:
        - name: leads
          address: leads@example.org
          imap: {host: h.example.org, user: u, password_env: P\(more)}
      """, file: "piste.yaml", directory: "/", environment: [:])
    return try #require(configuration.defaultAccount?.imap)
  }

  @Test(
    "each has its role, and the first watched one is read last",
    arguments: [
      ("", ["INBOX watched"], String?.none),
      (", mailboxes: [A, B, C]", ["B watched", "C watched", "A watched"], nil),
      (", mailboxes: [A, B], drop: [D]", ["D dropped", "B watched", "A watched"], nil),
      (", sent: read", ["Envoyés sent", "INBOX watched"], "Envoyés"),
      (", save_sent: true", ["INBOX watched"], "Envoyés"),
      (", sent: read, sent_mailbox: Gesendet", ["Gesendet sent", "INBOX watched"], "Gesendet"),
    ])
  func chooses(more: String, folders: [String], sent: String?) throws {
    let choice = AccountFolders.choose(try settings(more), listings: Self.listings)
    #expect(choice.folders.map { "\($0.name) \($0.role.rawValue)" } == folders)
    #expect(choice.others == choice.folders.dropLast().map(\.name))
    #expect(choice.sent == sent)
  }

  @Test("a server without a Sent folder leaves it out")
  func none() throws {
    let choice = AccountFolders.choose(try settings(", sent: read"), listings: [])
    #expect(choice.folders.map(\.name) == ["INBOX"])
    #expect(choice.sent == nil)
  }

  @Test(
    "the time of a saved mail is written as IMAP wants it",
    arguments: [
      (Int64(1_795_514_400_000), "24-Nov-2026 10:00:00 +0000"), (0, "01-Jan-1970 00:00:00 +0000"),
      (1_709_251_199_999, "29-Feb-2024 23:59:59 +0000"),
    ])
  func dates(milliseconds: Int64, expected: String) {
    #expect(InternalDate.text(Instant(milliseconds: milliseconds)) == expected)
  }
}
