/// Content-Transfer-Encoding (RFC 2045 §6), with what senders write for it.
package enum TransferEncoding: Hashable, Sendable {
  case identity
  case base64
  case quotedPrintable
  case uuencode

  init(_ body: ArraySlice<UInt8>) {
    var rest = body.trimmed
    if rest.first == 0x28, let end = rest.firstIndex(of: 0x29) { rest = rest[(end + 1)...].trimmed }
    if rest.first == 0x22 { rest = rest.dropFirst() }
    let word = rest.prefix { !$0.isWhiteSpace && $0 != 0x3B && $0 != 0x28 && $0 != 0x22 && $0 != 0x2C }
    switch word.lowercasedText {
    case "base64", "base-64": self = .base64
    case "quoted-printable", "quotedprintable", "quoted-printeable": self = .quotedPrintable
    case "x-uuencode", "uuencode", "x-uue": self = .uuencode
    default: self = .identity
    }
  }

  package func decode(_ body: ArraySlice<UInt8>) -> [UInt8] {
    switch real(for: body) {
    case .identity: Array(body)
    case .base64: Base64.decode(Self.base64Text(of: body))
    case .quotedPrintable: QuotedPrintable.decode(body)
    case .uuencode: UUEncoding.decode(body)
    }
  }
}

extension TransferEncoding {
  /// Seen in the wild: words under the label base64, where a gateway decoded them and left the label.
  func real(for body: ArraySlice<UInt8>) -> TransferEncoding {
    self == .base64 && body.looksLikeWords ? .identity : self
  }

  static func base64Text(of body: ArraySlice<UInt8>) -> ArraySlice<UInt8> { body.withoutFooter }
}

extension ArraySlice<UInt8> {
  /// Whether the beginning has blanks and punctuation as text has them; base64 that was damaged has not both.
  fileprivate var looksLikeWords: Bool {
    let sample = prefix(1024)
    let blanks = sample.count { $0 == 0x20 }
    guard blanks > 3, blanks * 20 > sample.count else { return false }
    let digits = sample.count { $0.isLetter || $0.isDigit || $0 == 0x2B || $0 == 0x2F || $0 == 0x3D }
    let breaks = sample.count { $0.isLineBreak }
    let marks = sample.count - blanks - digits - breaks
    return marks > 0 && marks * 200 > sample.count
  }

  /// Base64 without the words that a list server put under it (seen in the wild): what stands behind the last blank
  /// line and has blanks in it. Only the end of the body is looked at.
  fileprivate var withoutFooter: ArraySlice<UInt8> {
    let tail = suffix(4096)
    var end = endIndex
    var hasWords = false
    var index = tail.endIndex
    while index > tail.startIndex {
      index -= 1
      if self[index].isBlank { hasWords = true }
      guard self[index] == 0x0A, index > startIndex else { continue }
      let previous = self[index - 1] == 0x0D ? index - 2 : index - 1
      if hasWords, previous >= startIndex, self[previous] == 0x0A { end = previous }
    }
    return self[..<end]
  }
}
