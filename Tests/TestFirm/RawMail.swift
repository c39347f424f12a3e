/// A mail as it comes in: header lines and a body, made into bytes with CRLF.
package struct RawMail: Sendable {
  package var lines: [String]
  package var body: String

  package init(_ lines: [String], _ body: String) {
    self.lines = lines
    self.body = body
  }

  package var bytes: [UInt8] {
    let text = body.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + text + "\r\n").utf8)
  }

  /// The field that our own server writes when it has proven a colleague.
  package static let proven = "Authentication-Results: mx.firm.example; dmarc=pass header.from=firm.example"

  /// From Anna, a customer.
  package static func fromAnna(
    _ number: Int = 1, to: String = "leads@firm.example", subject: String = "Cuisine", _ more: [String] = [],
    _ body: String = "Bonjour,\n\nJe voudrais une offre."
  ) -> RawMail {
    RawMail(
      [
        "From: Anna Rey <anna@rey.example>", "To: \(to)", "Subject: \(subject)",
        "Message-ID: <\(number)@rey.example>", "Content-Type: text/plain; charset=utf-8",
      ] + more, body)
  }

  /// From Paul, a colleague, proven unless told otherwise.
  package static func fromPaul(
    id number: Int = 1, to: String = "leads@firm.example", proof: String? = proven, _ body: String
  ) -> RawMail {
    RawMail(
      (proof.map { [$0] } ?? []) + [
        "Received: from phone by mx.firm.example; Tue, 24 Nov 2026 10:00:00 +0100",
        "From: Paul Favre <paul@firm.example>", "To: \(to)", "Subject: Note",
        "Message-ID: <\(number)@phone.example>", "Content-Type: text/plain; charset=utf-8",
      ], body)
  }

  /// A delivery report to one of our return paths (RFC 3464).
  package static func report(to path: String, status: String = "5.1.1", returned messageID: String) -> RawMail
  {
    RawMail(
      [
        "Return-Path: <>", "Delivered-To: \(path)", "From: MAILER-DAEMON@x.example", "To: \(path)",
        "Subject: Undelivered", "Message-ID: <report@x.example>", "MIME-Version: 1.0",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
      ],
      """
      --b
      Content-Type: text/plain

      It failed.
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; x.example

      Final-Recipient: rfc822; somebody@x.example
      Action: failed
      Status: \(status)
      --b
      Content-Type: text/rfc822-headers

      Message-ID: <\(messageID)>
      From: leads@firm.example
      --b--
      """)
  }
}
