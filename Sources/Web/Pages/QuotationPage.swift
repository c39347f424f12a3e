import Basics
import Billing
import Documents
import Sales
import Settings
import Store

/// A quotation as its customer sees it: what is offered, what it comes to, and one button.
struct QuotationPage: Sendable {
  let record: QuotationRecord
  let token: String
  let today: CalendarDate
  let layout: PageLayout

  private var quotation: Quotation { record.quotation }
  private var agreement: Agreement { quotation.agreement }
  private var language: Language { agreement.customer.language }
  private var words: QuotationWords { QuotationWords(language: language) }
  private var amounts: AmountFormat { AmountFormat(language: language, country: layout.company.country) }

  /// - Throws: `AmountError` when the sums do not fit.
  func html() throws -> HTML {
    let title = words.title(quotation.number)
    return layout.page(
      title, language: language,
      """
      <h1>\(title)</h1>
      <p class="lead">\(agreement.title)</p>
      \(particulars)
      \(try table())
      \(document)
      \(answer)
      """)
  }

  private var particulars: HTML {
    let rows = [
      (words.customer, agreement.customer.name),
      (words.reference, agreement.customerReference),
      (words.validUntil, DateFormat.long(quotation.validUntil, language)),
    ]
    let pairs = rows.filter { !$0.1.isEmpty }.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" as HTML }
    return "<dl>\n\(HTML(pairs))\n</dl>"
  }

  private func table() throws -> HTML {
    let lines = try agreement.lines.map { try row($0) }
    let totals = try agreement.totals()
    return """
      <table>
      <thead><tr><th scope="col">\(words.item)</th><th scope="col">\(words.quantity)</th>\
      <th scope="col" class="wide">\(words.unitPrice)</th>\
      <th scope="col">\(agreement.currency.code)</th></tr></thead>
      <tbody>
      \(HTML(lines))
      </tbody>
      <tfoot>
      \(sums(totals))
      </tfoot>
      </table>
      """
  }

  private func row(_ line: OrderLine) throws(AmountError) -> HTML {
    let remark = line.policy == .byTimesheet ? words.byTimeSpent : ""
    let plan = try MilestoneText.plan(of: line, language, amounts)
    let details = [line.details, remark, plan].filter { !$0.isEmpty }.joined(separator: "\n")
    let small: HTML = details.isEmpty ? "" : "<small>\(details)</small>"
    let quantity = amounts.quantity(line.price.quantity) + "\u{A0}" + words.unit(line.price.unitCode)
    return """
      <tr><td>\(line.name)\(small)</td><td>\(quantity)</td>\
      <td class="wide amount">\(amounts.unitPrice(line.price.unitPrice))</td>\
      <td class="amount">\(amounts.figures(line.price.net))</td></tr>
      """
  }

  private func sums(_ totals: InvoiceTotals) -> HTML {
    let taxes = totals.breakdown.map {
      sum(words.vat(amounts.percent($0.rate.multiplier)), amounts.figures($0.tax))
    }
    let rows = [sum(words.net, amounts.figures(totals.taxExclusive))] + taxes
    return HTML(rows + [sum(words.total, amounts.amount(totals.payable))])
  }

  /// A caption, the column that narrow screens leave out, and the amount.
  private func sum(_ caption: String, _ figures: String) -> HTML {
    """
    <tr><th scope="row">\(caption)</th><td class="wide"></td><td colspan="2" class="amount">\(figures)</td></tr>
    """
  }

  private var document: HTML {
    guard record.document != nil else { return "" }
    return "<p><a class=\"button\" href=\"\(token)/pdf\">\(words.document)</a></p>"
  }

  private var answer: HTML {
    switch quotation.state {
    case .sent where today <= quotation.validUntil:
      """
      <form method="post"><p class="lead">\(words.beforeAccepting)</p><button>\(words.accept)</button></form>
      """
    case .sent, .expired: notice(words.expired)
    case .accepted: notice(words.accepted)
    case .declined: notice(words.declined)
    case .draft, .superseded: notice(words.superseded)
    }
  }

  private func notice(_ text: String) -> HTML { "<p class=\"notice\" role=\"status\">\(text)</p>" }
}
