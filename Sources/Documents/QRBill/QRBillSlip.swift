import Basics
import Billing

/// Draws receipt and payment part: 210 × 105 mm at the foot of a page, Liberation Sans, black
/// (guidelines 2.3, section 3 and style guide). All measures are millimetres from the slip's corner.
struct QRBillSlip {
  private let bill: QRBill
  private let top: Double
  private let setter: TextSetter
  private let wording: QRBillWording
  private var sheet = Sheet()

  init(_ bill: QRBill, top: Double, setter: TextSetter, wording: QRBillWording) {
    self.bill = bill
    self.top = top
    self.setter = setter
    self.wording = wording
  }

  func drawn(on sheet: Sheet) throws -> Sheet {
    var slip = self
    slip.sheet = sheet
    try slip.drawBorders()
    try slip.drawReceipt()
    try slip.drawPaymentPart()
    try slip.drawCode()
    return slip.sheet
  }

  private mutating func drawBorders() throws {
    let middle = 62.0.mm
    sheet.line(
      from: Point(x: 0, y: top), to: Point(x: PageSize.width, y: top), width: 0.75, .black)
    sheet.line(
      from: Point(x: middle, y: top), to: Point(x: middle, y: PageSize.height), width: 0.75, .black)
    let note = try setter.set(wording.separate, Self.style(7, bold: false))
    sheet.place(note, x: (PageSize.width - note.width) / 2, y: top - note.height - 0.6.mm)
  }

  private mutating func drawReceipt() throws {
    try draw(wording.receipt, 11, bold: true, x: 5, y: 5, width: 52)
    let sizes = Sizes(caption: 6, text: 8)
    try drawColumn(items(withMessage: false), x: 5, y: 12, width: 52, sizes)
    if bill.debtor == nil { try drawBlankPayer(x: 5, y: 43, box: (52, 20), sizes) }
    try drawAmount(x: 5, amountX: 17, sizes)
    try draw(wording.acceptancePoint, 6, bold: true, x: 5, y: 82, width: 52, alignment: .right)
  }

  private mutating func drawPaymentPart() throws {
    try draw(wording.paymentPart, 11, bold: true, x: 67, y: 5, width: 51)
    let items = items(withMessage: true)
    let room = bill.debtor == nil ? 48.0 : 80.0
    let sizes =
      try [10, 9, 8].map { Sizes(caption: $0 - 2, text: $0) }
      .first { try height(items, width: 87, $0) <= room.mm } ?? Sizes(caption: 6, text: 8)
    try drawColumn(items, x: 118, y: 5, width: 87, sizes)
    if bill.debtor == nil { try drawBlankPayer(x: 118, y: 54, box: (65, 25), Sizes(caption: 8, text: 10)) }
    try drawAmount(x: 67, amountX: 82, Sizes(caption: 8, text: 10))
  }

  /// The code, 46 mm wide, with the Swiss cross of 7 mm in its middle (5.4.2).
  private mutating func drawCode() throws {
    guard let symbol = QRSymbol(bill.payload) else {
      throw Refusal(
        .exceeds, "the payment part of \(bill.message) does not fit a QR code",
        french: "la section de paiement de « \(bill.message) » ne tient pas dans un code QR")
    }
    sheet.fill(symbol.rectangles(x: 67.mm, y: top + 17.mm, size: 46.mm), .black)
    let arm = (long: 35.0 / 9, short: 7.0 / 6)
    drawCentred(width: 7, height: 7, .white)
    drawCentred(width: 6, height: 6, .black)
    drawCentred(width: arm.long, height: arm.short, .white)
    drawCentred(width: arm.short, height: arm.long, .white)
  }

  /// A rectangle around the middle of the code.
  private mutating func drawCentred(width: Double, height: Double, _ colour: Colour) {
    let left = 90 - width / 2
    let above = 40 - height / 2
    let box = Rectangle(x: left.mm, y: top + above.mm, width: width.mm, height: height.mm)
    sheet.fill([box], colour)
  }

