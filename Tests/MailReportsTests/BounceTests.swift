import MailFormat
import MailReports
import Testing

@Suite("Bounces")
struct BounceTests {
  @Test("failed recipients of a status report are bounces, delayed and delivered ones are not")
  func report() throws {
    let message = parse(
      """
      From: MAILER-DAEMON@mx.example.org
      Content-Type: multipart/report; report-type=delivery-status; boundary=r

      --r
      Content-Type: text/plain

      Your mail could not be delivered.
      --r
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example.org

      Original-Recipient: rfc822;Anna@Example.ORG
      Final-Recipient: rfc822; a.meier@example.org
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 5.1.1 <a.meier@example.org>: user
       unknown

      Final-Recipient: rfc822; b@example.org
      Action: delayed
      Status: 4.4.1

      Final-Recipient: rfc822; c@example.org
      Action: delivered
      Status: 2.0.0
      --r
      Content-Type: text/rfc822-headers

      Message-ID: <TOKEN.7@piste.example>
      To: Anna@Example.ORG
      --r--
      """)
    let report = try #require(DeliveryStatusReport.read(message))
    #expect(report.reportingServer == "mx.example.org")
    #expect(report.recipients.map(\.action) == [.failed, .delayed, .delivered])
    #expect(report.returnedHeader?.messageID?.text == "TOKEN.7@piste.example")
    let bounces = BounceReport.read(message).failures
    #expect(bounces.map(\.recipient) == ["anna@example.org"])
    #expect(bounces.map(\.status) == ["5.1.1"])
    #expect(bounces.map(\.reason) == [.userUnknown])
    #expect(bounces.map(\.suppresses) == [true])
  }

  @Test("a status report without recipients, or an ordinary mail, is no bounce")
  func ordinary() {
    let message = parse(
      "From: a@b.ch\nSubject: Undelivered mail returned to sender\n\nUser unknown, said Tom. <t@b.ch>:\n")
    #expect(DeliveryStatusReport.read(message) == nil)
    #expect(BounceReport.read(message).failures.isEmpty)
  }

  @Test("the plain text of Exim names recipients, reason and the mail")
  func exim() {
    let message = parse(
      """
      From: Mail Delivery System <Mailer-Daemon@mx.example.org>
      Subject: Mail delivery failed: returning message to sender

      This message was created automatically by mail delivery software.

      A message that you sent could not be delivered to one or more of its
      recipients. This is a permanent error. The following address(es) failed:

        anna@example.org
          Unrouteable address
        bert@example.net
          SMTP error from remote mail server after RCPT TO:<bert@example.net>:
          host mx.example.net [192.0.2.1]: 552 5.2.2 mailbox is full

      ------ This is a copy of the message, including all the headers. ------

      Return-path: <sales@piste.example>
      From: sales@piste.example
      Message-ID: <TOKEN.8@piste.example>

        not@a.recipient
      """)
    let bounces = BounceReport.read(message).failures
    #expect(bounces.map(\.recipient) == ["anna@example.org", "bert@example.net"])
    #expect(bounces.map(\.reason) == [.userUnknown, .mailboxFull])
    #expect(bounces.map(\.kind) == [.hard, .soft])
    #expect(bounces.map(\.status) == ["5.0.0", "5.2.2"])
    #expect(ReturnedMessage.header(in: message)?.messageID?.text == "TOKEN.8@piste.example")
  }

  @Test("a warning of Exim that the mail is late is no bounce")
  func delay() {
    let message = parse(
      """
      Subject: Warning: message delayed 24 hours

      This message was created automatically by mail delivery software.
      A message that you sent has not yet been delivered to one or more of its
      recipients after more than 24 hours. No action is required on your part.

        anna@example.org
          host mx.example.org: connection timed out
      """)
    #expect(BounceReport.read(message).failures.isEmpty)
  }

