import Basics
import Billing
import CRM
import MailFormat
import SQL
import Settings
import Store

/// An invoice alone: no order, no project, just a customer and lines given by hand.
package struct CreateInvoice: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// What a person decides.
  package struct Wishes: Sendable {
    package let contact: Int64
    package let lines: [Line]
    /// What it is about, for the subject of its mail.
    package var title = ""
    /// BT-10, a word that the buyer asked to see.
    package var buyerReference = ""
    package var note = ""
    /// The days it is about.
    package var period: DateSpan?

    package init(contact: Int64, lines: [Line]) {
      self.contact = contact
      self.lines = lines
    }
  }

  package struct Line: Sendable {
    package let name: String
    package let quantity: Quantity
    /// UN/ECE Recommendation 20.
    package let unitCode: String
    package let unitPrice: UnitPrice
    package let vat: Percent

    package init(name: String, quantity: Quantity, unitCode: String, unitPrice: UnitPrice, vat: Percent) {
      self.name = name
      self.quantity = quantity
      self.unitCode = unitCode
      self.unitPrice = unitPrice
      self.vat = vat
    }
  }

  /// - Throws: ``Refusal`` when there is no line or no such contact, or a VAT rate can't be.
  package func callAsFunction(_ wishes: Wishes, actor: String) async throws -> InvoiceRecord {
    let lines = try wishes.lines.enumerated().map { index, line in try line.line(at: index + 1) }
    guard !lines.isEmpty else { throw Refusal(.missing, "an invoice needs a line") }
    return try await office.database.write { connection in
      let invoices = Invoices(connection)
      let contact = try Contacts(connection).find(Identifier(wishes.contact))
      var links = InvoiceLinks()
      links.contact = contact.id
      links.title = wishes.title
      links.conversation = try openConversation(wishes, contact, connection)
      let id = try invoices.create(content(wishes, lines, contact, connection), links, at: office.now)
      if let conversation = links.conversation {
        try Conversations(connection).setSubject(.invoice, id.value, of: conversation)
      }
      try Activities(connection).record(
        [FieldChange("state", from: "", to: InvoiceState.draft.rawValue)], of: "invoice", id.value,
        actor: actor, at: office.now)
      return try invoices.find(id.value)
    }
  }

  private func content(
    _ wishes: Wishes, _ lines: [InvoiceLine], _ contact: Contact, _ connection: any Connection
  ) throws -> InvoiceContent {
    let parties = TradePartyOf(office, connection)
    let party = try CustomerOf(office, connection).party(of: contact)
    var content = InvoiceContent(
      currency: office.company.currency, seller: parties.seller(),
      buyer: try parties.buyer(party: party, contact: contact.id), lines: lines,
      payment: try parties.paymentConditions())
    content.period = wishes.period
    content.references.buyer = wishes.buyerReference
    content.note = wishes.note
    return content
  }

  private func openConversation(
    _ wishes: Wishes, _ contact: Contact, _ connection: any Connection
  ) throws -> Int64 {
    let company = contact.company.isEmpty ? contact.name : contact.company
    let title = wishes.title.isEmpty ? company : wishes.title
    let conversation = try Conversations(connection).open(
      about: .invoice, title: title, baseSubject: BaseSubject(of: title).text, at: office.now)
    try CustomerOf(office, connection).join(contact, conversation)
    return conversation
  }
}

extension CreateInvoice.Line {
  fileprivate func line(at position: Int) throws -> InvoiceLine {
    guard let rate = VATRate(charging: vat) else {
      throw Refusal(.invalid, "the VAT rate \(vat) of \"\(name)\" is not within 0 to 100 %")
    }
    guard let price = try? LinePrice(quantity, unitCode: unitCode, at: unitPrice, vat: rate) else {
      throw Refusal(.exceeds, "\(quantity) × \(unitPrice) is too large to be kept exactly")
    }
    return InvoiceLine(position: position, name: name, price: price)
  }
}