  private mutating func drawAmount(x: Double, amountX: Double, _ sizes: Sizes) throws {
    let below = 68 + Double(sizes.caption) * 0.5
    try draw(wording.currency, sizes.caption, bold: true, x: x, y: 68, width: 15)
    try draw(wording.amount, sizes.caption, bold: true, x: amountX, y: 68, width: 30)
    try draw(bill.amount.currency.code, sizes.text, bold: false, x: x, y: below, width: 12)
    try draw(Self.figures(bill.amount), sizes.text, bold: false, x: amountX, y: below, width: 36)
  }

  /// A field to be filled in by hand, with corner marks of 3 mm.
  private mutating func drawBlankPayer(
    x: Double, y: Double, box: (width: Double, height: Double), _ sizes: Sizes
  ) throws {
    try draw(wording.payableByBlank, sizes.caption, bold: true, x: x, y: y - 3.5, width: box.width)
    let arm = 3.0
    for (cornerX, turnX) in [(x, arm), (x + box.width, -arm)] {
      for (cornerY, turnY) in [(y, arm), (y + box.height, -arm)] {
        let corner = Point(x: cornerX.mm, y: top + cornerY.mm)
        let across = Point(x: (cornerX + turnX).mm, y: corner.y)
        let along = Point(x: corner.x, y: top + (cornerY + turnY).mm)
        sheet.line(from: corner, to: across, width: 0.75, .black)
        sheet.line(from: corner, to: along, width: 0.75, .black)
      }
    }
  }
}

/// The columns of captions and texts, and the figures.
extension QRBillSlip {
  private struct Sizes {
    let caption: Int
    let text: Int
  }

  private struct Item {
    let caption: String
    let text: String
  }

  /// Amounts are grouped by blanks here, whatever the language (style guide).
  static func figures(_ amount: Money) -> String {
    AmountFormat(.swiss).figures(amount).unicodeScalars.reduce(into: "") { text, scalar in
      text.unicodeScalars.append(scalar == "\u{2019}" ? " " : scalar)
    }
  }

  private func items(withMessage: Bool) -> [Item] {
    let creditor = [bill.account.description] + bill.creditor.printedLines
    var items = [
      Item(caption: wording.account, text: creditor.joined(separator: "\n")),
      Item(caption: wording.reference, text: bill.reference.grouped),
    ]
    if withMessage, !bill.message.isEmpty { items.append(Item(caption: wording.message, text: bill.message)) }
    if let debtor = bill.debtor {
      items.append(Item(caption: wording.payableBy, text: debtor.printedLines.joined(separator: "\n")))
    }
    return items
  }

  private func height(_ items: [Item], width: Double, _ sizes: Sizes) throws -> Double {
    try items.reduce(0) { sum, item in
      let caption = try setter.set(item.caption, Self.style(sizes.caption, bold: true), width: width.mm)
      let text = try setter.set(item.text, Self.style(sizes.text, bold: false), width: width.mm)
      return sum + caption.height + text.height + Double(sizes.text)
    }
  }

  private mutating func drawColumn(
    _ items: [Item], x: Double, y: Double, width: Double, _ sizes: Sizes
  ) throws {
    var below = top + y.mm
    for item in items {
      let caption = try setter.set(item.caption, Self.style(sizes.caption, bold: true), width: width.mm)
      sheet.place(caption, x: x.mm, y: below)
      below += caption.height
      let text = try setter.set(item.text, Self.style(sizes.text, bold: false), width: width.mm)
      sheet.place(text, x: x.mm, y: below)
      below += text.height + Double(sizes.text)
    }
  }

  private mutating func draw(
    _ text: String, _ size: Int, bold: Bool, x: Double, y: Double, width: Double,
    alignment: TextStyle.Alignment = .left
  ) throws {
    var style = Self.style(size, bold: bold)
    style.alignment = alignment
    sheet.place(try setter.set(text, style, width: width.mm), x: x.mm, y: top + y.mm)
  }

  private static func style(_ size: Int, bold: Bool) -> TextStyle {
    TextStyle(family: .liberationSans, size: Double(size), bold: bold, colour: .black, leading: 1)
  }
}
