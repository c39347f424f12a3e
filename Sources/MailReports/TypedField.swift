import MailFormat

/// `rfc822; someone@example.org`: a type and a value (RFC 3464 §2.1.2).
enum TypedField {
  static func value(_ body: String) -> String {
    guard let semicolon = body.utf8.firstIndex(of: 0x3B) else { return body.trimmedOfWhiteSpace }
    let type = body[..<semicolon].utf8
    // A semicolon further on belongs to the words, not to a type.
    guard type.count <= 20, type.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 0x2D || $0.isBlank }) else {
      return body.trimmedOfWhiteSpace
    }
    return String(body[body.utf8.index(after: semicolon)...]).trimmedOfWhiteSpace
  }

  /// The address in lower case, without brackets; empty for `unknown` and the like.
  static func address(_ body: String) -> String {
    let value = value(body)
    guard value.utf8.contains(0x5C) else { return AddressText.first(in: value) ?? "" }
    return AddressText.first(in: unescaped(value)) ?? ""
  }

  /// The same where the server left the encoding of the envelope (RFC 3461 §4.2): `anna+2Btag@example.org`. Only the two
  /// characters that have to be encoded, as other digits after a plus are somebody's tag.
  static func xtextAddress(_ body: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(body.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x2B, let decoded = encoded[String(decoding: rest.prefix(2), as: UTF8.self)] {
        bytes.append(decoded)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return address(String(decoding: bytes, as: UTF8.self))
  }

  private static let encoded: [String: UInt8] = ["2B": 0x2B, "3D": 0x3D]

  /// `j\x{E9}r\x{F4}me@example.org` as RFC 6533 §3 writes an address of the type `utf-8` in ASCII.
  private static func unescaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", rest.starts(with: "x{".unicodeScalars),
        let end = rest.prefix(9).firstIndex(of: "}"),
        let code = UInt32(String(rest[..<end].dropFirst(2)), radix: 16), let character = Unicode.Scalar(code)
      else {
        result.append(scalar)
        continue
      }
      result.append(character)
      rest = rest[rest.index(after: end)...]
    }
    return String(result)
  }
}
