@testable import MailFormat

/// HTML: any bytes are text of bounded length, and words that were escaped come out as they went in.
enum HTMLTarget {
  static func run(_ bytes: [UInt8]) {
    let text = HTMLText.convert(String(decoding: bytes, as: UTF8.self))
    law(text.utf8.count <= bytes.count * 50 + 100, "the text is not much longer than its HTML")
    let plain = bytes.map { 0x20 + $0 % 0x5F }
    let words = plain.split(separator: 0x20).map(Array.init)
    let read = Array(HTMLText.convert(escaped(plain)).utf8).split { $0 == 0x20 || $0 == 0x0A }.map(Array.init)
    law(read == words, "escaped words come out as they went in")
  }

  private static func escaped(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      default: String(UnicodeScalar(byte))
      }
    }.joined()
  }
}
