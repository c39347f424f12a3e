import Basics
import Billing
import Documents
import SQL
import Store

/// The PDF of an invoice: made once when it is issued and taken from the blobs ever after; a draft is drawn
/// anew each time, without a payment slip.
struct InvoicePaper {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  struct Sheet: Sendable {
    let fileName: String
    let bytes: [UInt8]
  }

  /// Makes the bytes that are kept for good.
  func keep(_ issued: IssuedInvoice) throws -> KeptDocument {
    let sheet = try draw(issued)
    return KeptDocument(digest: try office.blobs.write(sheet.bytes), fileName: sheet.fileName)
  }

  func sheet(of record: InvoiceRecord) throws -> Sheet {
    if let kept = record.document {
      return Sheet(fileName: kept.fileName, bytes: try office.blobs.read(kept.digest))
    }
    return try draw(try preview(of: record))
  }

  /// The draft as if it were issued today, with a number that nobody can take for one.
  private func preview(of record: InvoiceRecord) throws -> IssuedInvoice {
    let content = record.content
    let word = content.buyer.language == .french ? "BROUILLON" : "DRAFT"
    let number = DocumentNumber(series: "", sequence: 0, text: "\(word)-\(record.id)")
    let dueOn = content.kind == .invoice ? content.payment.terms.dueDate(issuedOn: office.today) : nil
    return try IssuedInvoice(
      number: number, issuedOn: office.today, dueOn: dueOn, content: content, paymentReference: nil)
  }

  private func draw(_ issued: IssuedInvoice) throws -> Sheet {
    let document = InvoiceDocument(
      issued, company: TradePartyOf(office, connection).companyProfile(),
      language: issued.content.buyer.language)
    return Sheet(fileName: document.fileName, bytes: try document.pdf())
  }
}
