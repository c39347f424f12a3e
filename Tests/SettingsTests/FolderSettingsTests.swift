import Settings
import Testing

@Suite("Folders in the settings")
struct FolderSettingsTests {
  private static func text(_ more: String) -> String {
    Sample.minimal + "    imap: {host: h.example.org, user: u, password_env: P\(more)}\n"
  }

  @Test("nothing is changed or read beside INBOX unless it is asked for")
  func defaults() throws {
    let imap = try #require(try Sample.read(Self.text("")).defaultAccount?.imap)
    #expect(imap.mailboxes == ["INBOX"])
    #expect(imap.drop.isEmpty)
    #expect(imap.dropDone == nil)
    #expect(imap.sent == .ignore)
    #expect(!imap.savesSent)
    #expect(!imap.usesSentFolder)
  }

  @Test(
    "a folder has one role",
    arguments: [
      (", drop: [inbox]", "drop"), (", mailboxes: [A, B], drop: [B]", "drop"),
      (", drop: [A], drop_done: A", "drop_done"),
      (", drop: [A], drop_done: INBOX", "drop_done"), (", sent: read, sent_mailbox: INBOX", "sent_mailbox"),
      (", sent: seen", "sent"),
    ])
  func oneRole(more: String, key: String) {
    #expect(Sample.problems(Self.text(more)).map(\.key) == ["accounts[0].imap.\(key)"])
  }

  @Test("names are offered by how near they are")
  func nearest() {
    #expect(NearestWord.sorted(["Archive", "Sent", "INBOX"], near: "Inbxo") == ["INBOX", "Sent", "Archive"])
    #expect(NearestWord.sorted([], near: "x") == [])
  }
}
