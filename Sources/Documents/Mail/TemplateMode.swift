import Mustache

/// What a template writes, and so how the values in it are escaped.
///
/// swift-mustache escapes by `Character`: a quote followed by a combining accent passes unescaped, and a name
/// that arrives by mail could open an attribute. Ours escapes over UTF-8 bytes. Partials fall back to the
/// library's own escaping, so every template and every partial names its mode itself.
enum TemplateMode: String, CaseIterable, Hashable, Sendable {
  case text = "PISTE_TEXT"
  case html = "PISTE_HTML"

  /// The pragma for the top of a template, on a line of its own that leaves no trace.
  var pragma: String {
    _ = Self.registration
    return "{{% CONTENT_TYPE: \(rawValue)}}\n"
  }

  /// The library keeps content types in a registry of the process; entering ours once is enough.
  private static let registration: Void = {
    MustacheContentTypes.register(PlainText(), named: TemplateMode.text.rawValue)
    MustacheContentTypes.register(HTMLText(), named: TemplateMode.html.rawValue)
  }()
}

private struct PlainText: MustacheContentType {
  func escapeText(_ text: String) -> String { text }
}

private struct HTMLText: MustacheContentType {
  func escapeText(_ text: String) -> String {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): escaped.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): escaped.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): escaped.append(contentsOf: "&#39;".utf8)
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}
