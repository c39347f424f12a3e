import TestSupport
import Testing

@testable import MailTransport

/// What a submission looks like on the wire: text, addresses, parameters.
@Suite struct SubmissionWireTests {
  private func dotStuffed(_ text: String) -> String {
    var wire: [UInt8] = []
    WireText(Array(text.utf8)).writeDotStuffed { wire.append(contentsOf: $0) }
    return String(decoding: wire, as: UTF8.self)
  }

  private func lines(
    _ envelope: SubmissionEnvelope, _ message: String = "To: a@x.test\r\n\r\nHello\r\n",
    _ change: (inout SMTPCapabilities) -> Void
  ) -> [String] {
    var features = SMTPCapabilities()
    change(&features)
    let transaction = SubmissionTransaction(envelope, Array(message.utf8), features)
    return transaction.steps(afterReset: false).map { step in
      var line: [UInt8] = []
      transaction.write(step, to: &line)
      return String(decoding: line, as: UTF8.self)
    }
  }

  @Test(
    "messages go out with whole line ends and doubled dots",
    arguments: [
      ("", ".\r\n"), ("a", "a\r\n.\r\n"), ("a\nb\r\nc\rd", "a\r\nb\r\nc\r\nd\r\n.\r\n"),
      (".", "..\r\n.\r\n"), ("a\n.\r\n.b", "a\r\n..\r\n..b\r\n.\r\n"), ("\r\r\n\n", "\r\n\r\n\r\n.\r\n"),
      ("a\r\n", "a\r\n.\r\n"), (".\r\n.\r\n", "..\r\n..\r\n.\r\n"), ("a.\r\n.b.\r\n", "a.\r\n..b.\r\n.\r\n"),
      ("a\r\rb\r\n", "a\r\n\r\nb\r\n.\r\n"), ("\n", "\r\n.\r\n"), ("a\r\nb\r", "a\r\nb\r\n.\r\n"),
      ("...\r\n", "....\r\n.\r\n"), ("a\r\n.\n.\r\n", "a\r\n..\r\n..\r\n.\r\n"),
    ])
  func messages(text: String, wire: String) {
    #expect(dotStuffed(text) == wire)
  }

