import Testing

@testable import MailTransport

/// The pure parts: tokens, names, replies, addresses, messages.
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

  @Test(
    "addresses that could end a command are refused",
    arguments: [
      ("a@x.test", AddressCheck.fine), ("a+B.1@x.test", .fine), ("zoë@x.test", .needsUTF8),
      ("a@é.test", .needsUTF8),
      ("", .refused), ("a", .refused), ("@x", .refused), ("a@", .refused), ("a@x>\r\nRSET", .refused),
      ("a@x\n", .refused), ("a\0@x", .refused), ("a b@x", .refused), ("<a@x>", .refused), ("a@x\r", .refused),
      (String(repeating: "a", count: 320) + "@x", .refused),
    ])
  func addresses(address: String, expected: AddressCheck) {
    #expect(AddressCheck(address) == expected)
  }

  @Test(
    "messages go out with whole line ends and doubled dots",
    arguments: [
      ("", ".\r\n"), ("a", "a\r\n.\r\n"), ("a\nb\r\nc\rd", "a\r\nb\r\nc\r\nd\r\n.\r\n"),
      (".", "..\r\n.\r\n"), ("a\n.\r\n.b", "a\r\n..\r\n..b\r\n.\r\n"), ("\r\r\n\n", "\r\n\r\n\r\n.\r\n"),
    ])
  func messages(text: String, wire: String) {
    #expect(WireMessage.dotStuffed(WireMessage.normalised(Array(text.utf8))) == Array(wire.utf8))
  }

  @Test(
    "a message needs SMTPUTF8 when its header holds UTF-8, not when its body does",
    arguments: [
      ("To: zoë@x.test\r\n\r\nbody\r\n", true), ("To: a@x.test\r\nCc: ü@x.test\r\n\r\n", true),
      ("To: a@x.test\r\n\r\nZürich\r\n", false), ("\r\nZürich\r\n", false), ("", false),
      ("To: a@x.test\r\n", false),
    ])
  func headers(text: String, needsUTF8: Bool) {
    #expect(WireMessage.hasUTF8Header(Array(text.utf8)) == needsUTF8)
  }

  @Test(
    "an address beyond ASCII, in the envelope or the header, asks for SMTPUTF8 and 8BITMIME",
    arguments: [
      ("jérôme@x.test", "To: jérôme@x.test", " BODY=8BITMIME SMTPUTF8"),
      ("a@x.test", "Cc: jérôme@x.test", " BODY=8BITMIME SMTPUTF8"),
      ("a@xn--exmple-cua.test", "To: a@xn--exmple-cua.test", ""),
    ])
  func smtpUTF8(recipient: String, header: String, parameters: String) {
    var features = SMTPCapabilities()
    (features.eightBitMIME, features.smtpUTF8) = (true, true)
    let envelope = SubmissionEnvelope(reversePath: "a@x.test", recipients: [recipient])
    let transaction = SubmissionTransaction(envelope, Array((header + "\r\n\r\nHello\r\n").utf8), features)
    #expect(transaction.command(.sender) == "MAIL FROM:<a@x.test>\(parameters)\r\n")
    #expect(transaction.command(.recipient(0)) == "RCPT TO:<\(recipient)>\r\n")
    #expect(!transaction.isSettled)
  }

  @Test(
    "without SMTPUTF8 such a mail fails before anything is sent, and says why",
    arguments: [("jérôme@x.test", SMTPReply.needsUTF8), ("a@x.test", .headerNeedsUTF8)])
  func noSMTPUTF8(recipient: String, reply: SMTPReply) {
    let envelope = SubmissionEnvelope(reversePath: "a@x.test", recipients: [recipient])
    let message = Array("To: jérôme@x.test\r\n\r\nHello\r\n".utf8)
    let report = SubmissionTransaction(envelope, message, SMTPCapabilities()).report
    #expect(report.perRecipient.map(\.outcome) == [.failed(reply)])
    #expect(reply.enhanced == "5.6.7" && reply.text.contains("SMTPUTF8"))
  }

  @Test(
    "replies keep code, enhanced status and all lines",
    arguments: [
      (["250 2.1.5 ok"], SMTPReply(code: 250, enhanced: "2.1.5", text: "ok")),
      (["550-5.1.1 no", "550 5.1.1 user"], SMTPReply(code: 550, enhanced: "5.1.1", text: "no user")),
      (["250"], SMTPReply(code: 250, enhanced: nil, text: "")),
      (["450 4.2000.1 x"], SMTPReply(code: 450, enhanced: nil, text: "4.2000.1 x")),
      (["220 1.2.3 x"], SMTPReply(code: 220, enhanced: nil, text: "1.2.3 x")),
    ])
  func replies(lines: [String], reply: SMTPReply) throws {
    #expect(SMTPReply(lines: try lines.map { try #require(SMTPReplyLine(Array($0.utf8))) }) == reply)
  }

  @Test("lines that are no reply", arguments: ["", "25", "abc x", "250x", "999 x", "-50 x"])
  func noReplies(line: String) {
    #expect(SMTPReplyLine(Array(line.utf8)) == nil)
  }

  enum Fate: Equatable { case accepted, deferred, failed, uncertain }

  @Test(
    "what a reply means for a recipient",
    arguments: [
      (250, nil, SubmissionStage.message, Fate.accepted), (451, "4.3.0", .message, .deferred),
      (421, nil, .recipient, .deferred), (550, "5.1.1", .recipient, .failed),
      (550, "5.7.1", .recipient, .failed),
      (552, nil, .recipient, .deferred), (552, "5.2.2", .recipient, .failed), (550, nil, .sender, .failed),
      (530, "5.7.0", .sender, .deferred), (550, "5.7.1", .sender, .deferred),
      (554, "5.7.1", .message, .deferred),
      (552, "5.3.4", .message, .failed), (552, "5.3.1", .message, .deferred), (554, nil, .message, .failed),
    ] as [(Int, String?, SubmissionStage, Fate)])
  func classification(code: Int, enhanced: String?, stage: SubmissionStage, fate: Fate) {
    let reply = SMTPReply(code: code, enhanced: enhanced, text: "")
    let expected: SubmissionOutcome =
      switch fate {
      case .accepted: .accepted(reply)
      case .deferred: .deferred(reply)
      case .failed: .failed(reply)
      case .uncertain: .uncertain("")
      }
    #expect(SubmissionOutcome(reply, at: stage) == expected)
  }

  @Test("capabilities are those of the last EHLO")
  func capabilities() {
    let lines = [
      "220 hi", "250-a", "250-SIZE 5", "250-CHUNKING", "250 STARTTLS", "220 go", "250-a", "250-size 100",
      "250-8bitmime", "250 PIPELINING", "334 ", "235 ok",
    ]
    let offered = SMTPCapabilities(serverLines: lines.map { Array($0.utf8) })
    #expect(offered.pipelining && offered.eightBitMIME && !offered.chunking && offered.greatestMessage == 100)
  }
}
