import Basics

/// What earlier credit notes left of an invoice: per line, per VAT group, and of the amount to pay.
struct CreditRemainder: Sendable {
  let original: IssuedInvoice
  let earlier: [IssuedInvoice]

  private var currency: Currency { original.content.currency }

  func ofLine(_ line: InvoiceLine) throws(Refusal) -> (quantity: Quantity, net: Money) {
    let credits = earlier.flatMap(\.content.lines).filter { $0.creditedPosition == line.position }.map(
      \.price)
    guard let quantity = try? line.price.quantity.subtracting(credits.map(\.quantity).total()),
      let net = try? line.price.net.subtracting(credits.map(\.net).total(in: currency))
    else { throw Refusal.unsummable }
    return (quantity, net)
  }

  /// BT-116 that is left of a group; zero for a group that the invoice does not have.
  func base(of rate: VATRate) throws(Refusal) -> Money {
    let whole = original.totals.breakdown.first { $0.rate == rate }?.base ?? .zero(currency)
    let credits = earlier.flatMap(\.totals.breakdown).filter { $0.rate == rate }.map(\.base)
    guard let left = try? whole.subtracting(credits.total(in: currency)) else { throw Refusal.unsummable }
    return left
  }

  /// BT-115 that is left.
  func payable() throws(Refusal) -> Money {
    let credits = earlier.map(\.totals.payable)
    guard let left = try? original.totals.payable.subtracting(credits.total(in: currency)) else {
      throw Refusal.unsummable
    }
    return left
  }
}

extension Quantity {
  /// Of the same sign as `limit`, and not larger.
  func isWithin(_ limit: Quantity) -> Bool {
    limit.tenThousandths >= 0
      ? (0...limit.tenThousandths).contains(tenThousandths)
      : (limit.tenThousandths...0).contains(tenThousandths)
  }
}

extension Money {
  func isWithin(_ limit: Money) -> Bool {
    limit.minorUnits >= 0
      ? (0...limit.minorUnits).contains(minorUnits) : (limit.minorUnits...0).contains(minorUnits)
  }
}

extension Refusal {
  static let unsummable = Refusal(
    .invalid, "the sums of the credit notes are too large to be kept exactly")
}
