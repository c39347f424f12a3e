import Basics

/// A VAT category with its rate (BT-151 and BT-152): the pair that lines are grouped by.
///
/// Only pairs that EN 16931 allows can be made: S above zero, O without a rate, all others exactly zero.
package struct VATRate: Hashable, Sendable, CustomStringConvertible {
  package let category: VATCategory
  /// `nil` for O and only there.
  package let percent: Percent?

  /// - Returns: `nil` when the rate does not fit the category, or is not within 0...100 %.
  package init?(_ category: VATCategory, _ percent: Percent?) {
    switch category {
    case .standard:
      guard let percent, percent > .zero, percent.basisPoints <= 10_000 else { return nil }
    case .outsideScope:
      guard percent == nil else { return nil }
    case .zeroRated, .exempt, .reverseCharge, .intraCommunity, .export:
      guard percent == .zero else { return nil }
    }
    self.category = category
    self.percent = percent
  }

  /// The rate of a product sold at home: S, or Z when it is zero.
  ///
  /// - Returns: `nil` when the rate is not within 0...100 %.
  package init?(charging percent: Percent) {
    self.init(percent == .zero ? .zeroRated : .standard, percent)
  }

  /// What is multiplied with the base; zero where no tax is due.
  package var multiplier: Percent { percent ?? .zero }

  package var description: String {
    percent.map { "\(category.rawValue) \($0)" } ?? category.rawValue
  }

  /// Group order on paper and in XML: highest rate first, then by category.
  package static func isListedBefore(_ left: VATRate, _ right: VATRate) -> Bool {
    guard left.multiplier == right.multiplier else { return left.multiplier > right.multiplier }
    return left.category.rawValue < right.category.rawValue
  }
}
