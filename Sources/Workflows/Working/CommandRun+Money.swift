import Basics
import Billing
import CRM
import Documents
import Intake
import Inventory
import SQL
import Sales
import Settings
import Store

/// Offer, order and invoice: shown first, done once they are confirmed.
extension CommandRun {
  /// One piece, at that price, of the product that the words name; without a product nobody knows the rate of VAT.
  func offer(_ title: String, at price: Money) throws -> [Done] {
    let products = try Products(connection).list(limit: 10_000)
    guard let product = ProductChoice.find(title, among: products) else {
      throw Refusal.unknownProduct(title, products.map(\.name))
    }
    let (record, done) = try opportunity()
    var line = OfferWishes.Line(Quantity(1), of: product.code)
    line.unitPrice = UnitPrice(decimal: price.decimal, price.currency)
    line.policy = .fixedOnOrder
    var wishes = OfferWishes(for: .opportunity(record.opportunity.id.value), lines: [line])
    wishes.title = title
    let draft = try CreateQuotation(office).apply(wishes, actor: actor, connection)
    let sent = try SendQuotation(office).apply(to: draft.id.value, actor: actor, connection).record
    let total = words.amounts.amount(try sent.quotation.agreement.totals().payable)
    let recipient = try recipient(sent.keys.contact)
    let shown = words.offer(
      title, product.name, (words.amounts.amount(price), total), recipient,
      words.day(sent.quotation.validUntil))
    return done + [Done("\(sent.quotation.number) · \(shown)", shown: shown)]
  }

  /// The customer said yes to the one offer that is open.
  func accept() throws -> Done {
    let open = try dealings().openQuotations
    let quotations = Quotations(connection)
    guard let id = open.first else { throw Refusal.noQuotation }
    guard open.count == 1 else {
      throw Refusal.severalQuotations(try open.map { try quotations.find($0).quotation.number })
    }
    let outcome = try advising(.offerAgain, on: .notAllowed) {
      try AcceptQuotation(office).apply(to: id, actor: actor, connection)
    }
    let quotation = outcome.quotation.quotation
    let total = words.amounts.amount(try quotation.agreement.totals().payable)
    let shown = words.order(quotation.number, total, opensProject: outcome.project != nil)
    return Done("\(outcome.order.order.number) · \(shown)", shown: shown)
  }

  private func order() throws -> Int64 {
    let orders = try dealings().orders
    guard let order = orders.first else { throw Refusal.noOrder }
    guard orders.count == 1 else {
      let numbers = try orders.map { try SalesOrders(connection).find($0).order.number }
      throw Refusal.severalOrders(numbers)
    }
    return order
  }

  /// A milestone of the one order is reached; nothing leaves the house, but its share may be billed from now on.
  func reach(_ said: String) throws -> Done {
    let outcome = try ReachMilestone(office).apply(
      .reached, said, of: try order(), on: place.day, actor: actor, connection)
    return Done(words.reached(outcome.milestone, words.amounts.amount(outcome.amount)))
  }

  /// All that the one order has to bill up to the end of the month; the invoice goes to the customer.
  func bill() throws -> Done {
    let order = try order()
    let propose = ProposeInvoice(office, connection, month: DateSpan(monthOf: office.today))
    guard let draft = try propose(.order(Identifier(order)), actor: actor) else {
      throw Refusal.nothingToBill
    }
    let record = try advising(.billAgain, on: .invalid) {
      try IssueInvoice(office).apply(to: draft.value, actor: actor, connection)
    }
    _ = try SendInvoice(office).queue(record, actor: actor, connection)
    let total = words.amounts.amount(try record.content.totals().payable)
    let contact = try record.links.contact.map(recipient) ?? record.content.buyer.name
    let shown = words.invoice(total, record.content.lines.map(\.name), contact)
    return Done("\(record.name) · \(shown)", shown: shown)
  }

  /// The rule says no; only here it is known which word of a mail goes on from there.
  private func advising<Made>(
    _ advice: Wording, on reason: Refusal.Reason, _ errand: () throws -> Made
  ) throws -> Made {
    do {
      return try errand()
    } catch let refusal as Refusal where refusal.reason == reason && refusal.advice == nil {
      throw refusal.advising(advice)
    }
  }

  private func recipient(_ contact: Identifier<Contact>) throws -> String {
    let contact = try Contacts(connection).find(contact)
    return "\(contact.name) <\(contact.email)>"
  }
}

/// Which product a colleague's words name.
enum ProductChoice {
  /// By its code, else by its name, else by the one name that stands in the words.
  static func find(_ words: String, among products: [Product]) -> Product? {
    let wanted = words.foldedForSearch
    let exact = products.filter { $0.code.foldedForSearch == wanted || $0.name.foldedForSearch == wanted }
    guard exact.isEmpty else { return exact.count == 1 ? exact.first : nil }
    let padded = " \(wanted) "
    let named = products.filter { product in
      [product.name, product.code].contains { padded.containsBytes(of: " \($0.foldedForSearch) ") }
    }
    return named.count == 1 ? named.first : nil
  }
}
