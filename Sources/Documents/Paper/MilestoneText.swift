import Basics
import Sales

/// How a fixed price is billed in parts, for the line of a quotation on paper and on the web.
package enum MilestoneText {
  /// A heading and a line per milestone; empty when the price is billed at once.
  ///
  /// - Throws: `AmountError` when the shares do not fit.
  package static func plan(
    of line: OrderLine, _ language: Language, _ amounts: AmountFormat
  ) throws(AmountError) -> String {
    guard !line.milestones.isEmpty else { return "" }
    let heading = Wording("Billed in stages:", french: "Facturé par étapes :")
    var rows = [heading.text(in: language)]
    for (term, amount) in zip(line.milestones, try line.milestoneAmounts()) {
      let share = amounts.percent(term.share)
      let figures = amounts.figures(amount)
      rows.append(
        Wording("\(term.name): \(share), \(figures)", french: "\(term.name) : \(share), \(figures)")
          .text(in: language))
    }
    return rows.joined(separator: "\n")
  }
}
