import Basics
import MailFormat
import MailReports

/// A ``MailUnderstanding`` as one JSON object: what `piste mail inspect --json` prints. The keys are a contract,
/// scripts depend on them.
package struct MailRecord: Sendable {
  private let understanding: MailUnderstanding
  private let file: String

  /// - Parameter file: The name that the record bears, without folders.
  package init(_ understanding: MailUnderstanding, file: String) {
    self.understanding = understanding
    self.file = file
  }

  package var json: JSONValue {
    let message = understanding.message
    let safe = message.safeHTML(SafeHTML.Limits(length: 200_000))
    return [
      "file": .string(file), "subject": .string(message.subject),
      "from": message.from.first.map(Self.json) ?? .null, "to": .array(message.to.map(Self.json)),
      "messageID": JSONValue(message.messageID?.text), "date": JSONValue(message.date),
      "text": .string(understanding.text), "attachments": .array(message.attachments.map(Self.json)),
      "diagnostics": .array(message.diagnostics.map { .string($0.code) }),
      "kind": .string(understanding.kind.value.word),
      "kindReason": .string(understanding.kind.reason.rawValue),
      "isAutoReply": .bool(understanding.isAutoReply), "isBounce": .bool(understanding.isBounce),
      "bounces": .array(bounces), "receipt": understanding.receipt.map(Self.json) ?? .null,
      "reply": .string(understanding.reply.shown),
      "replyReason": .string(understanding.reply.reason.rawValue),
      "replyWithSignature": .string(understanding.reply.shownWithSignature),
      "signature": understanding.signature.json,
      "forward": understanding.forward.value.map(Self.json) ?? .null,
      "forwardReason": .string(understanding.forward.reason.rawValue),
      "absence": understanding.absence?.json ?? .null,
      "calendar": message.invitation.map(Self.json) ?? .null,
      "safeHTML": JSONValue(safe?.markup), "blockedImages": JSONValue(safe?.blockedImages ?? 0),
    ]
  }

  private var bounces: [JSONValue] {
    if let complaint = understanding.complaint {
      let recipient = complaint.originalRecipient
      return [
        [
          "recipient": JSONValue(recipient.isEmpty ? nil : recipient), "status": .null, "kind": "complaint",
          "reason": .string(complaint.type),
        ]
      ]
    }
    return understanding.bounces.map { Self.json($0, isDelay: false) }
      + understanding.delays.map { Self.json($0, isDelay: true) }
  }

  private static func json(_ bounce: Bounce, isDelay: Bool) -> JSONValue {
    [
      "recipient": JSONValue(bounce.recipient), "finalRecipient": JSONValue(bounce.finalRecipient),
      "status": JSONValue(bounce.status),
      "kind": .string(bounce.kind.rawValue), "isDelay": .bool(isDelay),
      "reason": .string("\(bounce.reason)"), "ground": .string(bounce.ground.rawValue),
      "proof": .string(bounce.proof),
    ]
  }

  private static func json(_ forward: ForwardedMail) -> JSONValue {
    let originals = forward.originals.map { original -> JSONValue in
      [
        "from": ["name": .string(original.from.name), "address": JSONValue(original.from.address)],
        "date": .string(original.date), "subject": .string(original.subject), "text": .string(original.text),
      ]
    }
    return [
      "form": .string(forward.form.rawValue), "confidence": .string(forward.confidence.rawValue),
      "comment": .string(forward.comment), "original": originals.first ?? .null,
      "inner": .array(Array(originals.dropFirst())),
    ]
  }

  private static func json(_ receipt: DispositionNotification) -> JSONValue {
    [
      "recipient": .string(receipt.recipient), "outcome": .string(receipt.outcome.rawValue),
      "mode": .string(receipt.mode.rawValue), "messageID": JSONValue(receipt.originalMessageID?.text),
    ]
  }

  private static func json(_ address: MailAddress) -> JSONValue {
    ["name": .string(address.displayName), "address": .string(address.addrSpec)]
  }

  private static func json(_ invitation: CalendarInvitation) -> JSONValue {
    [
      "method": .string(invitation.method), "summary": .string(invitation.summary),
      "organizer": JSONValue(invitation.organizer), "location": .string(invitation.location),
      "attendees": .array(invitation.attendees.map { .string($0) }), "uid": .string(invitation.uid),
      "start": JSONValue(invitation.start?.text), "zone": JSONValue(invitation.start?.zone),
      "instant": JSONValue(invitation.start?.instant),
    ]
  }

  private static func json(_ part: MIMEPart) -> JSONValue {
    var size = 0
    var hash = SHA256Digest.Stream()
    for piece in part.decodedPieces() {
      size += piece.count
      piece.withUnsafeBytes { hash.update($0) }
    }
    return [
      "filename": JSONValue(part.filename), "size": JSONValue(size),
      "sha256": .string(hash.finish().hex), "isSignature": .bool(part.isSignature),
    ]
  }
}
