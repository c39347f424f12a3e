import Basics
import Billing
import CRM
import Documents
import MailFormat
import SQL
import Settings
import Store

/// Mails an issued invoice or credit note as PDF to its buyer; answers come back to its conversation.
///
/// It may be sent again: the mail is a new one, the PDF has the same bytes.
package struct SendInvoice: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` when it is a draft, or the buyer has no usable address.
  package func callAsFunction(
    _ id: Int64, actor: String
  ) async throws -> (record: InvoiceRecord, outboxID: Int64) {
    try await office.database.write { connection in
      let record = try Invoices(connection).find(id)
      return (record, try queue(record, actor: actor, connection))
    }
  }

  /// The same within a larger errand.
  ///
  /// - Returns: the mail's key in the outbox.
  func queue(_ record: InvoiceRecord, actor: String, _ connection: any Connection) throws -> Int64 {
    guard let issued = record.invoice.issued else {
      throw Refusal(
        .wrongState, "invoice \(record.id) is \(record.invoice.state.rawValue) and can't be sent",
        remedy: "issue it first with piste invoice issue \(record.id)",
        french: "la facture n’a pas encore été émise")
    }
    let buyer = try recipient(of: record, connection)
    let sheet = try InvoicePaper(office, connection).sheet(of: record)
    var letter = Letter(
      kind: issued.kind == .invoice ? "invoice" : "credit-note", to: [buyer],
      text: try text(issued, title: record.links.title, contact: buyer.displayName),
      conversationID: record.links.conversation)
    letter.isAutomatic = false
    letter.attachments = [
      DraftAttachment(filename: sheet.fileName, mediaType: "application/pdf", bytes: sheet.bytes)
    ]
    let receipt = try QueueLetter(office, connection)(letter)
    try Invoices(connection).addLetter(receipt.outboxID, of: record.id)
    try note(receipt, letter, in: record.links.conversation, connection)
    try Activities(connection).record(
      [FieldChange("mail", from: "", to: String(receipt.outboxID))], of: "invoice", record.id.value,
      actor: actor, message: office.cause, at: office.now)
    return receipt.outboxID
  }

  /// The contact's address of today, else the one that stands on the document.
  private func recipient(of record: InvoiceRecord, _ connection: any Connection) throws -> MailAddress {
    let contact = try record.links.contact.map { try Contacts(connection).find($0) }
    let buyer = record.content.buyer
    let email = contact.flatMap { $0.email.isEmpty ? nil : $0.email } ?? buyer.email
    let name = contact?.name ?? buyer.contactName
    guard let address = MailAddress(addrSpec: email, displayName: name) else {
      let remedy = contact.map { "give it one with piste contact update \($0.id) --email ADDRESS" }
      throw Refusal.unreachable(buyer.name, at: email, remedy: remedy ?? "")
    }
    return address
  }

  private func note(
    _ receipt: QueueLetter.Receipt, _ letter: Letter, in conversation: Int64?, _ connection: any Connection
  ) throws {
    guard let conversation else { return }
    let sent = ConversationMessage(
      .sent, author: try office.outgoingAccount().address, messageID: receipt.messageID,
      subject: letter.text.subject, body: letter.text.text, journalID: nil)
    try Conversations(connection).add(sent, to: conversation, at: office.now)
  }

  private func text(_ issued: IssuedInvoice, title: String, contact: String) throws -> MailText {
    let content = issued.content
    let language = content.buyer.language
    let amounts = AmountFormat(language: language, country: content.seller.address.country)
    var fields = office.firmFields
    fields["number"] = issued.number.text
    fields["total"] = amounts.amount(issued.totals.payable)
    fields["contact"] = contact
    fields["title"] = title
    guard issued.kind == .invoice else {
      fields["invoice"] = content.references.preceding?.number ?? ""
      return try office.templates.render(.creditNote, language: language, fields: fields)
    }
    fields["due"] = issued.dueOn.map { DateFormat.long($0, language) } ?? ""
    fields["iban"] = content.payment.account?.iban.description ?? ""
    fields["reference"] = issued.paymentReference?.grouped ?? ""
    fields["period"] = content.period.map { DateFormat.span($0, language) } ?? ""
    return try office.templates.render(.invoice, language: language, fields: fields)
  }
}
