import ArgumentParser
import Basics
import Billing
import Store
import Workflows

struct InvoiceRun: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Makes, issues and mails the invoices of a month.",
    discussion: """
      One invoice per order and per project without an order, for all that is owed up to the month's last day.
      May be repeated: nothing is billed twice. One that fails is reported and stops nobody else; the exit
      code is 1 then.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "The month that is billed, like 2026-11.") var month: String
  @Option(help: "This order alone, by its key.") var order: Int64?
  @Flag(help: "Stop at the drafts; the next run without it issues them.") var draft = false

  func report(in office: Office) async throws -> Report {
    let span = try AmountArgument.month(month)
    var wishes = RunInvoices.Wishes(month: span)
    wishes.order = order
    wishes.isDraftOnly = draft
    let outcomes = try await RunInvoices(office)(wishes, actor: actor)
    let lines = try outcomes.map { try $0.words }
    var report = Report(
      lines.isEmpty ? "nothing to bill up to \(span.last)" : lines.joined(separator: "\n"),
      json: ["month": .string(month), "invoices": .array(try outcomes.map { try $0.json })])
    report.isFailure = outcomes.contains { if case .failed = $0.result { true } else { false } }
    return report
  }
}

extension RunInvoices.Outcome {
  var words: String {
    get throws {
      switch result {
      case .drafted(let record): "\(name): \(try record.words) is a draft"
      case .sent(let record, let outboxID):
        "\(name): \(try record.words) is sent to \(record.content.buyer.name) (mail \(outboxID))"
      case .failed(let reason): "\(name): failed: \(reason)"
      }
    }
  }

  var json: JSONValue {
    get throws {
      let (order, project): (Int64?, Int64?) =
        switch subject {
        case .order(let id): (id.value, nil)
        case .project(let id): (nil, id.value)
        }
      let about: JSONValue = [
        "name": .string(name), "order": JSONValue(order), "project": JSONValue(project),
      ]
      switch result {
      case .drafted(let record):
        return about.merging(["result": "draft", "invoice": try record.json])
      case .sent(let record, let outboxID):
        return about.merging([
          "result": "sent", "invoice": try record.json, "outbox": .integer(outboxID),
        ])
      case .failed(let reason):
        return about.merging(["result": "failed", "error": .string(reason)])
      }
    }
  }
}
