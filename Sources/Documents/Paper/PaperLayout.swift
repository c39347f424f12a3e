import Basics

/// Sets a ``Paper`` on A4 sheets: head, table over as many pages as it needs, totals, payment part.
///
/// A row is torn only when it is taller than a page, the totals keep the last row with them where both fit a
/// page, and the page count is written when it is known.
struct PaperLayout {
  static let pageLimit = 500
  /// More bytes than a page holds: setting all that is left again for each page would be quadratic.
  private static let flowPart = 12_000

  let paper: Paper
  let setter: TextSetter
  let styles: PaperStyles
  let spacing: PaperSpacing
  var sheets = [Sheet()]
  /// Where the next thing goes.
  var y = 0.0

  static func pdf(_ paper: Paper) throws -> [UInt8] {
    let sheets = try sheets(of: paper)
    let metadata = PDFMetadata(
      title: paper.titleWithNumber, author: paper.letterhead.name, subject: paper.recipient.first ?? "",
      created: paper.date.description + "T00:00:00Z")
    return try PDFWriter.write(sheets, metadata)
  }

  /// One page where any spacing allows it; else as many as normal spacing takes.
  private static func sheets(of paper: Paper) throws -> [Sheet] {
    var normal = try PaperLayout(paper, .normal)
    let sheets = try normal.compose()
    guard paper.slip != nil, sheets.count == 2 else { return sheets }
    for spacing in [PaperSpacing.besideAddress, .tight] {
      var layout = try PaperLayout(paper, spacing)
      let closer = try layout.compose()
      if closer.count == 1 { return closer }
    }
    return sheets
  }

  private init(_ paper: Paper, _ spacing: PaperSpacing) throws {
    self.paper = paper
    self.spacing = spacing
    setter = try TextSetter(language: paper.language)
    styles = PaperStyles(accent: paper.letterhead.accent)
  }

  private mutating func compose() throws -> [Sheet] {
    try setHead()
    try setTable()
    try setClosing()
    try setSignature()
    if let slip = paper.slip { try setSlip(slip) }
    try setFeet()
    return sheets
  }

  /// Begins a new page with the running head.
  mutating func breakPage() throws {
    guard sheets.count < Self.pageLimit else { throw DocumentError.tooLong(pages: Self.pageLimit) }
    sheets.append(Sheet())
    try setRunningHead()
  }

  /// Begins a new page unless `height` still fits this one.
  mutating func ensure(_ height: Double) throws {
    if y + height > PaperGrid.bottom { try breakPage() }
  }

  /// Sets text at the left edge, line by line over as many pages as it needs.
  mutating func setFlowing(
    _ text: String, _ style: TextStyle, width: Double, nextPage: (inout PaperLayout) throws -> Void
  ) throws {
    var rest = PrintableText.bytes(of: text)[...]
    while !rest.isEmpty {
      let part = PrintableText.prefix(of: rest, limit: Self.flowPart)
      let whole = try setter.set(String(decoding: part, as: UTF8.self), style, width: width)
      let room = PaperGrid.bottom - spacing.rowPadding - y
      guard let next = whole.firstByte(beyond: room), next > 0 else {
        place(whole, x: PaperGrid.left)
        y += whole.height
        rest = rest.dropFirst(part.count)
        continue
      }
      let head = String(decoding: part.prefix(next), as: UTF8.self)
      place(try setter.set(head, style, width: width), x: PaperGrid.left)
      rest = rest.dropFirst(next)
      try nextPage(&self)
      y += spacing.rowPadding
    }
  }

  /// Places text at the current height.
  mutating func place(_ text: SetText, x: Double, top: Double? = nil) {
    sheets[sheets.count - 1].place(text, x: x, y: top ?? y)
  }

  mutating func rule(
    x: Double = PaperGrid.left, width: Double = PaperGrid.width, thickness: Double, _ colour: Colour
  ) {
    sheets[sheets.count - 1].rule(x: x, y: y, width: width, thickness: thickness, colour)
  }
}
