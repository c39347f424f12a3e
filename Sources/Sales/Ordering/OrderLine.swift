import Basics
import Billing
import Inventory

/// A line of a quotation, and unchanged of the order that it becomes.
package struct OrderLine: Hashable, Sendable {
  /// Counted from 1, and kept for life: deliveries, tasks and invoice lines refer to it (BT-132).
  package let position: Int
  package let product: Identifier<Product>
  package let name: String
  /// Ordered quantity, unit, unit price and VAT. With ``BillingPolicy/byTimesheet`` the quantity is a budget.
  package let price: LinePrice
  package let policy: BillingPolicy
  /// Whether goods have to leave the house for it.
  package var isGoods: Bool
  /// May have several lines, may be empty.
  package var details = ""
  /// The names of the tasks that the project gets for this line; only with ``BillingPolicy/byTimesheet``.
  package var tasks: [String] = []
  /// When which part of the price may be billed; only with ``BillingPolicy/fixedOnOrder``, and empty when the whole
  /// price may be at once.
  package private(set) var milestones: [MilestoneTerm] = []

  /// A line as the store kept it.
  package init(
    position: Int, product: Identifier<Product>, name: String, price: LinePrice, policy: BillingPolicy
  ) {
    self.position = position
    self.product = product
    self.name = name
    self.price = price
    self.policy = policy
    isGoods = policy == .onDelivery
  }

  /// A new line with the product's name, price and rate.
  ///
  /// - Throws: ``Refusal`` when the quantity or the policy does not suit the product.
  package init(
    position: Int, _ quantity: Quantity, of product: Product, policy: BillingPolicy? = nil
  ) throws(Refusal) {
    let policy = policy ?? Self.usualPolicy(of: product)
    try Self.verify(policy, suits: product)
    guard quantity.isPositive else {
      throw Refusal(
        .invalid, "the quantity \(quantity) of \(product.code) is not above zero",
        french: "la quantité de « \(product.name) » n’est pas supérieure à zéro")
    }
    let details = product.details
    guard let vat = VATRate(charging: details.vatRate) else {
      throw Refusal(
        .invalid, "the VAT rate \(details.vatRate) of \(product.code) is not within 0 to 100 %",
        french: "le taux de TVA de « \(product.name) » n’est pas compris entre 0 et 100 %")
    }
    guard
      let price = try? LinePrice(
        quantity, unitCode: details.unit.rawValue, at: details.unitPrice, vat: vat)
    else {
      throw Refusal(
        .exceeds, "\(quantity) × \(details.unitPrice) is too large to be kept exactly",
        french: "le prix de « \(product.name) » est trop grand pour être calculé exactement")
    }
    self.init(position: position, product: product.id, name: product.name, price: price, policy: policy)
    self.details = details.description
    isGoods = product.kind == .goods
    if policy == .byTimesheet { tasks = [product.name] }
  }

  /// The line billed in parts; in one again when there are no terms.
  ///
  /// - Throws: ``Refusal`` when its price is not fixed, or the shares are not the whole of it.
  package func billed(at milestones: [MilestoneTerm]) throws(Refusal) -> OrderLine {
    var line = self
    if !milestones.isEmpty {
      guard policy == .fixedOnOrder else {
        throw Refusal(
          .invalid, "line \(position) \"\(name)\" is billed \(policy.rawValue) and can't have milestones",
          remedy: "milestones divide a price that is fixedOnOrder",
          french: "le prix de « \(name) » n’est pas fixe et ne peut pas être facturé par jalons")
      }
      try MilestoneTerm.verify(milestones, ofLine: position)
    }
    line.milestones = milestones
    return line
  }

  /// What each of its milestones is worth, before VAT; together the price to the centime.
  ///
  /// - Throws: `AmountError` when a share does not fit.
  package func milestoneAmounts() throws(AmountError) -> [Money] {
    try MilestoneTerm.amounts(of: price.net, milestones)
  }

  private static func usualPolicy(of product: Product) -> BillingPolicy {
    switch product.kind {
    case .goods: .onDelivery
    case .service: product.details.unit == .hour ? .byTimesheet : .fixedOnOrder
    }
  }

  private static func verify(_ policy: BillingPolicy, suits product: Product) throws(Refusal) {
    let suits =
      switch policy {
      case .fixedOnOrder: true
      case .onDelivery: product.kind == .goods
      case .byTimesheet: product.kind == .service && product.details.unit == .hour
      }
    guard suits else {
      throw Refusal(
        .invalid, "\(product.code) can't be billed \(policy.rawValue)",
        remedy: "goods are billed onDelivery, services sold by the hour byTimesheet, anything fixedOnOrder",
        french: "« \(product.name) » ne peut pas être facturé \(policy.french)")
    }
  }
}
