import Basics
import Intake
import MailFormat
import Testing

/// How sure a forward's author is: what a program may do by itself hangs on it.
@Suite("Confidence of forwards")
struct ForwardConfidenceTests {
  private static let block =
    "From: Anna Rey <anna@rey.example>\nDate: 3 March 2026\nTo: Paul\nSubject: Stairs\n\nHello\n"
  private static let nameless = "From: Anna Rey\nDate: 3 March 2026\nTo: Paul\nSubject: Stairs\n\nHello\n"
  private static let line = "-------- Forwarded Message --------\n"

  @Test(
    "it is high only below a line that says so, and with an address",
    arguments: [
      ("Stairs", line + block, .high), ("Fwd: Stairs", line + block, .high),
      ("Re: Stairs", line + block, .high), ("Fwd: Stairs", line + nameless, .low),
      ("Stairs", "Begin forwarded message:\n\n" + block, .high),
      (
        "Stairs", "----- Forwarded message from Anna <anna@rey.example> -----\n\nHello\n", .medium
      ),
      ("Fwd: Stairs", block, .medium), ("Fwd: Stairs", nameless, .low),
      ("Fwd: Stairs", "-----Original Message-----\n" + block, .medium),
      ("Fwd: Stairs", "On 03/03/2026, 10:12, \"Anna\" <anna@rey.example> wrote:\n\nHello\n", .medium),
      ("Stairs", block, .low), ("Stairs", "For you\n\n" + block, .low), ("Stairs", nameless, .low),
      ("Stairs", "-----Original Message-----\n" + block, .low),
      ("Stairs", "----- Some words -----\n" + block, .low),
    ] as [(String, String, ForwardedMail.Confidence)])
  func inline(_ subject: String, _ text: String, _ expected: ForwardedMail.Confidence) throws {
    let message = Letter(["From: Paul <paul@firm.example>", "Subject: \(subject)"], text).message
    let mail = try #require(ForwardedMail.decide(message, kind: .person, text: message.text).value)
    #expect(mail.confidence == expected)
  }

  @Test("an attached mail is sure, and it is one only when it names its author's address")
  func attached() throws {
    func decide(_ author: String) -> ForwardedMail.Decision {
      let message = Letter(
        ["From: Paul <paul@firm.example>", "Subject: x", "Content-Type: multipart/mixed; boundary=b"],
        "--b\n\nSee below.\n--b\nContent-Type: message/rfc822\n\nFrom: \(author)\nSubject: Stairs\nDate: Tue, 3 Mar 2026 10:12:00 +0100\n\nHello\n--b--\n"
      ).message
      return ForwardedMail.decide(message, kind: .person, text: message.text)
    }
    #expect(try #require(decide("Anna <anna@rey.example>").value).confidence == .high)
    #expect(decide("Anna Rey").reason == .nothingForwarded)
  }

  @Test(
    "an Outlook file is told apart from no forward at all",
    arguments: ["application/vnd.ms-outlook", "application/octet-stream", "application/msoutlook"])
  func outlookFile(_ type: String) {
    let message = Letter(
      ["From: Paul <paul@firm.example>", "Subject: TR: x", "Content-Type: multipart/mixed; boundary=b"],
      "--b\n\nSee below.\n--b\nContent-Type: \(type); name=\"Anfrage.msg\"\nContent-Transfer-Encoding: base64\n\n0M8R4KGxGuE=\n--b--\n"
    ).message
    let decision = ForwardedMail.decide(message, kind: .person, text: message.text)
    #expect(decision.value == nil)
    #expect(decision.reason == .unreadableMail)
    #expect(decision.evidence == "Anfrage.msg")
  }
}
