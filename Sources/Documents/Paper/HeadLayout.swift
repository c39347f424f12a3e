/// Letterhead, recipient, title and particulars: the upper half of the first page.
extension PaperLayout {
  mutating func setHead() throws {
    try setLetterhead()
    try setRecipient()
    try setTitle()
    if !spacing.isBesideAddress { try setParticulars() }
    try setSubject()
  }

  private mutating func setLetterhead() throws {
    let head = paper.letterhead
    y = 14.mm
    let bar = Rectangle(x: PaperGrid.left, y: y, width: 14.mm, height: 0.9.mm)
    sheets[sheets.count - 1].fill([bar], head.accent)
    y += 3.2.mm
    let name = try setter.set(head.name, styles.companyName, width: PaperGrid.width)
    place(name, x: PaperGrid.left)
    y += name.height + 1.mm
    for line in head.lines {
      let text = try setter.set(line, styles.small, width: PaperGrid.width)
      place(text, x: PaperGrid.left)
      y += text.height + 0.4.mm
    }
    if !spacing.hasFoot, !head.legalLine.isEmpty { try setLegalLine() }
  }

  /// At the left of the return line, in the gap below the letterhead, so that the address stays in its place.
  private mutating func setLegalLine() throws {
    let width = PaperGrid.windowLeft - PaperGrid.left - 4.mm
    let text = try setter.set(paper.letterhead.legalLine, styles.small, width: width)
    place(text, x: PaperGrid.left)
    y += max(0, text.height - 7.mm)
  }

  private mutating func setRecipient() throws {
    let width = PaperGrid.right - PaperGrid.windowLeft
    let sender = try returnLine(fitting: width)
    let top = max(PaperGrid.windowTop, y + 4.mm + sender.height)
    place(sender, x: PaperGrid.windowLeft, top: top - sender.height - 1.5.mm)
    let address = try setter.set(paper.recipient.joined(separator: "\n"), styles.recipient, width: width)
    place(address, x: PaperGrid.windowLeft, top: top)
    let beside = spacing.isBesideAddress ? try setBesideAddress(baseline: top + address.baseline) : 0
    y = max(spacing.titleTop, top + address.height + 8.mm, beside + 6.mm)
  }

  /// The particulars as a list whose lines run on with those of the address.
  /// - Returns: where it ends.
  private mutating func setBesideAddress(baseline first: Double) throws -> Double {
    let pitch =
      try setter.set("–\n–", styles.recipient).height - setter.set("–", styles.recipient).height
    let valueX = PaperGrid.besideAddressValue
    var baseline = first
    var bottom = 0.0
    for item in paper.particulars {
      let caption = try setter.set(item.caption, styles.caption, width: valueX - PaperGrid.left - 1.mm)
      let value = try setter.set(item.text, styles.body, width: PaperGrid.besideAddressRight - valueX)
      sheets[sheets.count - 1].place(caption, x: PaperGrid.left, baseline: baseline)
      sheets[sheets.count - 1].place(value, x: valueX, baseline: baseline)
      let height = max(caption.height, value.height)
      bottom = baseline - value.baseline + height
      baseline += max(pitch, height)
    }
    return bottom
  }

  private func returnLine(fitting width: Double) throws -> SetText {
    for line in paper.letterhead.returnLines {
      let text = try setter.set(line, styles.returnLine)
      if text.width <= width { return text }
    }
    return try setter.set(paper.letterhead.name, styles.returnLine, width: width)
  }

  private mutating func setTitle() throws {
    let title = try setter.set(paper.title, styles.title)
    let number = try setter.set(paper.number, styles.titleNumber)
    place(title, x: PaperGrid.left)
    let besides = PaperGrid.left + title.width + 3.mm
    if besides + number.width <= PaperGrid.right {
      place(number, x: besides)
    } else {
      y += title.height
      place(number, x: PaperGrid.left)
    }
    y += title.height + spacing.belowTitle
  }

  /// Captions over values, three beside each other.
  private mutating func setParticulars() throws {
    let columns = 3
    let gap = 4.0.mm
    let width = (PaperGrid.width - Double(columns - 1) * gap) / Double(columns)
    var rest = paper.particulars[...]
    while !rest.isEmpty {
      var height = 0.0
      for (index, item) in rest.prefix(columns).enumerated() {
        let x = PaperGrid.left + Double(index) * (width + gap)
        height = max(height, try setParticular(item, x: x, width: width))
      }
      y += height + 3.mm
      rest = rest.dropFirst(columns)
    }
  }

  /// - Returns: the height it took.
  private mutating func setParticular(_ item: Paper.Particular, x: Double, width: Double) throws -> Double {
    let caption = try setter.set(item.caption, styles.caption, width: width)
    let value = try setter.set(item.text, styles.body, width: width)
    place(caption, x: x)
    place(value, x: x, top: y + caption.height + 0.6.mm)
    return caption.height + 0.6.mm + value.height
  }

  private mutating func setSubject() throws {
    y += 3.mm
    guard !paper.subject.isEmpty else { return }
    let text = try setter.set(paper.subject, styles.body.bolder(), width: PaperGrid.width)
    place(text, x: PaperGrid.left)
    y += text.height + 5.mm
  }

  /// What a following page says at its top: whose document it is, and which.
  mutating func setRunningHead() throws {
    y = 16.mm
    let name = try setter.set(paper.letterhead.name, styles.small.coloured(styles.accent).bolder())
    place(name, x: PaperGrid.left)
    let document = try setter.set(paper.titleWithNumber, styles.small)
    place(document, x: PaperGrid.right - document.width)
    y += name.height + 1.5.mm
    rule(thickness: 0.4, .hairline)
    y = PaperGrid.followingTop
  }
}
