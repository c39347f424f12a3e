import Basics

/// What was agreed about one ``Milestone``: its name, and the share of its line's price that it makes billable.
///
/// An order line with a fixed price and such terms is billed in parts, each when its milestone is reached.
package struct MilestoneTerm: Hashable, Sendable {
  /// On one line, not empty.
  package let name: String
  /// Above zero, 100 % at most.
  package let share: Percent

  /// - Throws: ``Refusal`` when the name or the share can't be.
  package init(_ name: String, share: Percent) throws(Refusal) {
    guard !name.isEmpty, !name.contains(where: \.isNewline) else {
      throw Refusal(
        .invalid, "\"\(name)\" can't be the name of a milestone", remedy: "one line of text",
        french: "« \(name) » ne peut pas être le nom d’un jalon")
    }
    guard (1...Self.whole).contains(share.basisPoints) else {
      throw Refusal(
        .invalid, "\(share) can't be the share of the milestone \"\(name)\"",
        remedy: "more than 0 %, 100 % at most",
        french: "« \(name) » ne peut pas valoir \(share)")
    }
    self.name = name
    self.share = share
  }

  private static let whole: Int64 = 10_000

  /// A line's terms go together: no name twice, and the shares are the whole price.
  ///
  /// - Throws: ``Refusal`` with what is missing or too much.
  static func verify(_ terms: [MilestoneTerm], ofLine position: Int) throws(Refusal) {
    let names = Set(terms.map(\.name.foldedForSearch))
    guard names.count == terms.count else {
      throw Refusal(
        .duplicate, "two milestones of line \(position) have the same name", remedy: "name them apart",
        french: "deux jalons de la ligne \(position) portent le même nom")
    }
    let sum = Percent(basisPoints: terms.map(\.share.basisPoints).reduce(0, +))
    guard sum.basisPoints == Self.whole else {
      throw Refusal(
        .invalid, "the milestones of line \(position) come to \(sum)", remedy: "their shares must be 100 %",
        french: "les jalons de la ligne \(position) font \(sum) au lieu de 100 %")
    }
  }

  /// What each is worth of `net`. Rounded where the sums meet, so that all of them are `net` to the centime.
  ///
  /// - Throws: ``AmountError/overflow``.
  static func amounts(of net: Money, _ terms: [MilestoneTerm]) throws(AmountError) -> [Money] {
    var amounts: [Money] = []
    var shares: Int64 = 0
    var earlier: Int64 = 0
    for term in terms {
      shares += term.share.basisPoints
      let wide = Int128(net.minorUnits) * Int128(shares)
      guard let upToHere = WideArithmetic.roundedQuotient(wide, by: Int128(Self.whole)) else {
        throw .overflow
      }
      amounts.append(Money(minorUnits: upToHere - earlier, net.currency))
      earlier = upToHere
    }
    return amounts
  }
}
