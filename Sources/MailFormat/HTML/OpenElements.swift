/// The elements that are open at a place of a document: which of them a tag closes.
///
/// The part of WHATWG HTML §13.2.6 that mails need: ends that a start tag implies, end tags that have no start,
/// overlapping formatting. A tag looks at a bounded number of elements, so the whole stays linear; elements that are
/// nested deeper than the limit are counted only.
struct OpenElements<State> {
  struct Element {
    let name: HTMLName
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

  mutating func push(_ name: HTMLName, _ state: State) {
    guard !isFull else { return uncounted += 1 }
    elements.append(Element(name: name, state: state))
  }

  mutating func pop() -> Element? { elements.popLast() }

  mutating func remove(at index: Int) { elements.remove(at: index) }

  /// How many elements end because this start tag comes.
  func endsImplied(by name: HTMLName) -> Int {
    guard uncounted == 0 else { return 0 }
    if HTMLElements.endOthers.contains(name), let rule = name.tag.flatMap({ HTMLElements.impliedEnds[$0] }) {
      return distance(barrier: rule.barrier, of: rule.ends.contains)
    }
    guard HTMLElements.blocks.contains(name) else { return 0 }
    return distance(barrier: HTMLElements.scope) { $0.tag == .p }
  }

  /// How many elements this end tag closes, itself included; 0 when it has no start.
  mutating func ends(of name: HTMLName) -> Int {
    if uncounted > 0 {
      uncounted -= 1
      return 0
    }
    let isTablePart = HTMLElements.tableParts.contains(name)
    let barrier =
      name.tag == .table ? HTMLElements.none : isTablePart ? HTMLElements.table : HTMLElements.scope
    return distance(barrier: barrier) { $0 == name }
  }

  private func distance(barrier: HTMLNames, of isWanted: (HTMLName) -> Bool) -> Int {
    for index in elements.indices.reversed().prefix(Self.reach) {
      if isWanted(elements[index].name) { return elements.count - index }
      if barrier.contains(elements[index].name) { return 0 }
    }
    return 0
  }
}

/// What kinds of elements there are.
enum HTMLElements {
  static let empty: HTMLNames = [
    .br, .hr, .img, .input, .meta, .link, .base, .area, .col, .wbr, .source, .embed, .param,
    .track, .basefont, .bgsound, .frame, .keygen,
  ]

  static let formatting: HTMLNames = [
    .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u, .span,
  ]

  /// Each stands on lines of its own.
  static let blocks: HTMLNames = [
    .div, .table, .section, .article, .header, .footer, .aside, .nav, .main, .address, .center,
    .form, .fieldset, .figure, .figcaption, .dl, .ul, .ol, .menu, .dir, .p, .h1, .h2, .h3, .h4,
    .h5, .h6, .blockquote, .pre, .listing, .hr, .details, .summary, .hgroup, .search,
  ]

  /// Lines of their own too, but they end no paragraph.
  static let parts: HTMLNames = [
    .tbody, .thead, .tfoot, .tr, .caption, .dt, .dd, .li, .legend, .html, .body, .optgroup,
  ]

  /// With a blank line before and after.
  static let paragraphs: HTMLNames = [
    .p, .h1, .h2, .h3, .h4, .h5, .h6, .dl, .pre, .listing, .blockquote,
  ]

  /// What may stand in `head`; anything else begins the body.
  static let headParts: HTMLNames = [
    .html, .head, .meta, .title, .style, .script, .link, .base, .noscript, .template, .xml,
    .object,
  ]

  /// Nothing in them is shown.
  static let unseen: HTMLNames = [
    .head, .template, .select, .datalist, .object, .svg, .math, .xml, .video, .audio, .canvas,
    .noframes, .map,
  ]

  static let tableParts: HTMLNames = [.tr, .td, .th, .tbody, .thead, .tfoot, .caption, .colgroup]
  static let scope: HTMLNames = [.td, .th, .table, .caption, .html, .template]

  static let table: HTMLNames = [.table]
  static let none: HTMLNames = []

  static let endOthers = HTMLNames(impliedEnds.keys)
  static let impliedEnds: [HTMLTag: (ends: HTMLNames, barrier: HTMLNames)] = [
    .li: ([.li], [.ul, .ol, .menu, .dir, .td, .th, .table]),
    .dt: ([.dt, .dd], [.dl, .td, .th, .table]), .dd: ([.dt, .dd], [.dl, .td, .th, .table]),
    .td: ([.td, .th], [.table, .tr]), .th: ([.td, .th], [.table, .tr]),
    .tr: ([.tr], [.table]), .tbody: ([.tbody, .thead, .tfoot], [.table]),
    .thead: ([.tbody, .thead, .tfoot], [.table]), .tfoot: ([.tbody, .thead, .tfoot], [.table]),
    .option: ([.option], [.select]), .a: ([.a], [.td, .th, .table]), .body: ([.head], []),
  ]
}
