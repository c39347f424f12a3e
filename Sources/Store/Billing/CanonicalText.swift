import Basics
import Billing

/// All that an issued document says as one sequence of bytes: each value after its length, in a fixed order,
/// so that no two documents can look the same.
///
/// The order and the values must never change: digests of issued documents are made of them.
struct CanonicalText {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ value: String) {
    bytes += Array("\(value.utf8.count):\(value)\n".utf8)
  }

  private mutating func add(_ value: (some CustomStringConvertible)?) { add(value?.description ?? "") }

  mutating func add(_ issued: IssuedInvoice) {
    let content = issued.content
    add(String(issued.kind.rawValue))
    add(issued.number.series)
    add(issued.number.text)
    add(issued.issuedOn)
    add(issued.dueOn)
    add(issued.paymentReference?.text)
    add(content.currency.code)
    add(content.seller)
    add(content.buyer)
    add(content.payment)
    add(content.period)
    add(content.deliveredOn)
    add(content.references)
    add(content.note)
    add(content.exemptionReason)
    for line in content.lines { add(line) }
    for group in issued.totals.breakdown {
      add(group.rate)
      add(group.base)
      add(group.tax)
    }
    add(issued.totals.rounding)
    add(issued.totals.payable)
  }

  private mutating func add(_ party: TradeParty) {
    let address = party.address
    for value in [
      party.name, address.street, address.buildingNumber, address.postCode, address.city, address.country,
      party.language.rawValue, party.vatID, party.legalID, party.contactName, party.email, party.phone,
    ] { add(value) }
  }

  private mutating func add(_ payment: PaymentConditions) {
    add(payment.account?.iban.text)
    add(payment.account?.bic)
    add(payment.terms.netDays)
  }

  private mutating func add(_ period: DateSpan?) {
    add(period?.first)
    add(period?.last)
  }

  private mutating func add(_ references: InvoiceReferences) {
    add(references.buyer)
    add(references.buyerOrder)
    add(references.order)
    add(references.preceding?.number)
    add(references.preceding?.issuedOn)
  }

  private mutating func add(_ line: InvoiceLine) {
    add(line.position)
    add(line.name)
    add(line.details)
    add(line.price.quantity)
    add(line.price.unitCode)
    add(line.price.unitPrice)
    add(line.price.vat)
    add(line.price.net)
    add(line.period)
    add(line.orderPosition)
    add(line.creditedPosition)
  }
}
