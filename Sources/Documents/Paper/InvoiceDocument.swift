import Basics
import Billing

/// An issued invoice or credit note as a PDF. The same document always gives the same bytes.
///
/// The seller, the buyer and the account come from the issued document itself; with a Swiss account and an
/// amount in CHF or EUR the last page carries the QR-bill.
package struct InvoiceDocument: Sendable {
  private let invoice: IssuedInvoice
  private let company: CompanyProfile
  private let language: Language

  package init(_ invoice: IssuedInvoice, company: CompanyProfile, language: Language) {
    self.invoice = invoice
    self.company = company
    self.language = language
  }

  package var kind: PaperKind { invoice.kind == .creditNote ? .creditNote : .invoice }

  package var fileName: String {
    DocumentFileName.pdf(kind: kind, number: invoice.number.text, language: language)
  }

  /// - Throws: ``DocumentError``, or a `Refusal` when the payment part can't be made.
  package func pdf() throws -> [UInt8] { try PaperLayout.pdf(try paper()) }

  func paper() throws -> Paper {
    let content = invoice.content
    let prices = PriceText(language: language, country: content.seller.address.country)
    var paper = Paper(
      kind: kind, language: language, number: invoice.number.text, date: invoice.issuedOn,
      letterhead: Letterhead(company, seller: content.seller, wording: prices.wording),
      recipient: content.buyer.windowLines(home: content.seller.address.country))
    paper.particulars = particulars(prices.wording)
    paper.columns = prices.wording.columns(content.currency)
    paper.rows = content.lines.map { prices.row(name: $0.name, details: details($0), price: $0.price) }
    paper.totals = prices.totals(invoice.totals, kind: kind)
    paper.remarks = remarks(prices)
    paper.slip = try slip()
    // The payment part says it all again.
    paper.payment = paper.slip == nil ? payment(prices.wording) : []
    return paper
  }

  private func details(_ line: InvoiceLine) -> String {
    let period = line.period.map { DateFormat.span($0, language) } ?? ""
    return [line.details, period].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func particulars(_ wording: PaperWording) -> [Paper.Particular] {
    let content = invoice.content
    let references = content.references
    let credited = references.preceding.map {
      $0.number + "\n" + DateFormat.long($0.issuedOn, language)
    }
    return [
      (wording.date, DateFormat.long(invoice.issuedOn, language)),
      (wording.dueDate, invoice.dueOn.map { DateFormat.long($0, language) } ?? ""),
      (wording.creditedInvoice, credited ?? ""),
      (wording.period, content.period.map { DateFormat.span($0, language) } ?? ""),
      (wording.delivered, content.deliveredOn.map { DateFormat.long($0, language) } ?? ""),
      (wording.buyerReference, references.buyer),
      (wording.buyerOrder, references.buyerOrder),
      (wording.order, references.order),
      (wording.buyerVAT, content.buyer.vatID),
    ].filter { !$0.1.isEmpty }.map { Paper.Particular(caption: $0.0, text: $0.1) }
  }

  private func remarks(_ prices: PriceText) -> [Paper.Particular] {
    let content = invoice.content
    let wording = prices.wording
    var remarks = prices.exemptions(invoice.totals, reason: content.exemptionReason)
    if kind == .invoice {
      let terms = content.payment.terms.text(in: language)
      remarks.append(Paper.Particular(caption: wording.termsCaption, text: terms))
    }
    if !content.note.isEmpty {
      remarks.append(Paper.Particular(caption: wording.noteCaption, text: content.note))
    }
    return remarks
  }

  private func payment(_ wording: PaperWording) -> [Paper.Particular] {
    guard kind == .invoice, let account = invoice.content.payment.account else { return [] }
    return [
      ("IBAN", account.iban.description),
      ("BIC", account.bic),
      (wording.reference, invoice.paymentReference?.grouped ?? ""),
    ].filter { !$0.1.isEmpty }.map { Paper.Particular(caption: $0.0, text: $0.1) }
  }

  private func slip() throws -> QRBill? {
    let content = invoice.content
    guard kind == .invoice, let account = content.payment.account?.iban else { return nil }
    guard QRBill.isPossible(for: account, in: content.currency), !invoice.totals.payable.isZero else {
      return nil
    }
    guard let reference = invoice.paymentReference else { return nil }
    let message = kind.title(language) + " " + invoice.number.text
    return try QRBill(
      to: content.seller, at: account, from: content.buyer, amount: invoice.totals.payable,
      remittance: (reference, message))
  }
}