  @Test(
    "qmail and Postfix write the address in brackets",
    arguments: [
      "Hi. This is the qmail-send program at mx.example.org.\n"
        + "I'm afraid I wasn't able to deliver your message.\n\n<Anna@example.org>:\n"
        + "Sorry, no mailbox here by that name. (#5.1.1)\n\n"
        + "--- Below this line is a copy of the message.\n\n<x@y.ch>:\n",
      "This is the mail system at host mx.example.org.\n\n"
        + "<anna@example.org>: host mx[192.0.2.1] said: 550 5.1.1 unknown user\n",
    ])
  func brackets(text: String) {
    let bounces = BounceReport.read(parse("From: x@y.ch\n\n" + text)).failures
    #expect(bounces.map(\.recipient) == ["anna@example.org"])
    #expect(bounces.map(\.status) == ["5.1.1"])
    #expect(bounces.map(\.reason) == [.userUnknown])
  }

  @Test(
    "reasons are read from the server's words, and only a dead address suppresses",
    arguments: [
      ("5.1.1", "550 5.1.1 User unknown", BounceReason.userUnknown, Bounce.Kind.hard, true),
      ("5.1.1", "550 mailbox is full", .mailboxFull, .soft, false),
      ("5.7.1", "554 5.7.1 Message rejected as spam", .spam, .soft, false),
      ("5.7.1", "550 administrative prohibition", .policy, .soft, false),
      (
        "5.7.26", "550 unauthenticated email is not accepted due to DMARC policy", .authentication, .soft,
        false
      ),
      ("5.3.4", "552 message too large", .tooLarge, .soft, false),
      ("5.4.4", "host or domain name not found", .hostUnknown, .hard, true),
      ("5.7.1", "554 relay access denied", .relayingDenied, .soft, false),
      ("4.7.0", "421 too many messages, try later", .rateLimited, .soft, false),
      ("5.0.0", "something odd", .other, .soft, false),
    ])
  func reasons(status: String, words: String, reason: BounceReason, kind: Bounce.Kind, suppresses: Bool) {
    let message = parse(
      "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
        + "Final-Recipient: rfc822; a@b.ch\nAction: failed\nStatus: \(status)\n"
        + "Diagnostic-Code: smtp; \(words)\n"
    )
    let bounce = BounceReport.read(message).failures.first
    #expect(bounce?.reason == reason)
    #expect(bounce?.kind == kind)
    #expect(bounce?.suppresses == suppresses)
  }

  @Test(
    "the sender's form of an address is decoded, tags stay",
    arguments: [
      ("rfc822;Anna+2Btag@Lac.example", "anna+tag@lac.example"),
      ("rfc822;b+3Dc@lac.example", "b=c@lac.example"),
      ("rfc822;anna+2024@lac.example", "anna+2024@lac.example"),
      ("rfc822; anna+2b@lac.example", "anna+2b@lac.example"),
      ("rfc822;unknown", "final@lac.example"), ("anna@lac.example", "anna@lac.example"),
    ])
  func originalRecipients(field: String, address: String) {
    let message = parse(
      "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nOriginal-Recipient: \(field)\n"
        + "Final-Recipient: rfc822; final@lac.example\nAction: failed\nStatus: 5.1.1\n")
    #expect(BounceReport.read(message).failures.map(\.recipient) == [address])
  }

  @Test("a complaint names who complained and about which mail")
  func complaint() throws {
    let message = parse(
      """
      Content-Type: multipart/report; report-type=feedback-report; boundary=r

      --r
      Content-Type: message/feedback-report

      Feedback-Type: abuse
      Original-Rcpt-To: <Anna@example.org>
      --r
      Content-Type: message/rfc822

      Message-ID: <TOKEN.9@piste.example>
      To: anna@example.org

      hello
      --r--
      """)
    let report = try #require(FeedbackReport.read(message))
    #expect(report.isComplaint)
    #expect(report.originalRecipient == "anna@example.org")
    #expect(report.returnedMessageID?.text == "TOKEN.9@piste.example")
    #expect(BounceReport.read(message).failures.isEmpty)
  }

  @Test("a report with 100,000 recipients is read up to the limit")
  func manyRecipients() throws {
    let group = Array("\nFinal-Recipient: rfc822; a@b.ch\nAction: failed\nStatus: 5.1.1\n".utf8)
    let head = Array("Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n".utf8)
    let message = MailMessage.parse(head + Array(repeating: group, count: 100_000).joined())
    let report = DeliveryStatusReport.read(message)
    #expect(try #require(report).recipients.count == 999)
    #expect(BounceReport.read(message).failures.count == 100)
  }

  private func parse(_ text: String) -> MailMessage { MailMessage.parse(Array(text.utf8)) }
}
