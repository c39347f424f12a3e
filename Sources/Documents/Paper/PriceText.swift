import Basics
import Billing

/// Prices, VAT groups and sums of a document, formatted for paper. Shared by invoices and quotations.
struct PriceText {
  let wording: PaperWording
  let amounts: AmountFormat

  init(language: Language, country: String) {
    wording = PaperWording(language: language)
    amounts = AmountFormat(language: language, country: country)
  }

  func row(name: String, details: String, price: LinePrice) -> Paper.Row {
    Paper.Row(
      name: name, details: details,
      quantity: amounts.quantity(price.quantity) + "\u{A0}" + wording.unit(price.unitCode),
      unitPrice: amounts.unitPrice(price.unitPrice),
      vat: price.vat.percent.map { $0 == .zero ? "–" : amounts.percent($0) } ?? "–",
      net: amounts.figures(price.net))
  }

  func totals(_ totals: InvoiceTotals, kind: PaperKind) -> [Paper.Total] {
    var lines = [Paper.Total(caption: wording.net, figures: amounts.figures(totals.taxExclusive))]
    for group in totals.breakdown { lines.append(vatLine(group)) }
    if !totals.rounding.isZero {
      lines.append(Paper.Total(caption: wording.gross, figures: amounts.figures(totals.taxInclusive)))
      lines.append(Paper.Total(caption: wording.rounding, figures: amounts.figures(totals.rounding)))
    }
    let grand = wording.grandTotal(kind, totals.payable.currency)
    lines.append(Paper.Total(caption: grand, figures: amounts.figures(totals.payable), weight: .grand))
    return lines
  }

  /// Why parts of the document bear no tax; empty when all of it does.
  func exemptions(_ totals: InvoiceTotals, reason: String) -> [Paper.Particular] {
    totals.breakdown.compactMap { group in
      wording.reason(group.rate.category, exemption: reason)
        .map { Paper.Particular(caption: wording.vatCaption, text: $0) }
    }
  }

  private func vatLine(_ group: VATBreakdown) -> Paper.Total {
    let base = amounts.figures(group.base)
    let isTaxed = group.rate.category == .standard
    let caption =
      isTaxed ? wording.vat(amounts.percent(group.rate.multiplier), on: base) : wording.untaxed(on: base)
    return Paper.Total(caption: caption, figures: amounts.figures(group.tax))
  }
}
