import Basics
import Billing
import CRM
import MailFormat
import SQL
import Sales
import Settings
import Store

/// A draft of an offer, with its number, for an opportunity, a contact, or in place of an older one.
package struct CreateQuotation: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Throws: ``Refusal`` that names the product, line, opportunity or quotation that does not go.
  package func callAsFunction(_ wishes: OfferWishes, actor: String) async throws -> QuotationRecord {
    try await office.database.write { connection in try apply(wishes, actor: actor, connection) }
  }

  /// The same within a larger errand.
  func apply(
    _ wishes: OfferWishes, actor: String, _ connection: any Connection
  ) throws -> QuotationRecord {
    let basis = try OfferBasis.find(wishes.target, office, connection)
    var agreement = try agreement(wishes, basis, connection)
    agreement.customerReference = wishes.customerReference
    var draft = Quotations.Draft(
      number: try number(connection), agreement: agreement, keys: basis.keys,
      validUntil: wishes.validUntil
        ?? office.today.adding(days: office.configuration.billing.quotationValidDays))
    draft.supersedes = basis.replaced?.id
    let id = try Quotations(connection).create(draft, at: office.now)
    try settle(basis, in: id, actor: actor, connection)
    return try Quotations(connection).find(id.value)
  }

  private func agreement(
    _ wishes: OfferWishes, _ basis: OfferBasis, _ connection: any Connection
  ) throws -> Agreement {
    let products = Products(connection)
    let wished = try wishes.lines.enumerated().map { index, line in
      try line.orderLine(at: index + 1, in: products)
    }
    let lines = wished.isEmpty ? basis.replaced?.quotation.lines ?? [] : wished
    let customer = try TradePartyOf(office, connection)
      .buyer(party: basis.keys.party, contact: basis.keys.contact)
    return try Agreement(
      customer: customer, currency: office.company.currency, title: wishes.title ?? basis.title,
      lines: try lines.naming(wishes.tasks).billed(at: wishes.milestones))
  }

  private func number(_ connection: any Connection) throws -> String {
    try NumberSeriesTable(connection).take(
      series: "quotation", pattern: NumberPattern(office.configuration.billing.quotationSeries),
      on: office.today
    ).text
  }

  /// What follows once the draft has its key.
  private func settle(
    _ basis: OfferBasis, in id: Identifier<Quotation>, actor: String, _ connection: any Connection
  ) throws {
    let activities = Activities(connection)
    if basis.opensConversation {
      try Conversations(connection).setSubject(.quotation, id.value, of: basis.keys.conversation)
    }
    if let old = basis.replaced {
      let step = try old.quotation.step(.revised, today: office.today)
      try Quotations(connection).move(old.id, from: old.quotation.state, to: step.to, at: office.now)
      try activities.record(
        [FieldChange("state", from: old.quotation.state.rawValue, to: step.to.rawValue)], of: "quotation",
        old.id.value, actor: actor, message: office.cause, at: office.now)
    }
    try activities.record(
      [FieldChange("state", from: "", to: QuotationState.draft.rawValue)], of: "quotation", id.value,
      actor: actor, message: office.cause, at: office.now)
  }
}
