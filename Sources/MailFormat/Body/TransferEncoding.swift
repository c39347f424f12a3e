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
    switch self {
    case .identity: Array(body)
    case .base64: Base64.decode(Self.base64Text(of: body))
    case .quotedPrintable: QuotedPrintable.decode(body)
    case .uuencode: UUEncoding.decode(body)
    }
  }
}

extension TransferEncoding {
  static func base64Text(of body: ArraySlice<UInt8>) -> ArraySlice<UInt8> { body.withoutFooter }
}

extension ArraySlice<UInt8> {
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
