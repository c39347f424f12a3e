import Basics
import Billing
import SQL

/// What an invoice says, but for its lines, in the columns of `invoice`.
enum InvoiceContentRow {
  static func columns(of content: InvoiceContent, _ totals: InvoiceTotals) -> ColumnValues {
    var columns = ColumnValues()
    columns.set("kind", content.kind.rawValue)
    columns.set("currency", content.currency.code)
    columns.set(content.seller, as: "seller")
    columns.set(content.buyer, as: "buyer")
    set(content.payment, in: &columns)
    columns.set(content.period)
    columns.set("delivered_on", content.deliveredOn)
    set(content.references, in: &columns)
    columns.set("note", content.note)
    columns.set("exemption_reason", content.exemptionReason)
    columns.set("line_total_minor", totals.lineTotal.minorUnits)
    columns.set("vat_minor", totals.vat.minorUnits)
    columns.set("rounding_minor", totals.rounding.minorUnits)
    columns.set("payable_minor", totals.payable.minorUnits)
    return columns
  }

  private static func set(_ payment: PaymentConditions, in columns: inout ColumnValues) {
    columns.set("account_iban", payment.account?.iban.text)
    columns.set("account_bic", payment.account?.bic ?? "")
    columns.set("net_days", payment.terms.netDays)
    let (rule, value): (String, Int64) =
      switch payment.rounding {
      case .exact: ("exact", 0)
      case .toMultipleOf(let step): ("toMultipleOf", step)
      case .to(let settled): ("to", settled.minorUnits)
      }
    columns.set("rounding_rule", rule)
    columns.set("rounding_value", value)
  }

  private static func set(_ references: InvoiceReferences, in columns: inout ColumnValues) {
    columns.set("buyer_reference", references.buyer)
    columns.set("buyer_order", references.buyerOrder)
    columns.set("order_number", references.order)
    columns.set("preceding_number", references.preceding?.number)
    columns.set("preceding_issued_on", references.preceding?.issuedOn)
  }

  static func content(_ row: Row, lines: [InvoiceLine]) throws -> InvoiceContent {
    guard let kind = InvoiceKind(rawValue: Int(try row.int("kind"))) else {
      throw Refusal.damaged("invoice \(try row.int("id")) is of the unknown kind \(try row.int("kind"))")
    }
    let currency = try row.currency("currency")
    var content = InvoiceContent(
      currency: currency, seller: try row.tradeParty("seller"), buyer: try row.tradeParty("buyer"),
      lines: lines, payment: try payment(row, currency))
    content.kind = kind
    content.period = try row.period()
    content.deliveredOn = try row.dateOrNil("delivered_on")
    content.references = try references(row)
    content.note = try row.text("note")
    content.exemptionReason = try row.text("exemption_reason")
    return content
  }

  private static func payment(_ row: Row, _ currency: Currency) throws -> PaymentConditions {
    guard let terms = PaymentTerms(netDays: Int(try row.int("net_days"))) else {
      throw Refusal.damaged("invoice \(try row.int("id")) is due after \(try row.int("net_days")) days")
    }
    return PaymentConditions(account: try account(row), terms: terms, rounding: try rounding(row, currency))
  }

  private static func account(_ row: Row) throws -> BankAccount? {
    guard let written = try row.textOrNil("account_iban") else { return nil }
    guard let iban = IBAN(written) else {
      throw Refusal.damaged("invoice \(try row.int("id")) is payable to \"\(written)\", which is no IBAN")
    }
    return BankAccount(iban: iban, bic: try row.text("account_bic"))
  }

  private static func rounding(_ row: Row, _ currency: Currency) throws -> PayableRounding {
    let value = try row.int("rounding_value")
    switch try row.text("rounding_rule") {
    case "toMultipleOf": return .toMultipleOf(value)
    case "to": return .to(Money(minorUnits: value, currency))
    default: return .exact
    }
  }

  private static func references(_ row: Row) throws -> InvoiceReferences {
    var references = InvoiceReferences()
    references.buyer = try row.text("buyer_reference")
    references.buyerOrder = try row.text("buyer_order")
    references.order = try row.text("order_number")
    if let number = try row.textOrNil("preceding_number") {
      references.preceding = PrecedingInvoice(number: number, issuedOn: try row.date("preceding_issued_on"))
    }
    return references
  }
}
