/// A file that goes with a ``MailDraft``.
package struct DraftAttachment: Sendable, Hashable {
  package let filename: String
  /// e.g. `application/pdf`.
  package let mediaType: String
  package let bytes: [UInt8]

  package init(filename: String, mediaType: String, bytes: [UInt8]) {
    self.filename = filename
    self.mediaType = mediaType
    self.bytes = bytes
  }
}

/// A picture that the HTML of a ``MailDraft`` shows (RFC 2387): `<img src="cid:…">`.
package struct DraftPicture: Sendable, Hashable {
  /// Differs from picture to picture in a draft; see ``contentID(in:)``.
  package let filename: String
  /// e.g. `image/png`.
  package let mediaType: String
  package let bytes: [UInt8]

  package init(filename: String, mediaType: String, bytes: [UInt8]) {
    self.filename = filename
    self.mediaType = mediaType
    self.bytes = bytes
  }

  /// What follows `cid:` in the HTML (RFC 2392 §2), the same whenever it is asked for: whoever writes the HTML needs
  /// it before there is a message. No other message has it, so no reader takes a picture from an earlier mail.
  package func contentID(in messageID: MessageID) -> String {
    let domain = messageID.text.utf8.split(separator: 0x40).last.map { String(decoding: $0, as: UTF8.self) }
    return messageID.fingerprint(of: filename) + "@" + (domain ?? messageID.text)
  }
}

extension MessageID {
  /// FNV-1a in hexadecimal: the same for the same message and word, different for every other; it need not be secret.
  func fingerprint(of word: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in [Array(text.utf8), Array(word.utf8)].joined(separator: [0]) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }
}
