/// Writes the text of one document while its tags pass by; keeps no tree, only what is open.
struct HTMLTextWriter {
  /// What holds for the text inside an element.
  private struct Look {
    var isHidden = false
    var isVisible = true
    var hasSize = true
    var isPaperColoured = false
    var keepsWhiteSpace = false
    var isListMark = false
    var isTight = false
    /// The region that begins with this element.
    var region: Int?

    var showsText: Bool { !isHidden && isVisible && hasSize }
  }

  /// Whether letters in the colour of the paper are text.
  var showsPaperColour = true

  private var layout = TextLayout()
  private var open = OpenElements<Look>(limit: 2000)
  private var look = Look()
  private var lists: [Int?] = []
  private var rows: [TableRow] = []
  private var links = LinkTargets()
  private var regions: [QuoteRegion] = []

  private static let maximumRegions = 5000

  mutating func take(_ token: HTMLTokenizer.Token) {
    switch token {
    case .text(let raw):
      guard look.showsText, showsPaperColour || !look.isPaperColoured else { return }
      layout.write(
        HTMLEntities.decode(raw), keepsWhiteSpace: look.keepsWhiteSpace, collapsesAll: look.isListMark)
    case .start(let name, let attributes): start(name, attributes)
    case .end(let name): end(name)
    }
  }

  mutating func finish() -> [HTMLLine] {
    endLink()
    layout.breakLine()
    for region in regions.indices where regions[region].end == nil { regions[region].end = layout.nextLine }
    return QuoteMarking.lines(layout.lines(), regions: regions)
  }

  // MARK: Tags

  private mutating func start(_ name: HTMLName, _ attributes: HTMLAttributes) {
    if open.top?.name.tag == .head, !HTMLElements.headParts.contains(name) { close(1) }
    close(open.endsImplied(by: name))
    let traits = ElementTraits(name, attributes)
    var inner = Self.inner(look, name, traits)
    inner.isTight = traits.isTight
    separate(name, isTight: traits.isTight)
    inner.region = beginRegion(name, traits)
    if look.showsText { show(name, attributes, traits) }
    guard !HTMLElements.empty.contains(name) else { return }
    guard !open.isFull else { return open.push(name, inner) }
    enter(name, attributes, isShown: inner.showsText)
    open.push(name, inner)
    look = inner
  }

  private static func inner(_ outer: Look, _ name: HTMLName, _ traits: ElementTraits) -> Look {
    var inner = outer
    inner.region = nil
    inner.isHidden = outer.isHidden || traits.isHidden || HTMLElements.unseen.contains(name)
    inner.isVisible = traits.visibility ?? outer.isVisible
    inner.hasSize = traits.hasSize ?? outer.hasSize
    inner.isPaperColoured = traits.isPaperColoured ?? outer.isPaperColoured
    inner.isListMark = outer.isListMark || traits.isListMark
    let isPreformatted = name.tag == .pre || name.tag == .listing ? true : nil
    inner.keepsWhiteSpace = traits.keepsWhiteSpace ?? isPreformatted ?? outer.keepsWhiteSpace
    return inner
  }

  private mutating func separate(_ name: HTMLName, isTight: Bool) {
    if HTMLElements.paragraphs.contains(name), !isTight {
      layout.paragraph()
    } else if HTMLElements.blocks.contains(name) || HTMLElements.parts.contains(name) {
      layout.breakLine()
    }
  }

  /// What a tag shows by itself.
  private mutating func show(_ name: HTMLName, _ attributes: HTMLAttributes, _ traits: ElementTraits) {
    switch name.tag {
    case .br: layout.lineBreak()
    case .hr: layout.rule(isLong: traits.container == .quoteToTheEnd || attributes.first("tabindex") == "-1")
    case .img where !traits.isHidden: writeAlternative(attributes)
    case .td, .th: startCell()
    case .li: startItem(attributes)
    default: break
    }
  }

