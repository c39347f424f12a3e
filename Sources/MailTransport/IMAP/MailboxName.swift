/// A mailbox name as the wire wants it: modified UTF-7 (RFC 3501 section 5.1.3, which every server
/// understands) in a quoted string. Line ends and NUL are refused: they would be another command.
struct MailboxName {
  let quoted: String

  init?(_ name: String) {
    guard !name.isEmpty, name.utf8.count <= 1000, !name.unicodeScalars.contains(where: Self.isControl) else {
      return nil
    }
    quoted = "\"" + Self.escaped(Self.modifiedUTF7(name)) + "\""
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 32 || scalar.value == 127
  }

  private static func escaped(_ name: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { text.append("\\") }
      text.append(scalar)
    }
    return String(text)
  }

  static func modifiedUTF7(_ name: String) -> String {
    var text = ""
    var pending: [UInt16] = []
    for scalar in name.unicodeScalars {
      guard scalar.isASCII else {
        pending.append(contentsOf: UTF16.encode(scalar) ?? .init())
        continue
      }
      text += flush(&pending)
      text += scalar == "&" ? "&-" : String(scalar)
    }
    return text + flush(&pending)
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,".unicodeScalars)

  /// UTF-16 in base64 with `,` for `/` and no padding.
  private static func flush(_ units: inout [UInt16]) -> String {
    guard !units.isEmpty else { return "" }
    defer { units = [] }
    var text = String.UnicodeScalarView("&".unicodeScalars)
    var bits: UInt32 = 0
    var count = 0
    for unit in units {
      bits = bits << 16 | UInt32(unit)
      count += 16
      while count >= 6 {
        count -= 6
        text.append(alphabet[Int(bits >> UInt32(count) & 63)])
      }
      bits &= 1 << UInt32(count) - 1
    }
    if count > 0 { text.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
    return String(text) + "-"
  }
}
