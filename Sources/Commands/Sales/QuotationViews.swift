import ArgumentParser
import Basics
import Billing
import SQL
import Sales
import Store
import Workflows

struct QuotationList: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest first.")

  @OptionGroup var common: CommonOptions
  @Option(
    help: "Only those in this state: \(QuotationState.allCases.map(\.rawValue).joined(separator: ", ")).")
  var state: QuotationState?
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let records = try await office.database.read { try Quotations($0).list(state: state, limit: limit) }
    return Report(
      ["id", "number", "state", "customer", "total", "valid until", "title"],
      rows: try records.map { record in
        let agreement = record.quotation.agreement
        return [
          record.id.description, record.quotation.number, record.quotation.state.rawValue,
          agreement.customer.name, try agreement.totals().payable.description,
          record.quotation.validUntil.description, agreement.title,
        ]
      }, json: try records.map { try $0.json }, empty: "no quotations")
  }
}

struct QuotationShow: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One quotation with its lines, conversation and history.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The quotation's key.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let (record, dossier) = try await office.database.read { connection in
      let record = try Quotations(connection).find(id)
      let dossier = try Dossier(
        connection, subject: "quotation", id, conversation: record.keys.conversation)
      return (record, dossier)
    }
    var fields = Fields()
    fields.add("quotation", "\(record.id) (\(record.quotation.number))")
    fields.add("state", record.quotation.state.rawValue)
    fields.add("valid until", record.quotation.validUntil.description)
    fields.add("replaces", record.supersedes?.description)
    fields.add("sent on", record.document?.sentOn.description)
    fields.add("document", record.document?.digest)
    fields.add("link", QuotationLink(office).page(of: id))
    try record.quotation.agreement.add(to: &fields)
    dossier.add(to: &fields)
    return Report(fields.text, json: try record.json.merging(dossier.json))
  }
}

extension QuotationState: ExpressibleByArgument {}

extension Agreement {
  /// Customer, lines and sums, for a person.
  func add(to fields: inout Fields) throws {
    fields.add("customer", customer.name)
    fields.add("title", title)
    fields.add("reference", customerReference)
    for line in lines {
      let parts = line.tasks + line.milestones.map { "\($0.name) \($0.share)" }
      let tasks = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
      fields.add(
        "line \(line.position)",
        "\(line.name), \(line.price.quantity) \(line.price.unitCode) × \(line.price.unitPrice) = "
          + "\(line.price.net) (\(line.policy.rawValue)\(tasks))")
    }
    let totals = try totals()
    fields.add("net", totals.lineTotal.description)
    fields.add("VAT", totals.vat.description)
    fields.add("total", totals.payable.description)
  }

  var json: JSONValue {
    get throws {
      let totals = try totals()
      return [
        "title": .string(title), "customer": .string(customer.name), "email": .string(customer.email),
        "currency": .string(currency.code), "reference": .string(customerReference),
        "lines": .array(lines.map(\.json)), "net": .string(totals.lineTotal.decimal),
        "vat": .string(totals.vat.decimal), "total": .string(totals.payable.decimal),
      ]
    }
  }
}

extension OrderLine {
  var json: JSONValue {
    [
      "position": JSONValue(position), "name": .string(name), "product": .integer(product.value),
      "quantity": .string(price.quantity.decimal), "unit": .string(price.unitCode),
      "price": .string(price.unitPrice.decimal), "vat": .string(price.vat.description),
      "net": .string(price.net.decimal), "policy": .string(policy.rawValue), "isGoods": .bool(isGoods),
      "tasks": .array(tasks.map { .string($0) }),
      "milestones": .array(
        milestones.map { ["name": .string($0.name), "share": .string($0.share.decimal)] }),
    ]
  }
}

extension AgreementKeys {
  var json: JSONValue {
    [
      "party": .integer(party.value), "contactId": .integer(contact.value),
      "opportunity": JSONValue(opportunity?.value), "conversation": .integer(conversation),
    ]
  }
}

extension QuotationRecord {
  var json: JSONValue {
    get throws {
      let own: JSONValue = [
        "id": .integer(id.value), "number": .string(quotation.number),
        "state": .string(quotation.state.rawValue),
        "validUntil": .string(quotation.validUntil.description), "supersedes": JSONValue(supersedes?.value),
        "sentOn": JSONValue(document?.sentOn), "document": JSONValue(document?.digest),
        "createdAt": .string(createdAt.description),
      ]
      return own.merging(keys.json).merging(try quotation.agreement.json)
    }
  }
}
