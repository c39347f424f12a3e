import Workflows
import Basics
import TestFirm

extension Story {
  /// Somebody sends on a mail as Gmail does: the original stands in the text, below a line that says so.
  @discardableResult
  func sendsOn(
    _ original: String, from author: String, _ person: Person, comment: String = "",
    subject: String = "Fwd: Escalier",
    to: String = "leads@firm.example", _ more: [String] = []
  ) async throws -> Arrival {
    let body = """
      \(comment)

      ---------- Forwarded message ---------
      De : \(author)
      Date: lun. 23 nov. 2026 à 18:02
      Subject: Escalier
      To: Paul Favre <paul@firm.example>

      \(original)
      """
    return try await writes(person, to: to, subject: subject, more, says: body)
  }

  /// The same as an attachment: the original with its own header.
  @discardableResult
  func attaches(
    _ originals: [[String]], _ person: Person, comment: String = "", subject: String = "Fwd: Escalier"
  )
    async throws -> Arrival
  {
    let parts = originals.map { original in
      "--b\nContent-Type: message/rfc822\n\n" + original.joined(separator: "\n") + "\n"
    }
    let body =
      "--b\nContent-Type: text/plain; charset=utf-8\n\n\(comment)\n" + parts.joined() + "--b--\n"
    let head =
      person.fields + [
        "Received: from outside by mx.firm.example; Tue, 24 Nov 2026 10:00:00 +0100", "From: \(person.from)",
        "To: leads@firm.example", "Subject: \(subject)", "Message-ID: <\(body.utf8.count).fwd@firm.example>",
        "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b",
      ]
    return try await receive(head, body)
  }

  /// Header and words of a mail that reached a colleague by itself.
  static func mail(
    from author: String, id: String = "77@rey.example", subject: String = "Escalier", _ more: [String] = [],
    _ words: String =
      "Bonjour,\n\nQue coûte un escalier en chêne ?\n\nAnna Rey\nMenuiserie Rey SA\nTél. 021 555 01 23"
  ) -> [String] {
    [
      "From: \(author)", "To: paul@firm.example", "Subject: \(subject)", "Message-ID: <\(id)>",
      "Date: Mon, 23 Nov 2026 18:02:00 +0100", "Content-Type: text/plain; charset=utf-8",
    ] + more + ["", words]
  }
}
