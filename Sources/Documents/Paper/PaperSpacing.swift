/// How generously a document is set. Sizes of type and the recipient's place never change.
///
/// The payment part wants the lower 105 mm of a page. When it alone would cause a second page, the particulars
/// move to the free place beside the address; when that is not enough, gaps shrink and the foot makes room.
struct PaperSpacing {
  /// Whether the particulars stand at the left of the address instead of below the title.
  var isBesideAddress = false
  var titleTop = 83.0.mm
  var belowTitle = 4.0.mm
  var rowPadding = 2.1.mm
  var aboveTotals = 4.0.mm
  var betweenTotals = 1.4.mm
  /// Above and below the line over the grand total.
  var totalRule = (above: 1.6.mm, below: 1.8.mm)
  /// Without it the legal line stands in the letterhead, and the page is not numbered.
  var hasFoot = true

  /// What the payment part needs free above it: the foot, and its own note on how to separate it.
  var aboveSlip: Double { hasFoot ? 12.mm : 8.mm }

  static let normal = PaperSpacing()
  static let besideAddress = PaperSpacing(isBesideAddress: true, belowTitle: 5.mm)
  static let tight = PaperSpacing(
    isBesideAddress: true, titleTop: 80.mm, rowPadding: 1.6.mm, aboveTotals: 3.mm,
    betweenTotals: 0.8.mm, totalRule: (above: 1.2.mm, below: 1.4.mm), hasFoot: false)
}
