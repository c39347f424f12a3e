/// What ``SafeHTML`` lets pass.
enum SafeMarkup {
  static let elements: Set<String> = [
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption",
    "center",
    "cite", "code", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer",
    "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "ol", "p",
    "pre",
    "q", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
  ]

  /// Dropped with all that is in them; the tags of other unknown elements only.
  static let droppedElements: HTMLNames = HTMLElements.unseen.union([
    .script, .style, .title, .iframe, .textarea, .button, .applet, .frameset, .noembed,
    .xmp,
    .dialog, .portal,
  ])

  /// Elements that are written only inside one of `parents` with none of `barrier` between.
  static let parents: [String: (parents: Set<String>, barrier: Set<String>)] = {
    let table: (Set<String>, Set<String>) = (["table"], ["td", "th", "caption"])
    let list: (Set<String>, Set<String>) = (["ul", "ol"], ["td", "th", "caption"])
    let terms: (Set<String>, Set<String>) = (["dl"], ["td", "th", "caption"])
    return [
      "tr": table, "td": table, "th": table, "tbody": table, "thead": table, "tfoot": table, "caption": table,
      "li": list, "dt": terms, "dd": terms,
    ]
  }()

  private static let attributes: [String: Set<String>] = [
    "": ["title", "dir", "lang", "align", "style"], "a": ["href"],
    "img": ["alt", "width", "height", "border"],
    "table": ["width", "border", "cellpadding", "cellspacing", "bgcolor"], "tr": ["valign", "bgcolor"],
    "td": ["width", "height", "valign", "bgcolor", "colspan", "rowspan"],
    "th": ["width", "height", "valign", "bgcolor", "colspan", "rowspan"], "font": ["color", "size", "face"],
    "ol": ["start", "type"], "ul": ["type"], "li": ["value", "type"], "hr": ["width", "size"],
  ]

  static func isAllowed(_ attribute: String, on element: String) -> Bool {
    attributes[""]?.contains(attribute) == true || attributes[element]?.contains(attribute) == true
  }

  static func value(of attribute: String, _ value: ArraySlice<UInt8>) -> [UInt8]? {
    switch attribute {
    case "href": SafeAddress.link(value)
    case "style": SafeStyle.read(value)
    case "title", "alt": value.count <= 1000 ? Array(value) : nil
    default: isPlain(value) ? Array(value) : nil
    }
  }

  private static func isPlain(_ value: ArraySlice<UInt8>) -> Bool {
    value.count <= 64 && value.allSatisfy { $0.isLetter || $0.isDigit || " #%.,-".utf8.contains($0) }
  }
}

/// The addresses that ``SafeHTML`` lets pass, read as browsers read them (WHATWG URL §4.4).
enum SafeAddress {
  private static let maximumLength = 8192

  static func link(_ value: ArraySlice<UInt8>) -> [UInt8]? {
    checked(value, schemes: ["http", "https", "mailto", "tel", "cid"])
  }

  /// A part of the same mail, or a small picture that the address itself holds.
  static func image(_ value: ArraySlice<UInt8>, maximumData: Int) -> [UInt8]? {
    if let part = checked(value, schemes: ["cid"]) { return part }
    guard maximumData > 0, value.count / 2 <= maximumData + maximumLength else { return nil }
    let address = cleaned(value)
    let types: [StaticString] = [
      "data:image/png;base64,", "data:image/gif;base64,", "data:image/jpeg;base64,",
      "data:image/webp;base64,",
    ]
    guard let type = types.first(where: { address[...].hasCaselessPrefix($0) }) else { return nil }
    let content = address.dropFirst(type.utf8CodeUnitCount)
    let isBase64 = content.allSatisfy { $0.isLetter || $0.isDigit || "+/=".utf8.contains($0) }
    return isBase64 && content.count / 4 * 3 <= maximumData ? address : nil
  }

  static func isRemote(_ value: ArraySlice<UInt8>) -> Bool {
    let address = cleaned(value.prefix(maximumLength))
    return address.starts(with: [0x2F, 0x2F]) || ["http", "https", "ftp"].contains(scheme(address))
  }

  /// An address without scheme means nothing in a mail.
  private static func checked(_ value: ArraySlice<UInt8>, schemes: Set<String>) -> [UInt8]? {
    guard value.count <= maximumLength else { return nil }
    let address = cleaned(value)
    guard let scheme = scheme(address), schemes.contains(scheme),
      !address.contains(where: { $0.isControl })
    else { return nil }
    return address
  }

  private static func scheme(_ address: [UInt8]) -> String? {
    let name = address.prefix(16).prefix { $0 != 0x3A }
    guard name.count < address.count, address[name.count] == 0x3A, name.first?.isLetter == true,
      name.allSatisfy({ $0.isLetter || $0.isDigit || "+.-".utf8.contains($0) })
    else { return nil }
    return name.lowercasedText
  }

  /// Control characters and blanks at the ends and line breaks and tabs anywhere do not count in an address.
  private static func cleaned(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var text = value
    while let first = text.first, first <= 0x20 { text = text.dropFirst() }
    while let last = text.last, last <= 0x20 { text = text.dropLast() }
    return text.filter { $0 != 0x09 && !$0.isLineBreak }
  }
}

/// The style declarations that ``SafeHTML`` lets pass: how text looks, not where it stands, and nothing that loads.
enum SafeStyle {
  static func read(_ style: ArraySlice<UInt8>) -> [UInt8]? {
    var kept: [String] = []
    for declaration in CSSDeclarations(style.prefix(4096)) {
      let property = declaration.property.lowercasedText
      guard kept.count < 40, isAllowed(property),
        let safe = safe(declaration.value.lowercasedText, property)
      else { continue }
      kept.append("\(property):\(safe)")
    }
    return kept.isEmpty ? nil : Array(kept.joined(separator: ";").utf8)
  }

  private static func isAllowed(_ property: String) -> Bool {
    properties.contains(property)
      || ["border-", "padding-", "margin-"].contains { property.hasPrefix($0) && property.utf8.count <= 24 }
        && property.utf8.allSatisfy { $0.isLetter || $0 == 0x2D }
  }

  /// Words, numbers, colours; `rgb(…)` is the one function.
  private static func safe(_ value: String, _ property: String) -> String? {
    let text = property == "font-family" ? value.utf8.filter { $0 != 0x22 && $0 != 0x27 } : Array(value.utf8)
    let isFunction = ["rgb(", "rgba(", "hsl(", "hsla("].contains { value.hasPrefix($0) }
    var previous: UInt8 = 0x20
    for byte in text {
      let isPlain = byte.isLetter || byte.isDigit || byte == 0x20 || "#%.,-!".utf8.contains(byte)
      guard isPlain || (isFunction && (byte == 0x28 || byte == 0x29)) else { return nil }
      // Nothing moves out of its place.
      if previous == 0x2D, byte.isDigit || byte == 0x2E, property != "font-family" { return nil }
      previous = byte
    }
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }

  private static let properties: Set<String> = [
    "color", "background-color", "font-family", "font-size", "font-style", "font-weight", "font-variant",
    "text-align", "text-decoration", "text-transform", "vertical-align", "white-space", "direction",
    "line-height",
    "letter-spacing", "list-style-type", "border", "padding", "margin", "width", "max-width", "height",
    "display",
    "visibility", "word-break", "overflow-wrap",
  ]
}
