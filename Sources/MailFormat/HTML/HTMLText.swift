/// HTML as the plain text a person would type: paragraphs, lists, quotes as `> `, table cells, link targets.
package enum HTMLText {
  package static func convert(_ html: String) -> String {
    var tokens = HTMLTokenizer(Array(html.utf8))
    var writer = HTMLTextWriter()
    while let token = tokens.next() { writer.take(token) }
    return writer.finish()
  }
}

/// Writes the text of one document while its tags pass by; keeps no tree.
struct HTMLTextWriter {
  private struct Link {
    let target: String
    let start: Int
  }

  private struct List {
    var number: Int?
  }

  private var layout = TextLayout()
  private var lists: [List] = []
  private var link: Link?
  private var preformatted = 0
  /// Depth of `head` and the like, whose text is not shown.
  private var hidden = 0

  private static let maximumNesting = 1000

  mutating func take(_ token: HTMLTokenizer.Token) {
    switch token {
    case .text(let raw):
      guard hidden == 0 else { return }
      layout.write(HTMLEntities.decode(raw), keepsWhiteSpace: preformatted > 0)
    case .start(let name, let attributes): start(name, attributes)
    case .end(let name): end(name)
    }
  }

  mutating func finish() -> String {
    endLink()
    return layout.finish()
  }

  private mutating func start(_ name: String, _ attributes: ArraySlice<UInt8>) {
    switch name {
    case "br": layout.lineBreak()
    case "hr": layout.rule()
    case "a": startLink(HTMLTokenizer.attribute("href", of: attributes))
    case "img" where hidden == 0: writeAlternative(attributes)
    case "td", "th": layout.cell()
    case "tr": layout.row()
    case "li": startItem()
    case "ul", "menu", "dir", "ol": startList(isNumbered: name == "ol", attributes)
    case "blockquote": layout.openQuote()
    case "pre", "listing", "plaintext":
      preformatted = min(preformatted + 1, Self.maximumNesting)
      layout.paragraph()
    case "head", "template", "select", "object", "svg", "math": hidden = min(hidden + 1, Self.maximumNesting)
    case "body": hidden = 0
    default: breakAround(name)
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "a": endLink()
    case "ul", "ol", "menu", "dir":
      _ = lists.popLast()
      layout.indent = lists.count
      layout.breakLine()
    case "blockquote": layout.closeQuote()
    case "pre", "listing", "plaintext":
      preformatted = max(0, preformatted - 1)
      layout.paragraph()
    case "head", "template", "select", "object", "svg", "math": hidden = max(0, hidden - 1)
    case "td", "th": layout.endCell()
    case "p": layout.paragraph()
    default: breakAround(name)
    }
  }

  private mutating func breakAround(_ name: String) {
    if Self.paragraphs.contains(name) {
      layout.paragraph()
    } else if Self.blocks.contains(name) {
      layout.breakLine()
    }
  }

  private mutating func writeAlternative(_ attributes: ArraySlice<UInt8>) {
    guard let text = HTMLTokenizer.attribute("alt", of: attributes) else { return }
    layout.write(Array(text.utf8)[...], keepsWhiteSpace: false)
  }

  // MARK: Links

  private mutating func startLink(_ target: String?) {
    endLink()
    guard hidden == 0, let target = target?.trimmedOfWhiteSpace, target.utf8.count <= 2000 else { return }
    link = Link(target: target, start: layout.size)
  }

  /// The target is shown where the words do not say it already.
  private mutating func endLink() {
    guard let open = link else { return }
    link = nil
    let isShown =
      open.target.asciiLowercased.hasPrefix("http") || open.target.asciiLowercased.hasPrefix("mailto:")
    let words = layout.text(from: open.start)
    let bare = Self.bare(open.target)
    guard isShown, !words.isEmpty, !bare.isEmpty, !Self.bare(words).hasPrefix(bare) else { return }
    layout.addTarget(open.target)
  }

  /// A target without scheme and final slash, for comparing it with what is shown.
  private static func bare(_ target: String) -> String {
    var text = target.asciiLowercased[...]
    for scheme in ["mailto:", "https://", "http://", "www."] where text.hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
    }
    if text.hasSuffix("/") { text = text.dropLast() }
    return String(text)
  }

  // MARK: Lists

  private mutating func startList(isNumbered: Bool, _ attributes: ArraySlice<UInt8>) {
    layout.breakLine()
    guard lists.count < Self.maximumNesting else { return }
    let first = HTMLTokenizer.attribute("start", of: attributes).flatMap { Int($0) } ?? 1
    lists.append(List(number: isNumbered ? min(max(first, 0), 1_000_000) : nil))
    layout.indent = lists.count
  }

  private mutating func startItem() {
    layout.breakLine()
    guard let last = lists.indices.last, let number = lists[last].number else {
      layout.mark("- ")
      return
    }
    layout.mark("\(number). ")
    lists[last].number = number + 1
  }

  private static let paragraphs: Set<String> = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "dl"]
  private static let blocks: Set<String> = [
    "div", "table", "tbody", "thead", "tfoot", "section", "article", "header", "footer", "aside", "nav",
    "main",
    "address", "center", "form", "fieldset", "figure", "figcaption", "dt", "dd", "tr", "li", "caption",
    "legend",
    "html", "body",
  ]
}
