import ArgumentParser
import Basics
import Billing
import CRM
import Mailings
import SQL
import Sales
import Store
import Workflows

struct InvoiceList: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest first.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Only those in this state: \(InvoiceState.allCases.map(\.rawValue).joined(separator: ", ")).")
  var state: InvoiceState?
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let records = try await office.database.read { try Invoices($0).list(state: state, limit: limit) }
    return Report(
      ["id", "number", "kind", "state", "issued on", "due on", "customer", "total", "title"],
      rows: try records.map { record in
        let issued = record.invoice.issued
        return [
          record.id.description, issued?.number.text ?? "", record.content.kind.word,
          record.invoice.state.rawValue, issued?.issuedOn.description ?? "", issued?.dueOn?.description ?? "",
          record.content.buyer.name, try record.content.totals().payable.description, record.links.title,
        ]
      }, json: try records.map { try $0.json }, empty: "no invoices")
  }
}

struct InvoiceShow: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One invoice: lines, sums, VAT, what it bills, mails and history.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The invoice's key.") var id: Int64

  func report(in office: Office) async throws -> Report {
    try await office.database.read { connection in
      let record = try Invoices(connection).find(id)
      let allocations = try BillingAllocations(connection).list(invoice: record.id)
      let letters = try Invoices(connection).letters(of: record.id)
      let history = try Activities(connection).history(of: "invoice", id)
      var fields = Fields()
      try record.add(to: &fields)
      for (position, allocation) in allocations {
        fields.add("bills", "line \(position): \(allocation.words)")
      }
      for letter in letters {
        fields.add("mail \(letter.id)", "\(letter.state.rawValue) \(letter.lastReply)")
      }
      for entry in history {
        fields.add("history", "\(entry.at) \(entry.field): \(entry.before) → \(entry.after) (\(entry.actor))")
      }
      return Report(
        fields.text,
        json: try record.json.merging([
          "allocations": .array(allocations.map { $0.allocation.json(line: $0.position) }),
          "mails": .array(letters.map(\.json)),
        ]))
    }
  }
}

extension InvoiceState: ExpressibleByArgument {}

extension InvoiceKind {
  var word: String { self == .invoice ? "invoice" : "creditNote" }
  var name: String { self == .invoice ? "invoice" : "credit note" }
}

extension BillingAllocation {
  var words: String {
    switch source {
    case .timesheet(let id): "\(amount) minutes of timesheet entry \(id)"
    case .delivery(let id, let position): "\(amount) of delivery \(id), order line \(position)"
    case .orderLine(let id, let position): "\(amount) of order \(id), line \(position)"
    case .milestone(let id, let position): "milestone \(id) of order line \(position)"
    }
  }

  func json(line: Int) -> JSONValue {
    let own: JSONValue = ["line": JSONValue(line), "amount": .string(amount.decimal)]
    switch source {
    case .timesheet(let id): return own.merging(["source": "timesheet", "id": .integer(id.value)])
    case .delivery(let id, let position):
      return own.merging([
        "source": "delivery", "id": .integer(id.value), "position": JSONValue(position),
      ])
    case .orderLine(let id, let position):
      return own.merging([
        "source": "orderLine", "id": .integer(id.value), "position": JSONValue(position),
      ])
    case .milestone(let id, let position):
      return own.merging([
        "source": "milestone", "id": .integer(id.value), "position": JSONValue(position),
      ])
    }
  }
}
