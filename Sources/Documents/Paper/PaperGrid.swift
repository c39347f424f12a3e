/// The measures of our documents: A4 with the recipient in the right window of a Swiss envelope
/// (SN 010130: the window begins 118 mm from the left edge).
enum PaperGrid {
  static let left = 22.0.mm
  static let right = 190.0.mm
  static let width = right - left
  /// Where a following page begins, under its running head.
  static let followingTop = 29.0.mm
  /// Nothing of the content goes below.
  static let bottom = 272.0.mm
  static let windowLeft = 118.0.mm
  static let windowTop = 48.0.mm
  static let slipHeight = 105.0.mm
  static let totalsWidth = 84.0.mm
  /// Beside the totals: where to pay, and remarks.
  static let besideWidth = width - totalsWidth - 8.mm
  /// Beside the address: captions, then what they say; clear of the window wherever the sheet slides to.
  static let besideAddressValue = left + 30.mm
  static let besideAddressRight = 101.0.mm

  /// A column of the table by its edges; figures stand at the right edge.
  struct Column {
    let left: Double
    let right: Double
    var width: Double { right - left }
  }

  static let name = Column(left: left, right: left + 80.mm)
  static let quantity = Column(left: left + 83.mm, right: left + 107.mm)
  static let unitPrice = Column(left: left + 108.mm, right: left + 132.mm)
  static let vat = Column(left: left + 133.mm, right: left + 146.mm)
  static let net = Column(left: left + 147.mm, right: right)
}

/// The handful of text styles; one accent colour, two weights, five sizes.
struct PaperStyles {
  let accent: Colour

  var companyName: TextStyle { TextStyle(size: 14, bold: true, colour: accent) }
  var title: TextStyle { TextStyle(size: 21, bold: true) }
  var recipient: TextStyle { TextStyle(size: 10.5) }
  var titleNumber: TextStyle { TextStyle(size: 21, colour: accent) }
  var body: TextStyle { TextStyle(size: 9.5) }
  var small: TextStyle { TextStyle(size: 8, colour: .grey) }
  var caption: TextStyle { TextStyle(size: 7.5, colour: .grey) }
  var returnLine: TextStyle { TextStyle(size: 6.5, colour: .grey) }
  var grandTotal: TextStyle { TextStyle(size: 12, bold: true) }
}
