import Basics

/// One line of an invoice or credit note (BG-25).
package struct InvoiceLine: Hashable, Sendable {
  /// BT-126, counted from 1.
  package let position: Int
  /// BT-153.
  package let name: String
  package let price: LinePrice
  /// BT-154; may have several lines, may be empty.
  package var details = ""
  /// BG-26, the days this line was worked.
  package var period: DateSpan?
  /// BT-132, the line of our order that is billed.
  package var orderPosition: Int?
  /// On a credit note: the line of the preceding invoice that is taken back.
  package var creditedPosition: Int?

  package init(position: Int, name: String, price: LinePrice) {
    self.position = position
    self.name = name
    self.price = price
  }
}
