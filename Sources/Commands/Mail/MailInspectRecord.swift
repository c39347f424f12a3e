import Basics
import Foundation
import Intake
import MailFormat
import MailReports

/// What `piste mail inspect` says of one mail; it is computed once, for people and for scripts.
struct MailInspection {
  private let file: String
  private let message: MailMessage
  private let kind: MailKind?
  private let bounces: [BounceLine]
  private let body: String
  private let reply: ReplyText

  /// One recipient of a bounce or complaint, in one form.
  private struct BounceLine {
    let recipient: String?
    let status: String?
    let kind: String
    let reason: String
  }

  init(_ message: MailMessage, file: String) {
    self.file = file
    self.message = message
    kind = Self.kind(of: message)
    bounces = Self.bounces(in: message)
    body = message.text
    reply = ReplyText.read(body)
  }

  private var isBounce: Bool { !bounces.isEmpty || kind == .bounce || kind == .complaint }

  private var isAutoReply: Bool {
    guard case .autoReply = kind else { return false }
    return !isBounce
  }

  /// The words above the signature, and the signature.
  private var replyWithSignature: String {
    [reply.visible, reply.signature].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Without settings nothing is known of own addresses, colleagues and tokens; what the mail says of itself is.
  private static func kind(of message: MailMessage) -> MailKind? {
    guard let keyring = TokenKeyring(secrets: [[UInt8](repeating: 0, count: 32)]) else { return nil }
    let rules = IntakeRules(
      keyring: keyring, ownAddresses: [], authservIDs: [], staff: [],
      locale: IntakeRules.Locale(country: "CH", currency: .chf, language: .french))
    let clues = IntakeClues.read(message, rules: rules)
    return MailClassifier.decide(message, clues: clues, facts: IntakeFacts(), rules: rules).value
  }

  private static func bounces(in message: MailMessage) -> [BounceLine] {
    if let report = FeedbackReport.read(message), report.isComplaint {
      let recipient = report.originalRecipient.isEmpty ? nil : report.originalRecipient
      return [BounceLine(recipient: recipient, status: nil, kind: "complaint", reason: report.type)]
    }
    return BounceReport.read(message).map { bounce in
      BounceLine(
        recipient: bounce.recipient, status: bounce.status, kind: bounce.kind.rawValue,
        reason: "\(bounce.reason)")
    }
  }

  /// For a person.
  var text: String {
    var fields = Fields()
    fields.add("file", file)
    fields.add("from", message.from.map(\.description).joined(separator: ", "))
    fields.add("to", message.to.map(\.description).joined(separator: ", "))
    fields.add("subject", message.subject)
    fields.add("date", message.date?.description)
    fields.add("Message-ID", message.messageID.map { "<\($0.text)>" })
    fields.add("kind", kind?.word)
    for bounce in bounces {
      let words = [bounce.recipient ?? "an unnamed recipient", bounce.status, bounce.kind, bounce.reason]
      fields.add("bounce", words.compactMap { $0 }.joined(separator: " "))
    }
    for part in message.attachments {
      let size = part.decodedBytes().count
      fields.add("attachment", "\(part.filename ?? "unnamed"), \(part.contentType.mediaType), \(size) bytes")
    }
    for diagnostic in message.diagnostics { fields.add("odd", diagnostic.description) }
    fields.add("text", reply.visible)
    fields.add("signature", reply.signature)
    fields.add("quoted", reply.quoted)
    return Self.printable(fields.text)
  }

  /// A mail must not move the cursor of who reads it.
  private static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.isControl && $0 != "\n" && $0 != "\t" ? " " : $0 }))
  }

  /// For a script.
  var json: JSONValue {
    [
      "file": .string(URL(fileURLWithPath: file).lastPathComponent), "subject": .string(message.subject),
      "from": message.from.first.map(Self.json) ?? .null, "to": .array(message.to.map(Self.json)),
      "messageID": JSONValue(message.messageID?.text), "date": JSONValue(message.date),
      "text": .string(body), "reply": .string(reply.visible),
      "replyWithSignature": .string(replyWithSignature),
      "attachments": .array(message.attachments.map(Self.json)), "isBounce": .bool(isBounce),
      "bounces": .array(bounces.map(Self.json)), "isAutoReply": .bool(isAutoReply), "forward": .null,
    ]
  }

  private static func json(_ address: MailAddress) -> JSONValue {
    ["name": .string(address.displayName), "address": .string(address.addrSpec)]
  }

  private static func json(_ bounce: BounceLine) -> JSONValue {
    [
      "recipient": JSONValue(bounce.recipient), "status": JSONValue(bounce.status),
      "kind": .string(bounce.kind),
    ]
  }

  private static func json(_ part: MIMEPart) -> JSONValue {
    let bytes = part.decodedBytes()
    return [
      "filename": JSONValue(part.filename), "size": JSONValue(bytes.count),
      "sha256": .string(SHA256Digest(of: bytes).hex),
    ]
  }
}
