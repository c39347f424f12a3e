import Testing

@testable import MailTransport

/// The pure parts: secrets, names, sets.
@Suite struct WireTests {
  @Test("a secret does not print")
  func secret() {
    var endpoint = ServerEndpoint(
      host: "h", port: 1, security: .startTLS, user: "u", password: Secret("s3cr3t"))
    endpoint.caFile = nil
    var dumped = ""
    dump(endpoint, to: &dumped)
    for text in ["\(endpoint)", String(reflecting: endpoint), dumped] { #expect(!text.contains("s3cr3t")) }
    #expect(endpoint.password?.reveal() == "s3cr3t")
  }

  @Test(
    "mailbox names travel in modified UTF-7 and quotes",
    arguments: [
      ("INBOX", "\"INBOX\""), ("Entwürfe", "\"Entw&APw-rfe\""), ("R&D", "\"R&-D\""),
      ("a\"b\\", "\"a\\\"b\\\\\""),
      ("~peter/mail/台北/日本語", "\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\""), ("😀", "\"&2D3eAA-\""),
    ])
  func mailboxNames(name: String, wire: String) {
    #expect(MailboxName(name)?.quoted == wire)
  }

  @Test(
    "mailbox names with line ends or NUL are refused", arguments: ["", "a\r\nb", "a\nb", "a\0b", "a\u{7f}"])
  func badMailboxNames(name: String) {
    #expect(MailboxName(name) == nil)
  }

  @Test("UID sets join neighbours and bridge no gap")
  func uidSets() {
    #expect(UIDSet([1, 2, 3, 5, 8, 9][...]).text == "1:3,5,8:9")
    #expect(UIDSet([UInt32.max - 1, .max][...]).text == "4294967294:4294967295")
    #expect(UIDSet([][...]).text.isEmpty)
  }
}
