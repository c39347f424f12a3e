import Basics
import Billing
import Documents
import SQL
import Sales
import Store

/// The PDF of a quotation: made once, kept as a blob, and taken from there ever after.
struct QuotationPaper {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  struct Sheet {
    let document: SentDocument
    let bytes: [UInt8]
  }

  func paper(of record: QuotationRecord) throws -> Sheet {
    if let kept = record.document, let digest = SHA256Digest(hex: kept.digest) {
      return Sheet(document: kept, bytes: try office.blobs.read(digest))
    }
    let document = QuotationDocument(
      record.quotation, on: office.today, company: TradePartyOf(office, connection).companyProfile(),
      language: record.quotation.agreement.customer.language)
    let bytes = try document.pdf()
    let digest = try office.blobs.write(bytes)
    let kept = SentDocument(digest: digest.hex, fileName: document.fileName, sentOn: office.today)
    return Sheet(document: kept, bytes: bytes)
  }
}
