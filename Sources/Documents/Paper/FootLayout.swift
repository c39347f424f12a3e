import Basics

/// What follows the table: totals with payment and remarks beside them, signature, payment part; and the foot
/// of every page.
extension PaperLayout {
  /// What must stay together with the last row.
  func closingHeight() throws -> Double {
    let totals = try paper.totals.reduce(0) { $0 + (try totalHeight($1)) }
    return 6.mm + max(totals, try besides().bottom)
  }

  mutating func setClosing() throws {
    try ensure(try closingHeight())
    y += spacing.aboveTotals
    let besides = try besides()
    for item in besides.placements { place(item.text, x: PaperGrid.left + item.x, top: y + item.y) }
    let below = y + besides.bottom
    for total in paper.totals { try setTotal(total) }
    y = max(y, below) + 2.mm
    if try hasLongRemarks() { try setLongRemarks() }
  }

  private func totalHeight(_ total: Paper.Total) throws -> Double {
    let isGrand = total.weight == .grand
    let style = isGrand ? styles.grandTotal : styles.body
    let rule = spacing.totalRule
    let gap = isGrand ? rule.above + rule.below + 1.8.mm : spacing.betweenTotals
    return try setter.set(total.caption, style).height + gap
  }

  private mutating func setTotal(_ total: Paper.Total) throws {
    let isGrand = total.weight == .grand
    let style = isGrand ? styles.grandTotal : styles.body
    let left = PaperGrid.right - PaperGrid.totalsWidth
    let height = try totalHeight(total)
    if isGrand {
      y += spacing.totalRule.above
      rule(x: left, width: PaperGrid.totalsWidth, thickness: 0.9, styles.accent)
      y += spacing.totalRule.below
    }
    place(try setter.set(total.caption, isGrand ? style : style.coloured(.grey)), x: left)
    let figures = try setter.set(total.figures, style)
    place(figures, x: PaperGrid.right - figures.width)
    y += isGrand ? height - spacing.totalRule.above - spacing.totalRule.below : height
  }

  /// Remarks that would stretch the totals' place beyond measure take the whole width below.
  private func hasLongRemarks() throws -> Bool { try remarksBlock().bottom > 45.mm }

  private func besides() throws -> TextBlock {
    var block = TextBlock()
    if !paper.payment.isEmpty {
      let caption = PaperWording(language: paper.language).paymentCaption
      block.stack(try setter.set(caption, styles.caption), gap: 0)
      for item in paper.payment {
        let caption = try setter.set(item.caption, styles.body.coloured(.grey))
        block.stack(caption, gap: 0.6.mm)
        block.addBeside(try setter.set(item.text, styles.body), x: 19.mm)
      }
    }
    if !(try hasLongRemarks()) { block.stack(try remarksBlock(), gap: 3.4.mm) }
    return block
  }

  private func remarksBlock() throws -> TextBlock {
    let width = PaperGrid.besideWidth
    var block = TextBlock()
    for item in paper.remarks {
      block.stack(try setter.set(item.caption, styles.caption, width: width), gap: 3.4.mm)
      block.stack(try setter.set(item.text, styles.body, width: width), gap: 0.6.mm)
    }
    return block
  }

  private mutating func setLongRemarks() throws {
    y += 3.mm
    for item in paper.remarks {
      try ensure(15.mm)
      let caption = try setter.set(item.caption, styles.caption)
      place(caption, x: PaperGrid.left)
      y += caption.height + 0.6.mm
      try setFlowing(item.text, styles.body, width: PaperGrid.width) { try $0.breakPage() }
      y += 3.mm
    }
  }

  /// Lines to write on, caption beneath.
  private mutating func setSignatureLine(_ caption: String, x: Double, width: Double) throws {
    rule(x: x, width: width, thickness: 0.5, .grey)
    place(try setter.set(caption, styles.caption, width: width), x: x, top: y + 1.mm)
  }

  mutating func setSignature() throws {
    guard !paper.signatureCaptions.isEmpty else { return }
    try ensure(28.mm)
    y += 20.mm
    let gap = 8.0.mm
    let width = (PaperGrid.width - gap) / 2
    for (index, caption) in paper.signatureCaptions.enumerated() {
      try setSignatureLine(caption, x: PaperGrid.left + Double(index) * (width + gap), width: width)
    }
    y += 8.mm
  }

  /// The payment part at the foot of the last page, or of a page of its own.
  mutating func setSlip(_ bill: QRBill) throws {
    let top = PageSize.height - PaperGrid.slipHeight
    if y > top - spacing.aboveSlip { try breakPage() }
    let slip = QRBillSlip(bill, top: top, setter: setter, wording: QRBillWording(language: paper.language))
    sheets[sheets.count - 1] = try slip.drawn(on: sheets[sheets.count - 1])
  }

  /// Legal line and page number; above the payment part, which must stay free of anything else.
  mutating func setFeet() throws {
    guard spacing.hasFoot else { return }
    let wording = PaperWording(language: paper.language)
    for index in sheets.indices {
      let hasSlip = paper.slip != nil && index == sheets.count - 1
      let baseline = hasSlip ? PageSize.height - PaperGrid.slipHeight - 7.5.mm : 284.mm
      let number = try setter.set(wording.page(index + 1, of: sheets.count), styles.caption)
      sheets[index].place(number, x: PaperGrid.right - number.width, baseline: baseline)
      guard !paper.letterhead.legalLine.isEmpty else { continue }
      let width = PaperGrid.width - 30.mm
      let legal = try setter.set(paper.letterhead.legalLine, styles.caption, width: width)
      sheets[index].place(legal, x: PaperGrid.left, baseline: baseline)
    }
  }
}
