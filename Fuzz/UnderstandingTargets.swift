import Basics
@testable import Intake
@testable import MailFormat
@testable import MailReports

/// Reports about mail: the input as a message, and as the machine part of a report.
enum ReportTarget {
  private static let head = """
    From: <mailer-daemon@example.com>\r
    Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
    \r
    --b\r
    Content-Type: message/delivery-status\r
    \r\n
    """

  static func run(_ bytes: [UInt8]) {
    visit(MailMessage.parse(bytes))
    visit(MailMessage.parse(Array(head.utf8) + bytes + Array("\r\n--b--\r\n".utf8)))
  }

  private static func visit(_ message: MailMessage) {
    let report = BounceReport.read(message)
    for bounce in report.failures + report.delays {
      law(bounce.recipient?.utf8.contains { $0 < 0x20 } != true, "a recipient has no controls")
      law(bounce.status.map { $0.split(separator: ".").count == 3 } != false, "a status has three numbers")
    }
    look((FeedbackReport.read(message), DeliveryStatusReport.read(message)))
    look(ReturnedMessage.header(in: message)?.fields.count)
  }
}

/// Replies: what is taken apart is never more than there was.
enum ReplyTarget {
  static func run(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let reply = ReplyText.read(text)
    let size = [reply.visible, reply.quoted, reply.signature].reduce(0) { $0 + $1.utf8.count }
    law(size <= text.utf8.count, "the pieces of a text are no longer than the text")
    let again = ReplyText.read(text.unicodeScalars.map { $0 == "\n" ? "\r\n" : String($0) }.joined())
    law(text.utf8.contains(0x0D) || again == reply, "CRLF reads like LF")
  }
}

/// Forwards: the first line is the subject, the rest the text.
enum ForwardTarget {
  static func run(_ bytes: [UInt8]) {
    let cut = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
    let subject = String(decoding: bytes[..<cut], as: UTF8.self)
    let text = String(decoding: bytes[cut...].dropFirst(), as: UTF8.self)
    for isAnswer in [false, true] {
      let threading = isAnswer ? "In-Reply-To: <1@example.com>\r\n" : ""
      let header = MailMessage.parse(Array("From: anna@example.com\r\n\(threading)\r\n".utf8))
      let context = InlineForward.Context(subject: subject, message: header)
      guard let found = InlineForward(text, context).find().forward else { continue }
      hold(found.mail, text)
    }
    let decision = ForwardedMail.decide(MailMessage.parse(bytes), kind: .person, text: text)
    if let mail = decision.value, mail.form == .inline { hold(mail, text) }
  }

  private static func hold(_ mail: ForwardedMail, _ text: String) {
    law((1...5).contains(mail.originals.count), "there is an original, and not one in another without end")
    var room = text.utf8.count
    law(mail.comment.utf8.count <= room, "a comment is no longer than the text")
    for original in mail.originals {
      law(original.text.utf8.count <= room, "an original is no longer than what it stands in")
      law(
        original.from.address?.utf8.contains { $0 <= 0x20 } != true, "an address has no blanks and controls")
      room = original.text.utf8.count
    }
  }
}

/// Notes after a call, and what a mail says of hours worked.
enum NoteTarget {
  private static let setting = PhoneNote.Setting(
    today: CalendarDate(daysSince1970: 20_000), country: "CH", currency: .chf, author: "Anna Keller")

  static func run(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    look(PhoneNote.read(text, subject: text, setting))
    look(TimeNote.read(text))
  }
}

/// A whole mail from its bytes to what a person meant.
enum UnderstandingTarget {
  static func run(_ bytes: [UInt8]) {
    let understanding = MailUnderstanding.read(MailMessage.parse(bytes))
    law(!(understanding.isBounce && understanding.isAutoReply), "a bounce is no automatic answer")
    look(MailRecord(understanding, file: "a.eml").json)
  }
}
