import Basics
import Billing
import CRM
import Documents
import MailFormat
import SQL
import Sales
import Settings
import Store

/// Mails a quotation as PDF, with the link to accept it; answers come back to its conversation.
///
/// What the customer gets is fixed the first time: a repeated sending has the same bytes.
package struct SendQuotation: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when its state or its validity does not allow it, or the contact has no address.
  package func callAsFunction(
    _ id: Int64, actor: String
  ) async throws -> (record: QuotationRecord, outboxID: Int64) {
    try await office.database.write { connection in try apply(to: id, actor: actor, connection) }
  }

  /// The same within a larger errand.
  func apply(
    to id: Int64, actor: String, _ connection: any Connection
  ) throws -> (record: QuotationRecord, outboxID: Int64) {
    let quotations = Quotations(connection)
    let record = try current(try quotations.find(id), connection)
    let step = try record.quotation.step(.sent, today: office.today)
    let paper = try QuotationPaper(office, connection).paper(of: record)
    if record.document == nil { try quotations.setDocument(paper.document, of: record.id) }
    try quotations.move(record.id, from: record.quotation.state, to: step.to, at: office.now)
    let outboxID = try queue(record, paper, connection)
    try Activities(connection).record(
      [
        FieldChange("state", from: record.quotation.state.rawValue, to: step.to.rawValue),
        FieldChange("mail", from: "", to: String(outboxID)),
      ], of: "quotation", id, actor: actor, message: office.cause, at: office.now)
    return (try quotations.find(id), outboxID)
  }

  /// A draft goes out with the customer's particulars of today.
  private func current(_ record: QuotationRecord, _ connection: any Connection) throws -> QuotationRecord {
    guard record.quotation.state == .draft else { return record }
    let buyer = try TradePartyOf(office, connection)
      .buyer(party: record.keys.party, contact: record.keys.contact)
    try Quotations(connection).setCustomer(buyer, of: record.id)
    return try Quotations(connection).find(record.id.value)
  }

  private func queue(
    _ record: QuotationRecord, _ paper: QuotationPaper.Sheet, _ connection: any Connection
  ) throws -> Int64 {
    let contact = try Contacts(connection).find(record.keys.contact)
    guard let address = MailAddress(addrSpec: contact.email, displayName: contact.name) else {
      throw Refusal.unreachable(
        contact.name, at: contact.email,
        remedy: "give it one with piste contact update \(contact.id) --email ADDRESS")
    }
    try CustomerOf(office, connection).join(contact, record.keys.conversation)
    var letter = Letter(
      kind: "quotation", to: [address], text: try text(record, contact),
      conversationID: record.keys.conversation)
    letter.isAutomatic = false
    letter.attachments = [
      DraftAttachment(
        filename: paper.document.fileName, mediaType: "application/pdf", bytes: paper.bytes)
    ]
    let receipt = try QueueLetter(office, connection)(letter)
    let sent = ConversationMessage(
      .sent, author: try office.outgoingAccount().address, messageID: receipt.messageID,
      subject: letter.text.subject, body: letter.text.text, journalID: nil)
    try Conversations(connection).add(sent, to: record.keys.conversation, at: office.now)
    return receipt.outboxID
  }

  private func text(_ record: QuotationRecord, _ contact: Contact) throws -> MailText {
    let quotation = record.quotation
    let language = quotation.agreement.customer.language
    let amounts = AmountFormat(language: language, country: office.company.country)
    return try office.templates.render(
      .quotation, language: language,
      fields: office.firmFields.merging([
        "number": quotation.number, "total": amounts.amount(try quotation.agreement.totals().payable),
        "valid": DateFormat.long(quotation.validUntil, language), "title": quotation.agreement.title,
        "contact": contact.name, "link": QuotationLink(office).page(of: record.id.value) ?? "",
      ]) { $1 })
  }
}
