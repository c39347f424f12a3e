/// Mailbox names in ASCII: RFC 3501 section 5.1.3, which every server understands. What is beyond ASCII
/// travels as UTF-16 in base64 with `,` for `/` and no padding, between `&` and `-`; `&` itself is `&-`.
enum ModifiedUTF7 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,".utf8)

  static func encode(_ name: String) -> String {
    var text: [UInt8] = []
    var pending: [UInt16] = []
    for scalar in name.unicodeScalars {
      guard scalar.isASCII else {
        pending.append(contentsOf: UTF16.encode(scalar) ?? .init())
        continue
      }
      flush(&pending, to: &text)
      text.append(UInt8(ascii: scalar))
      if scalar == "&" { text.append(UInt8(ascii: "-")) }
    }
    flush(&pending, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil for what no correct encoder writes; then the name is whatever the server means by its bytes.
  static func decode(_ wire: some Collection<UInt8>) -> String? {
    var text = String.UnicodeScalarView()
    var rest = wire[...]
    while let byte = rest.popFirst() {
      guard byte < 0x80 else { return nil }
      guard byte == UInt8(ascii: "&") else {
        text.append(Unicode.Scalar(byte))
        continue
      }
      guard let end = rest.firstIndex(of: UInt8(ascii: "-")) else { return nil }
      let run = rest[..<end]
      rest = rest[rest.index(after: end)...]
      guard let scalars = run.isEmpty ? "&".unicodeScalars : shifted(run) else { return nil }
      text.append(contentsOf: scalars)
    }
    return String(text)
  }

  private static func flush(_ units: inout [UInt16], to text: inout [UInt8]) {
    guard !units.isEmpty else { return }
    defer { units = [] }
    var bits: UInt32 = 0
    var count = 0
    text.append(UInt8(ascii: "&"))
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
    text.append(UInt8(ascii: "-"))
  }

  private static func shifted(_ run: some Collection<UInt8>) -> String.UnicodeScalarView? {
    var units: [UInt16] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in run {
      guard let value = alphabet.firstIndex(of: byte) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 16 else { continue }
      count -= 16
      units.append(UInt16(truncatingIfNeeded: bits >> UInt32(count)))
      bits &= 1 << UInt32(count) - 1
    }
    return String(validating: units, as: UTF16.self)?.unicodeScalars
  }
}
