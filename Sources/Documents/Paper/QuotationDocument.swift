import Basics
import Billing
import Sales

/// A quotation as a PDF: what is offered, until when, and where to sign.
package struct QuotationDocument: Sendable {
  private let quotation: Quotation
  private let date: CalendarDate
  private let company: CompanyProfile
  private let language: Language

  /// - Parameter date: the day it is sent; it is printed, and it dates the PDF.
  package init(_ quotation: Quotation, on date: CalendarDate, company: CompanyProfile, language: Language) {
    self.quotation = quotation
    self.date = date
    self.company = company
    self.language = language
  }

  package var fileName: String {
    DocumentFileName.pdf(kind: .quotation, number: quotation.number, language: language)
  }

  /// - Throws: ``DocumentError``, or `AmountError` when the sums do not fit.
  package func pdf() throws -> [UInt8] { try PaperLayout.pdf(try paper()) }

  func paper() throws -> Paper {
    let agreement = quotation.agreement
    let home = company.party.address.country
    let prices = PriceText(language: language, country: home)
    let wording = prices.wording
    let totals = try agreement.totals()
    var paper = Paper(
      kind: .quotation, language: language, number: quotation.number, date: date,
      letterhead: Letterhead(company, seller: company.party, wording: wording),
      recipient: agreement.customer.windowLines(home: home))
    paper.particulars = particulars(wording)
    paper.subject = agreement.title
    paper.columns = wording.columns(agreement.currency)
    paper.rows = try agreement.lines.map { line in
      prices.row(name: line.name, details: try details(line, prices), price: line.price)
    }
    paper.totals = prices.totals(totals, kind: .quotation)
    paper.remarks = prices.exemptions(totals, reason: "")
    paper.signatureCaptions = wording.signature
    return paper
  }

  private func details(_ line: OrderLine, _ prices: PriceText) throws(AmountError) -> String {
    let policy = line.policy == .byTimesheet ? prices.wording.byTimeSpent : ""
    let plan = try MilestoneText.plan(of: line, language, prices.amounts)
    return [line.details, policy, plan].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func particulars(_ wording: PaperWording) -> [Paper.Particular] {
    [
      (wording.date, DateFormat.long(date, language)),
      (wording.validUntil, DateFormat.long(quotation.validUntil, language)),
      (wording.buyerReference, quotation.agreement.customerReference),
      (wording.buyerVAT, quotation.agreement.customer.vatID),
    ].filter { !$0.1.isEmpty }.map { Paper.Particular(caption: $0.0, text: $0.1) }
  }
}
