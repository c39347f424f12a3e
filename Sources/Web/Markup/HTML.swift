/// A piece of a page: literal text is markup, whatever is put into it is text and is escaped.
///
/// `"<p>\(name)</p>" as HTML` can't be broken out of, wherever the name comes from. Escaping works on bytes:
/// a quote with a combining mark after it is one `Character`, and would slip through a comparison of those
/// (CVE-2026-27120). Attributes must be written in double quotes.
struct HTML: ExpressibleByStringInterpolation, Sendable {
  let text: String

  init(stringLiteral markup: String) { text = markup }
  init(stringInterpolation pieces: StringInterpolation) { text = pieces.text }

  /// One piece after the other.
  init(_ pieces: [HTML]) { text = pieces.map(\.text).joined(separator: "\n") }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    mutating func appendLiteral(_ markup: String) { text += markup }
    mutating func appendInterpolation(_ value: String) { text += HTML.escape(value) }
    mutating func appendInterpolation(_ markup: HTML) { text += markup.text }
  }

  private static func escape(_ text: String) -> String {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): escaped += Array("&amp;".utf8)
      case UInt8(ascii: "<"): escaped += Array("&lt;".utf8)
      case UInt8(ascii: ">"): escaped += Array("&gt;".utf8)
      case UInt8(ascii: "\""): escaped += Array("&quot;".utf8)
      case UInt8(ascii: "'"): escaped += Array("&#39;".utf8)
      // NUL is a parse error in HTML, and no text of ours holds one.
      case 0: continue
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}
