import Basics
import MailFormat
import MailReports
import TestFirm
import TestSupport
import Testing

/// What `docs/conformance.md` says of reading mails and has no test elsewhere; the numbers are its lines.
@Suite("Conformance: reading mails")
struct ParsingConformanceTests {
  private func mail(_ type: String, _ body: String, _ more: [String] = []) -> MailMessage {
    MailMessage.parse(
      RawMail(
        [
          "From: Anna Rey <anna@rey.example>", "To: leads@firm.example", "Subject: Cuisine",
          "Message-ID: <1@rey.example>", "MIME-Version: 1.0", "Content-Type: \(type)",
        ] + more, body
      ).bytes
    ).opened
  }

  private func mixed(_ parts: String...) -> MailMessage {
    mail("multipart/mixed; boundary=b", parts.map { "--b\n" + $0 + "\n" }.joined() + "--b--")
  }

  private let words = "Content-Type: text/plain; charset=utf-8\n\nVoyez la pièce jointe."

  @Test("line 1: a part of a type that nobody registered is a file with its bytes")
  func unregistered() {
    let message = mixed(
      words,
      """
      Content-Type: binary/octet-stream; name="plan.dwg"
      Content-Transfer-Encoding: base64

      QUJD
      """)
    #expect(message.attachments.map(\.filename) == ["plan.dwg"])
    #expect(message.attachments.map { $0.decodedBytes() } == [Array("ABC".utf8)])
    #expect(message.text == "Voyez la pièce jointe.")
  }

  @Test("line 2: a plain text keeps its lines and the dashes above its signature, and stays plain")
  func plain() {
    let message = mail("text/plain; charset=utf-8", "Bonjour,\n\nune offre ?\n-- \nAnna Rey")
    #expect(message.text.hasPrefix("Bonjour,\n\nune offre ?\n-- \nAnna Rey"))
  }

  @Test("line 4: of an alternative in text and HTML the words are shown once")
  func alternative() {
    let message = mail(
      "multipart/alternative; boundary=b",
      """
      --b
      Content-Type: text/plain; charset=utf-8

      Une offre ?
      --b
      Content-Type: text/html; charset=utf-8

      <p>Une <b>offre</b> ?</p>
      --b--
      """)
    #expect(message.text.split(separator: "\n").map(String.init) == ["Une offre ?"])
    #expect(message.attachments.isEmpty)
  }

  @Test("line 5: of a mixed mail with an alternative inside, the words are the body and the file is a file")
  func alternativeInside() {
    let message = mixed(
      """
      Content-Type: multipart/alternative; boundary=c

      --c
      Content-Type: text/plain; charset=utf-8

      Une offre ?
      --c
      Content-Type: text/html; charset=utf-8

      <p>Une offre ?</p>
      --c--
      """, "Content-Type: application/pdf; name=plan.pdf\n\n%PDF")
    #expect(message.text.split(separator: "\n").map(String.init) == ["Une offre ?"])
    #expect(message.attachments.map(\.filename) == ["plan.pdf"])
  }

  @Test("line 6: several pieces of HTML in one mail are joined in their order")
  func pieces() {
    let message = mixed(
      "Content-Type: text/html; charset=utf-8\n\n<p>Premièrement.</p>",
      "Content-Type: text/html; charset=utf-8\n\n<p>Deuxièmement.</p>")
    let lines = message.text.split(separator: "\n").map(String.init)
    #expect(lines == ["Premièrement.", "Deuxièmement."])
  }

  @Test("line 7: a mail that is nothing but a file has no words and one file")
  func fileAlone() {
    let message = mail(
      "application/pdf; name=plan.pdf", "JVBERg==", ["Content-Transfer-Encoding: base64"])
    #expect(message.text.isEmpty)
    #expect(message.attachments.map(\.filename) == ["plan.pdf"])
  }

  @Test("line 10: a type `pdf` without its family is a file")
  func halfType() {
    let message = mixed(words, "Content-Type: pdf; name=plan.pdf\n\n%PDF")
    #expect(message.attachments.map(\.filename) == ["plan.pdf"])
    #expect(message.text == "Voyez la pièce jointe.")
  }

  @Test("line 11: a report that names no recipient is read to its end")
  func noRecipient() {
    let message = mail(
      "multipart/report; report-type=delivery-status; boundary=b",
      """
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; x.example

      Action: failed
      Status: 5.1.1
      --b--
      """)
    let report = BounceReport.read(message)
    #expect(report.failures.allSatisfy { $0.recipient == nil })
  }

  @Test("line 12: a body of blanks is no text", arguments: ["   ", "\n\n\n", "\u{A0}\u{A0}", "\t"])
  func blank(body: String) {
    let text = mail("text/plain; charset=utf-8", body).text
    #expect(text.split(whereSeparator: { $0.isWhitespace }).isEmpty)
  }

  @Test("line 13: an attached mail is taken, an empty one too", arguments: ["", "Subject: Offre\n\nBonjour"])
  func attachedMail(content: String) {
    let message = mixed(
      words, "Content-Type: message/rfc822\nContent-Disposition: attachment; filename=a.eml\n\n" + content)
    #expect(message.text == "Voyez la pièce jointe.")
    #expect(message.attachments.count == 1)
  }

  @Test("line 14: XHTML with a declaration of its encoding is read")
  func xhtml() {
    let message = mail(
      "text/html; charset=utf-8",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<html xmlns=\"x\"><body><p>Une pièce.</p></body></html>")
    #expect(message.text.trimmingPrefix(while: \.isWhitespace) == "Une pièce.")
  }

  @Test(
    "line 18: text files keep their bytes, whatever their charset",
    arguments: ["; charset=utf-8", "; charset=utf-16le", "; charset=utf-32be", ""])
  func textFile(charset: String) {
    let bytes: [UInt8] = [0xE9, 0x00, 0x41, 0xC3, 0xA9, 0x0A, 0xFF]
    let message = mixed(
      words,
      """
      Content-Type: text/plain\(charset); name=notes.txt
      Content-Disposition: attachment; filename=notes.txt
      Content-Transfer-Encoding: base64

      6QBBw6kK/w==
      """)
    #expect(message.attachments.map { $0.decodedBytes() } == [bytes])
  }

  @Test("line 19: a subject in iso-8859-8-i is read")
  func hebrew() {
    let message = mail("text/plain", "x", ["Subject: =?iso-8859-8-i?B?+eztIA==?="])
    let subjects = message.header.all("Subject")
    #expect(subjects.contains { $0.contains("שלם") })
  }

  @Test("line 20: body and subject in windows-874 are read")
  func thai() {
    let message = mail(
      "text/plain; charset=windows-874", "4MPX6M2n", ["Content-Transfer-Encoding: base64"])
    #expect(message.text.contains("เรื่อง"))
  }

  @Test(
    "lines 21 and 22: XML and CSV files keep their bytes, said to be ASCII or not, with a byte order mark too",
    arguments: ["text/xml; charset=us-ascii", "text/xml", "text/csv", "text/csv; charset=us-ascii"])
  func dataFile(type: String) {
    let message = mixed(
      words,
      """
      Content-Type: \(type); name=data
      Content-Disposition: attachment; filename=data
      Content-Transfer-Encoding: base64

      77u/PGE+w6n/PC9hPg==
      """)
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("<a>é".utf8) + [0xFF] + Array("</a>".utf8)
    #expect(message.attachments.map { $0.decodedBytes() } == [bytes])
  }
}
