import Basics
import Intake
import MailFormat
import MailReports

/// What `piste mail inspect` says of one mail to a person.
struct MailInspectText {
  private let understanding: MailUnderstanding
  private let file: String

  init(_ understanding: MailUnderstanding, file: String) {
    self.understanding = understanding
    self.file = file
  }

  var text: String {
    let message = understanding.message
    var fields = Fields()
    fields.add("file", file)
    fields.add("from", message.from.map(\.description).joined(separator: ", "))
    fields.add("to", message.to.map(\.description).joined(separator: ", "))
    fields.add("subject", message.subject)
    fields.add("date", message.date?.description)
    fields.add("Message-ID", message.messageID.map { "<\($0.text)>" })
    fields.add("kind", understanding.kind.record(step: "kind", value: understanding.kind.value.word).line)
    addComplaint(to: &fields)
    for part in message.attachments {
      let size = part.decodedSize
      let label = part.isSignature ? "signature file" : "attachment"
      fields.add(label, "\(part.filename ?? "unnamed"), \(part.contentType.mediaType), \(size) bytes")
    }
    fields.add("calendar", message.invitation?.line)
    for diagnostic in message.diagnostics { fields.add("odd", diagnostic.description) }
    for record in understanding.records { fields.add(record.step, record.line) }
    fields.add("text", understanding.reply.shown)
    fields.add("signature", understanding.reply.signature)
    fields.add("quoted", understanding.reply.quoted)
    return Self.printable(fields.text)
  }

  private func addComplaint(to fields: inout Fields) {
    if let complaint = understanding.complaint {
      let recipient = complaint.originalRecipient
      fields.add("complaint", "\(recipient.isEmpty ? "an unnamed recipient" : recipient) \(complaint.type)")
    }
  }

  /// A mail must not move the cursor of who reads it.
  private static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.isControl && $0 != "\n" && $0 != "\t" ? " " : $0 }))
  }
}
