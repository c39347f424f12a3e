@testable import MailFormat

/// A whole message: reading is total, and what it gives stays within the bytes and the limits.
enum MessageTarget {
  static func run(_ bytes: [UInt8]) {
    let message = MailMessage.parse(bytes)
    var parts = 0
    visit(message, within: bytes.count, parts: &parts)
    law(parts <= ParsingLimits.standard.parts, "no more parts than the limit: \(parts)")
    let opened = message.opened
    for part in opened.root.descendants { look((part.decodedText(), part.filename, part.isSignature)) }
    law(opened.text == message.text, "opening changes no text that is read")
    look((message.html, message.attachments.count, message.invitation))
  }

  /// Reads all of a message and of the messages in it, and counts its parts.
  private static func visit(_ message: MailMessage, within size: Int, parts: inout Int) {
    look((message.subject, message.from, message.sender, message.replyTo, message.to, message.cc))
    look((message.messageID, message.references.map(\.text), message.date, message.baseSubject))
    law(message.diagnostics.count <= message.limits.diagnostics, "no more diagnostics than the limit")
    for part in message.root.descendants {
      parts += 1
      law(part.rawBody.count <= size, "a body is no longer than its message")
      let most = part.transferEncoding.most(from: part.rawBody.count)
      law(part.decodedBytes().count <= most, "nothing grows much when it is decoded")
      look((part.filename, part.contentID, part.isAttachment, part.decodedText(), part.externalBody))
      // A message under a transfer encoding stands in bytes of its own, no longer than the encoded ones.
      if let embedded = part.embedded { visit(embedded, within: size, parts: &parts) }
    }
  }
}

/// TNEF streams: reading is total, also as the attachment of a mail.
enum TNEFTarget {
  private static let head = Array(
    "Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\n".utf8)

  static func run(_ bytes: [UInt8]) {
    let message = MailMessage.parse(head + Base64.encode(bytes))
    law(message.root.decodedBytes() == bytes, "a winmail.dat comes out as it went in")
    let parts = message.opened.root.descendants
    for part in parts { look((part.decodedText(), part.filename, part.embedded?.text)) }
    guard let inner = TNEFReader.read(bytes[...]) else { return }
    let content = inner.files.reduce(0) { $0 + $1.size }
    law(content <= bytes.count, "the files of a stream are no longer than the stream")
  }
}

extension TNEFMessage.File {
  fileprivate var size: Int {
    switch content {
    case .bytes(let bytes): bytes.count
    case .message(let message): message.files.reduce(0) { $0 + $1.size }
    }
  }
}