  @Test("a text that is whole already is carried as it is, with dots wherever they stand")
  func wholeText() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let pieces = (0..<Int.random(in: 0..<12, using: &generator)).map { _ in
        ["a", ".", "\r\n", "\n", "\r", "ü", "\r\n.", "\r\n.\r\n"].randomElement(using: &generator) ?? ""
      }
      let text = pieces.joined()
      let whole = WireText(Array(text.utf8)).bytes
      let lines = whole.split(separator: .lineFeed, omittingEmptySubsequences: false).dropLast()
      let wire = lines.flatMap { ($0.first == .dot ? [.dot] : []) + Array($0) + [.lineFeed] }
      #expect(dotStuffed(text) == String(decoding: wire, as: UTF8.self) + ".\r\n", "\(text.debugDescription)")
      #expect(
        lines.allSatisfy { $0.last == .carriageReturn && $0.dropLast().contains(.carriageReturn) == false })
      #expect(WireText(whole).bytes == whole)
    }
  }

  @Test(
    "a message needs SMTPUTF8 when its header holds UTF-8, not when its body does",
    arguments: [
      ("To: zoë@x.test\r\n\r\nbody\r\n", true), ("To: a@x.test\r\nCc: ü@x.test\r\n\r\n", true),
      ("To: a@x.test\r\n\r\nZürich\r\n", false), ("\r\nZürich\r\n", false), ("", false),
      ("To: a@x.test\r\n", false),
    ])
  func headers(text: String, needsUTF8: Bool) {
    #expect(WireText(Array(text.utf8)).hasUTF8Header == needsUTF8)
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
    "a domain beyond ASCII becomes A-labels unless the local part needs SMTPUTF8 anyway",
    arguments: [
      ("a@exämple.test", "a@xn--exmple-cua.test"), ("a@BÜCHER.test", "a@xn--bcher-kva.test"),
      ("jérôme@exämple.test", "jérôme@exämple.test"), ("a@x.test", "a@x.test"), ("", ""), ("ä", "ä"),
      ("\"a@b\"@ü.test", "\"a@b\"@xn--tda.test"), ("a@ü\0.test", "a@ü\0.test"),
      ("a@ü\n.test", "a@ü\n.test"), ("a@ü .test", "a@ü .test"),
    ])
  func domains(address: String, wire: String) {
    #expect(WireAddress.form(of: address) == wire)
  }

  @Test(
    "an address beyond ASCII, in the envelope or the header, asks for SMTPUTF8 and 8BITMIME",
    arguments: [
      ("jérôme@x.test", "To: jérôme@x.test", " BODY=8BITMIME SMTPUTF8"),
      ("a@x.test", "Cc: jérôme@x.test", " BODY=8BITMIME SMTPUTF8"),
      ("a@xn--exmple-cua.test", "To: a@xn--exmple-cua.test", ""),
    ])
  func smtpUTF8(recipient: String, header: String, parameters: String) {
    let envelope = SubmissionEnvelope(reversePath: "a@x.test", recipients: [recipient])
    let lines = lines(envelope, header + "\r\n\r\nHello\r\n") { features in
      (features.eightBitMIME, features.smtpUTF8) = (true, true)
    }
    #expect(lines[..<2] == ["MAIL FROM:<a@x.test>\(parameters)\r\n", "RCPT TO:<\(recipient)>\r\n"])
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

  private static let someNotices = DeliveryNotices(
    envelopeID: "a+b=c 1", returns: .headers, notify: [.delay, .failure])

  @Test(
    "reports are asked for with every recipient's address as it was given",
    arguments: [
      (
        someNotices, "b+c@x.test", " RET=HDRS ENVID=a+2Bb+3Dc+201",
        " NOTIFY=FAILURE,DELAY ORCPT=rfc822;b+2Bc@x.test"
      ),
      (DeliveryNotices(notify: []), "b@x.test", "", " NOTIFY=NEVER ORCPT=rfc822;b@x.test"),
      (DeliveryNotices(returns: .full), "b@x.test", " RET=FULL", " ORCPT=rfc822;b@x.test"),
      (DeliveryNotices(envelopeID: "a\r\nb"), "b@x.test", "", " ORCPT=rfc822;b@x.test"),
      (
        DeliveryNotices(envelopeID: String(repeating: "a", count: 101)), "b@x.test", "",
        " ORCPT=rfc822;b@x.test"
      ),
      (DeliveryNotices(), "b@exämple.test", "", " ORCPT=rfc822;b@xn--exmple-cua.test"),
      (
        DeliveryNotices(), "bé+=\\😀@x.test", "", " ORCPT=utf-8;b\\x{E9}\\x{2B}\\x{3D}\\x{5C}\\x{1F600}@x.test"
      ),
    ])
  func notices(_ dsn: DeliveryNotices, recipient: String, sender: String, parameters: String) {
    let envelope = SubmissionEnvelope(reversePath: "a@x.test", recipients: [recipient], dsn: dsn)
    let asked = lines(envelope) { ($0.dsn, $0.smtpUTF8) = (true, true) }
    let smtpUTF8 = recipient.utf8.allSatisfy { $0 < 128 } || recipient.contains("ä") ? "" : " SMTPUTF8"
    #expect(asked[0] == "MAIL FROM:<a@x.test>\(smtpUTF8)\(sender)\r\n")
    #expect(asked[1] == "RCPT TO:<\(WireAddress.form(of: recipient))>\(parameters)\r\n")
    let unasked = lines(envelope) { $0.smtpUTF8 = true }
    #expect(unasked[0] == "MAIL FROM:<a@x.test>\(smtpUTF8)\r\n")
    #expect(unasked[1] == "RCPT TO:<\(WireAddress.form(of: recipient))>\r\n")
  }

  @Test("capabilities are those of the last EHLO")
  func capabilities() {
    let lines = [
      "220 hi", "250-a", "250-SIZE 5", "250-CHUNKING", "250 STARTTLS", "220 go", "250-a", "250-size 100",
      "250-8bitmime", "250-dsn", "250 PIPELINING", "334 ", "235 ok",
    ]
    let offered = SMTPCapabilities(serverLines: lines.map { Array($0.utf8) })
    #expect(offered.pipelining && offered.eightBitMIME && offered.dsn && offered.isLoggedIn)
    #expect(!offered.chunking && offered.greatestMessage == 100)
    #expect(SMTPCapabilities(serverLines: [Array("250-a".utf8), Array("250 x".utf8)]).isLoggedIn == false)
  }
}