  private mutating func enter(_ name: HTMLName, _ attributes: HTMLAttributes, isShown: Bool) {
    switch name.tag {
    case .a where isShown:
      endLink()
      links.open(attributes.first("href"), at: layout.size)
    case .ul, .menu, .dir, .ol: startList(isNumbered: name.tag == .ol, attributes)
    case .table: rows.append(TableRow(line: layout.nextLine))
    case .tr:
      if !rows.isEmpty { rows[rows.count - 1] = TableRow(line: layout.nextLine) }
    default: break
    }
  }

  private mutating func end(_ name: HTMLName) {
    if name.tag == .br { return layout.lineBreak() }
    let count = open.ends(of: name)
    guard count > 0 else { return name.tag == .p ? layout.paragraph() : () }
    let index = open.elements.count - count
    // Overlapping formatting ends alone, what was opened in it goes on.
    if count > 1, HTMLElements.formatting.contains(name),
      open.elements[index...].contains(where: { HTMLElements.blocks.contains($0.name) })
    {
      leave(open.elements[index])
      open.remove(at: index)
    } else {
      close(count)
    }
  }

  private mutating func close(_ count: Int) {
    for _ in 0..<count {
      guard let element = open.pop() else { return }
      look = open.top?.state ?? Look()
      leave(element)
    }
  }

  private mutating func leave(_ element: OpenElements<Look>.Element) {
    switch element.name.tag {
    case .a: endLink()
    case .ul, .ol, .menu, .dir:
      _ = lists.popLast()
      layout.indent = lists.count
    case .tr: layout.endRow()
    case .table:
      _ = rows.popLast()
      layout.endRow()
    case .td, .th: layout.blank()
    case .q: layout.write(Array("\"".utf8)[...])
    default: break
    }
    separate(element.name, isTight: element.state.isTight)
    guard let region = element.state.region else { return }
    regions[region].end = layout.lineAfterText
  }

  // MARK: Quotes

  private mutating func beginRegion(_ name: HTMLName, _ traits: ElementTraits) -> Int? {
    let isQuote = name.tag == .blockquote && (traits.isCite || traits.container != nil || !traits.hasNoBorder)
    guard isQuote || traits.container != nil, regions.count < Self.maximumRegions else { return nil }
    let isInline = HTMLElements.formatting.contains(name)
    if !isInline { layout.breakLine() }
    regions.append(
      QuoteRegion(
        start: layout.nextLine, container: traits.container, isMarked: isQuote,
        holdsAttribution: isQuote && traits.isCite))
    return HTMLElements.empty.contains(name) ? nil : regions.count - 1
  }

  // MARK: Cells, items, pictures

  private mutating func startCell() {
    guard let row = rows.last else { return layout.blank() }
    if row.cells > 0 { layout.cell(inRowFrom: row.line) }
    rows[rows.count - 1].cells += 1
  }

  private mutating func startList(isNumbered: Bool, _ attributes: HTMLAttributes) {
    let first = attributes.first("start").flatMap { Int($0) } ?? 1
    lists.append(isNumbered ? min(max(first, 0), 1_000_000) : nil)
    layout.indent = lists.count
  }

  private mutating func startItem(_ attributes: HTMLAttributes) {
    guard let last = lists.indices.last, let next = lists[last] else { return layout.mark("- ") }
    let value = attributes.first("value").flatMap { Int($0) }.map { min(max($0, 0), 1_000_000) }
    layout.mark("\(value ?? next). ")
    lists[last] = (value ?? next) + 1
  }

  private mutating func writeAlternative(_ attributes: HTMLAttributes) {
    guard let text = attributes.first("alt") else { return }
    layout.write(Array(text.utf8)[...])
  }

  private mutating func endLink() {
    guard let target = links.close({ layout.text(from: $0) }) else { return }
    layout.addTarget(target)
  }
}

/// The row of a table that is being written.
struct TableRow {
  /// Where it begins.
  let line: Int
  var cells = 0
}
