/// Content-Transfer-Encoding (RFC 2045 §6), with what senders write for it.
package enum TransferEncoding: Hashable, Sendable {
  case identity
  case base64
  case quotedPrintable
  case uuencode

  init(_ body: ArraySlice<UInt8>) {
    var rest = body.trimmed
    if rest.first == 0x28, let end = rest.firstIndex(of: 0x29) { rest = rest[(end + 1)...].trimmed }
    let word = rest.prefix { !$0.isWhiteSpace && $0 != 0x3B && $0 != 0x28 && $0 != 0x22 }
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
    case .base64: Base64.decode(body)
    case .quotedPrintable: QuotedPrintable.decode(body)
    case .uuencode: UUEncoding.decode(body)
    }
  }
}
