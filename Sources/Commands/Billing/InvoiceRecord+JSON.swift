import Basics
import Billing
import Store

extension InvoiceRecord {
  /// `invoice 3 (FA-2026-00003) over CHF 1234.55`
  var words: String {
    get throws {
      let number = invoice.issued.map { " (\($0.number.text))" } ?? ""
      return "\(content.kind.name) \(id)\(number) over \(try content.totals().payable)"
    }
  }

  func add(to fields: inout Fields) throws {
    let issued = invoice.issued
    fields.add(content.kind.name, "\(id)" + (issued.map { " (\($0.number.text))" } ?? ""))
    fields.add("state", invoice.state.rawValue)
    fields.add("customer", content.buyer.name)
    fields.add("title", links.title)
    fields.add("issued on", issued?.issuedOn.description)
    fields.add("due on", issued?.dueOn?.description)
    fields.add("order", content.references.order)
    fields.add("credits", content.references.preceding?.number)
    fields.add("period", content.period.map { "\($0.first) to \($0.last)" })
    fields.add("delivered on", content.deliveredOn?.description)
    for line in content.lines {
      fields.add(
        "line \(line.position)",
        "\(line.name), \(line.price.quantity) \(line.price.unitCode) × \(line.price.unitPrice) = "
          + "\(line.price.net) (\(line.price.vat))")
    }
    let totals = try content.totals()
    fields.add("net", totals.lineTotal.description)
    for group in totals.breakdown { fields.add("VAT", "\(group.rate) of \(group.base) = \(group.tax)") }
    fields.add("rounding", totals.rounding.isZero ? nil : totals.rounding.description)
    fields.add("total", totals.payable.description)
    fields.add("open", settlement?.open.description)
    fields.add("reference", issued?.paymentReference?.text)
    fields.add("document", document.map { "\($0.fileName) \($0.digest)" })
  }

  var json: JSONValue {
    get throws {
      try identity.merging(sums).merging(origin).merging([
        "lines": .array(content.lines.map(\.json)), "document": JSONValue(document?.digest),
        "fileName": JSONValue(document?.fileName), "createdAt": .string(createdAt.description),
      ])
    }
  }

  private var identity: JSONValue {
    let issued = invoice.issued
    return [
      "id": .integer(id.value), "number": JSONValue(issued?.number.text),
      "kind": .string(content.kind.word), "state": .string(invoice.state.rawValue),
      "issuedOn": JSONValue(issued?.issuedOn), "dueOn": JSONValue(issued?.dueOn),
      "paymentReference": JSONValue(issued?.paymentReference?.text), "title": .string(links.title),
      "customer": .string(content.buyer.name), "email": .string(content.buyer.email),
    ]
  }

  private var sums: JSONValue {
    get throws {
      let totals = try content.totals()
      return [
        "currency": .string(content.currency.code), "net": .string(totals.lineTotal.decimal),
        "vat": .string(totals.vat.decimal), "rounding": .string(totals.rounding.decimal),
        "total": .string(totals.payable.decimal), "paid": JSONValue(settlement?.paid.decimal),
        "credited": JSONValue(settlement?.credited.decimal), "open": JSONValue(settlement?.open.decimal),
        "breakdown": .array(totals.breakdown.map(\.json)),
      ]
    }
  }

  private var origin: JSONValue {
    [
      "order": JSONValue(links.order?.value), "project": JSONValue(links.project?.value),
      "contactId": JSONValue(links.contact?.value), "conversation": JSONValue(links.conversation),
      "preceding": JSONValue(links.preceding?.value), "month": JSONValue(links.runMonth),
      "periodFirst": JSONValue(content.period?.first), "periodLast": JSONValue(content.period?.last),
      "deliveredOn": JSONValue(content.deliveredOn),
    ]
  }
}

extension InvoiceLine {
  fileprivate var json: JSONValue {
    [
      "position": JSONValue(position), "name": .string(name), "details": .string(details),
      "quantity": .string(price.quantity.decimal), "unit": .string(price.unitCode),
      "price": .string(price.unitPrice.decimal), "vat": .string(price.vat.description),
      "net": .string(price.net.decimal), "orderPosition": JSONValue(orderPosition.map { Int64($0) }),
      "creditedPosition": JSONValue(creditedPosition.map { Int64($0) }),
    ]
  }
}

extension VATBreakdown {
  fileprivate var json: JSONValue {
    [
      "category": .string(rate.category.rawValue), "percent": JSONValue(rate.percent?.decimal),
      "base": .string(base.decimal), "tax": .string(tax.decimal),
    ]
  }
}
