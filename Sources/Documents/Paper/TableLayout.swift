import Basics

/// The table of lines, with its heading on every page it reaches.
extension PaperLayout {
  mutating func setTable() throws {
    try ensure(30.mm)
    try setTableHeading()
    for (index, row) in paper.rows.enumerated() {
      let isLast = index == paper.rows.count - 1
      try setRow(row, keepingFree: isLast ? try closingHeight() : 0)
    }
  }

  private mutating func setTableHeading() throws {
    let style = styles.caption
    let columns = [
      PaperGrid.name, PaperGrid.quantity, PaperGrid.unitPrice, PaperGrid.vat, PaperGrid.net,
    ]
    var height = 0.0
    for (index, (title, column)) in zip(paper.columns, columns).enumerated() {
      let text = try setter.set(title, index == 0 ? style : style.right(), width: column.width)
      place(text, x: column.left)
      height = max(height, text.height)
    }
    y += height + 1.6.mm
    rule(thickness: 0.9, styles.accent)
  }

  /// - Parameter room: what must fit on the same page after the row: the totals, after the last one.
  private mutating func setRow(_ row: Paper.Row, keepingFree room: Double) throws {
    let name = try setter.set(row.name, styles.body, width: PaperGrid.name.width)
    let details =
      row.details.isEmpty ? nil : try setter.set(row.details, styles.small, width: PaperGrid.name.width)
    let detailsHeight = details.map { $0.height + 0.4.mm } ?? 0
    let height = name.height + detailsHeight + 2 * spacing.rowPadding
    let page = PaperGrid.bottom - PaperGrid.followingTop - 12.mm
    guard height <= page else { return try setTallRow(row) }
    let wanted = height + room <= page ? height + room : height
    if y + wanted > PaperGrid.bottom { try breakTable() }
    y += spacing.rowPadding
    try setFigures(of: row)
    place(name, x: PaperGrid.name.left)
    if let details { place(details, x: PaperGrid.name.left, top: y + name.height + 0.4.mm) }
    y += height - spacing.rowPadding
    rule(thickness: 0.4, .hairline)
  }

  /// A row that no page can hold is set line by line, over as many pages as it needs.
  private mutating func setTallRow(_ row: Paper.Row) throws {
    if y + 40.mm > PaperGrid.bottom { try breakTable() }
    y += spacing.rowPadding
    try setFigures(of: row)
    try setFlowing(row.name, styles.body, width: PaperGrid.name.width) { try $0.breakTable() }
    if !row.details.isEmpty {
      try setFlowing(row.details, styles.small, width: PaperGrid.name.width) { try $0.breakTable() }
    }
    y += spacing.rowPadding
    rule(thickness: 0.4, .hairline)
  }

  private mutating func breakTable() throws {
    try breakPage()
    try setTableHeading()
  }

  private mutating func setFigures(of row: Paper.Row) throws {
    let cells = [
      (row.quantity, PaperGrid.quantity), (row.unitPrice, PaperGrid.unitPrice), (row.vat, PaperGrid.vat),
      (row.net, PaperGrid.net),
    ]
    for (figures, column) in cells where !figures.isEmpty {
      place(try setter.set(figures, styles.body.right(), width: column.width), x: column.left)
    }
  }
}
