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

  func decode(_ body: ArraySlice<UInt8>) -> [UInt8] {
    switch self {
    case .identity: Array(body)
    case .base64: Base64.decode(body)
    case .quotedPrintable: QuotedPrintable.decode(body)
    case .uuencode: UUEncoding.decode(body)
    }
  }
}

/// The encoding of Unix mail before MIME; still found in `x-uuencode` parts.
enum UUEncoding {
  static func decode(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    for line in body.split(separator: 0x0A) {
      guard !line.starts(with: Array("begin ".utf8)) else { continue }
      guard !line.starts(with: Array("end".utf8)), let length = line.first else { continue }
      let wanted = Int((length &- 0x20) & 63)
      output += decodeLine(line.dropFirst()).prefix(wanted)
    }
    return output
  }

  /// Trailing blanks are digits of value 0 that transports cut off; two more groups of them do no harm.
  private static func decodeLine(_ digits: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var group: UInt32 = 0
    var count = 0
    for digit in digits + [UInt8](repeating: 0x20, count: 8) where digit >= 0x20 && digit <= 0x60 {
      group = group << 6 | UInt32((digit &- 0x20) & 63)
      count += 1
      guard count == 4 else { continue }
      for shift: UInt32 in [16, 8, 0] { output.append(UInt8(truncatingIfNeeded: group >> shift)) }
      group = 0
      count = 0
    }
    return output
  }
}
