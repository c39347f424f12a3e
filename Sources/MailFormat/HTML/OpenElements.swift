/// The elements that are open at a place of a document: which of them a tag closes.
///
/// The part of WHATWG HTML §13.2.6 that mails need: ends that a start tag implies, end tags that have no start,
/// overlapping formatting. A tag looks at a bounded number of elements, so the whole stays linear; elements that are
/// nested deeper than the limit are counted only.
struct OpenElements<State> {
  struct Element {
    let name: String
    let state: State
  }

  private(set) var elements: [Element] = []
  /// How many elements are open beyond the limit.
  private var uncounted = 0
  private let limit: Int

  /// How far down a tag looks.
  private static var reach: Int { 200 }

  init(limit: Int) { self.limit = limit }

  var top: Element? { elements.last }
  var isFull: Bool { elements.count >= limit }

  mutating func push(_ name: String, _ state: State) {
    guard !isFull else { return uncounted += 1 }
    elements.append(Element(name: name, state: state))
  }

  mutating func pop() -> Element? { elements.popLast() }

  mutating func remove(at index: Int) { elements.remove(at: index) }

  /// How many elements end because this start tag comes.
  func endsImplied(by name: String) -> Int {
    guard uncounted == 0 else { return 0 }
    if let rule = HTMLElements.impliedEnds[name] {
      return distance(of: rule.ends, barrier: rule.barrier)
    }
    return HTMLElements.blocks.contains(name) ? distance(of: ["p"], barrier: HTMLElements.scope) : 0
  }

  /// How many elements this end tag closes, itself included; 0 when it has no start.
  mutating func ends(of name: String) -> Int {
    if uncounted > 0 {
      uncounted -= 1
      return 0
    }
    let isTablePart = HTMLElements.tableParts.contains(name)
    let barrier = name == "table" ? [] : isTablePart ? ["table"] : HTMLElements.scope
    return distance(of: [name], barrier: barrier)
  }

  private func distance(of names: Set<String>, barrier: Set<String>) -> Int {
    for (offset, element) in elements.reversed().prefix(Self.reach).enumerated() {
      if names.contains(element.name) { return offset + 1 }
      if barrier.contains(element.name) { return 0 }
    }
    return 0
  }
}

/// What kinds of elements there are.
enum HTMLElements {
  static let empty: Set<String> = [
    "br", "hr", "img", "input", "meta", "link", "base", "area", "col", "wbr", "source", "embed", "param",
    "track", "basefont", "bgsound", "frame", "keygen",
  ]

  static let formatting: Set<String> = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "span",
  ]

  /// Each stands on lines of its own.
  static let blocks: Set<String> = [
    "div", "table", "section", "article", "header", "footer", "aside", "nav", "main", "address", "center",
    "form", "fieldset", "figure", "figcaption", "dl", "ul", "ol", "menu", "dir", "p", "h1", "h2", "h3", "h4",
    "h5", "h6", "blockquote", "pre", "listing", "hr", "details", "summary", "hgroup", "search",
  ]

  /// Lines of their own too, but they end no paragraph.
  static let parts: Set<String> = [
    "tbody", "thead", "tfoot", "tr", "caption", "dt", "dd", "li", "legend", "html", "body", "optgroup",
  ]

  /// With a blank line before and after.
  static let paragraphs: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "pre", "listing", "blockquote",
  ]

  /// What may stand in `head`; anything else begins the body.
  static let headParts: Set<String> = [
    "html", "head", "meta", "title", "style", "script", "link", "base", "noscript", "template", "xml",
    "object",
  ]

  /// Nothing in them is shown.
  static let unseen: Set<String> = [
    "head", "template", "select", "datalist", "object", "svg", "math", "xml", "video", "audio", "canvas",
    "noframes", "map",
  ]

  static let tableParts: Set<String> = ["tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup"]
  static let scope: Set<String> = ["td", "th", "table", "caption", "html", "template"]

  static let impliedEnds: [String: (ends: Set<String>, barrier: Set<String>)] = [
    "li": (["li"], ["ul", "ol", "menu", "dir", "td", "th", "table"]),
    "dt": (["dt", "dd"], ["dl", "td", "th", "table"]), "dd": (["dt", "dd"], ["dl", "td", "th", "table"]),
    "td": (["td", "th"], ["table", "tr"]), "th": (["td", "th"], ["table", "tr"]),
    "tr": (["tr"], ["table"]), "tbody": (["tbody", "thead", "tfoot"], ["table"]),
    "thead": (["tbody", "thead", "tfoot"], ["table"]), "tfoot": (["tbody", "thead", "tfoot"], ["table"]),
    "option": (["option"], ["select"]), "a": (["a"], ["td", "th", "table"]), "body": (["head"], []),
  ]
}
