/// A percentage in basis points (hundredths of a percent): 8.1 % is 810.
package struct Percent: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let basisPoints: Int64

  package init(basisPoints: Int64) { self.basisPoints = basisPoints }

  /// Reads the machine form, e.g. `8.1`; `nil` when it is not a number or has more than 2 decimals.
  package init?(decimal text: String) {
    guard let scaled = DecimalText.parse(text, digits: 2) else { return nil }
    basisPoints = scaled
  }

  package static let zero = Percent(basisPoints: 0)

  /// The machine form without trailing zeros, e.g. `8.1`.
  package var decimal: String { DecimalText.format(basisPoints, digits: 2, minimum: 0) }
  package var description: String { decimal + " %" }

  package static func < (left: Percent, right: Percent) -> Bool { left.basisPoints < right.basisPoints }
}
