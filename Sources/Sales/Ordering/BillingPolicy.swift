/// When a line may be billed. It belongs to the line, not to the product: the same service can be sold by the
/// hour to one customer and at a fixed price to another.
package enum BillingPolicy: String, CaseIterable, Hashable, Sendable {
  /// Goods, as far as they are delivered.
  case onDelivery
  /// Services, by the hours that were booked.
  case byTimesheet
  /// The whole line, once the order is confirmed; where it has milestones, a part of it with each that is reached.
  case fixedOnOrder

  /// What stands behind "facturé".
  var french: String {
    switch self {
    case .onDelivery: "à la livraison"
    case .byTimesheet: "au temps passé"
    case .fixedOnOrder: "à prix fixe"
    }
  }
}
