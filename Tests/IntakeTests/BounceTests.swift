import Basics
import Intake
import MailFormat
import MailReports
import Testing

@Suite("Bounces and complaints")
struct BounceTests {
  private static let delivery = DeliveryFact(outboxItem: 77, address: "gone@x.example", mailing: Firm.mailing)

  private func report(_ status: String, action: String = "failed", to: String = Firm.plus(.bounce, 77))
    -> Letter
  {
    Letter(
      [
        "Return-Path: <>", "Delivered-To: \(to)", "From: MAILER-DAEMON@x.example", "To: leads@firm.example",
        "Subject: Undelivered", "MIME-Version: 1.0",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
      ],
      """
      --b
      Content-Type: text/plain

      It failed.
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; x.example

      Final-Recipient: rfc822; victim@y.example
      Action: \(action)
      Status: \(status)
      --b
      Content-Type: text/rfc822-headers

      Message-ID: <\(Firm.token(.mailing, 12)).77@firm.example>
      From: leads@firm.example
      --b--
      """)
  }

  private func clues(_ letter: Letter) -> IntakeClues { IntakeClues.read(letter.message, rules: Firm.rules) }

  @Test("a bounce offers its return-path token and the returned Message-ID")
  func clues() {
    let found = clues(report("5.1.1"))
    #expect(found.ids(.bounce) == [77])
    #expect(found.returnedMessageID?.text == "\(Firm.token(.mailing, 12)).77@firm.example")
  }

  @Test("a gone address is suppressed: the one that we sent to, not the one that the report names")
  func hard() {
    let decision = report("5.1.1").decide(IntakeFacts(delivery: Self.delivery))
    guard case .suppress(let bounces, let delivery) = decision.route.value else {
      Issue.record("\(decision.records)")
      return
    }
    #expect(delivery.address == "gone@x.example")
    #expect(bounces.first?.recipient == "victim@y.example")
    #expect(decision.kind.reason == .deliveryReport)
  }

  @Test("without a delivery of ours nothing is suppressed")
  func notOurs() {
    let decision = report("5.1.1", to: "leads@firm.example").decide()
    #expect(decision.route.value.word == "ignore")
    #expect(decision.route.reason == .bounceNotOurs)
  }

  @Test("a forged return path goes to the tray, even when the store knows the returned mail")
  func forged() {
    let decision = report("5.1.1", to: "leads+b77-aaaaaaaaaaaaaaaa@firm.example")
      .decide(IntakeFacts(delivery: Self.delivery))
    #expect(decision.route.value.word == "tray")
    #expect(decision.route.reason == .forgedToken)
  }

  @Test("a full mailbox and a policy are recorded, not suppressed", arguments: ["4.2.2", "5.2.2", "5.7.1"])
  func soft(_ status: String) {
    let decision = report(status).decide(IntakeFacts(delivery: Self.delivery))
    #expect(decision.route.value.word == "recordBounce")
  }

  @Test("a delay is no failure")
  func delay() {
    let decision = report("4.4.1", action: "delayed").decide(IntakeFacts(delivery: Self.delivery))
    #expect(decision.kind.value == .bounce)
    #expect(decision.route.reason == .deliveryNotice)
  }

  @Test("the plain text of Exim is a bounce too, and gives the Message-ID that it returns")
  func exim() {
    let letter = Letter(
      [
        "Return-path: <>", "Envelope-to: \(Firm.plus(.bounce, 77))",
        "From: Mail Delivery System <Mailer-Daemon@x.example>",
        "X-Failed-Recipients: gone@x.example", "Auto-Submitted: auto-replied",
        "Subject: Mail delivery failed",
      ],
      """
      This message was created automatically by mail delivery software.

      A message that you sent could not be delivered to one or more of its
      recipients. This is a permanent error. The following address(es) failed:

        gone@x.example
          Unrouteable address

      ------ This is a copy of the message, including all the headers. ------

      Message-ID: <abc.77@firm.example>
      From: leads@firm.example
      """)
    #expect(clues(letter).returnedMessageID?.text == "abc.77@firm.example")
    let decision = letter.decide(IntakeFacts(delivery: Self.delivery))
    #expect(decision.kind.value == .bounce)
    #expect(decision.route.value.word == "suppress")
  }

  @Test("a complaint is recorded only for a mail of ours")
  func complaint() {
    let letter = Letter(
      [
        "From: fbl@isp.example", "To: leads@firm.example", "MIME-Version: 1.0",
        "Content-Type: multipart/report; report-type=feedback-report; boundary=b",
      ],
      """
      --b
      Content-Type: message/feedback-report

      Feedback-Type: abuse
      Version: 1
      User-Agent: x
      --b
      Content-Type: message/rfc822

      Message-ID: <abc.77@firm.example>
      Subject: Offre

      Bonjour
      --b--
      """)
    #expect(clues(letter).returnedMessageID?.text == "abc.77@firm.example")
    #expect(letter.decide(IntakeFacts(delivery: Self.delivery)).route.value.word == "recordComplaint")
    #expect(letter.decide().route.reason == .complaintNotOurs)
  }
}
