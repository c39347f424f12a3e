import ArgumentParser
import Basics
import Billing
import Sales
import Settings
import Store
import Workflows

struct QuotationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotation", abstract: "Offers, and what becomes of them.",
    subcommands: [
      QuotationList.self, QuotationShow.self, QuotationCreate.self, QuotationSend.self, QuotationAccept.self,
      QuotationDecline.self,
    ])
}

struct QuotationCreate: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Drafts an offer.",
    discussion: """
      piste quotation create --opportunity 1 --line CONSEIL=40@165 --line ECRAN=2 \\
        --task Analyse --task "Réalisation"
      piste quotation create --opportunity 2 --line SITE=1@12500:fixedOnOrder \\
        --milestone Maquette:30 --milestone "Mise en ligne:70"
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "The opportunity that it is for.") var opportunity: Int64?
  @Option(help: "The contact that it is for, when there is no opportunity.") var contact: Int64?
  @Option(help: "The quotation that it replaces; its lines are kept when none is given.") var revises: Int64?
  @Option(help: LineArgument.help) var line: [LineArgument] = []
  @Option(help: "A task of the line billed by timesheet; POSITION=NAME when there are several such lines.")
  var task: [TaskArgument] = []
  @Option(
    help: """
      A part of a fixed price that may be billed when it is reached, as NAME:PERCENT; POSITION=NAME:PERCENT when there \
      are several such lines. Those of a line come to 100.
      """)
  var milestone: [MilestoneArgument] = []
  @Option(help: "What it is about; the opportunity's title when left out.") var title: String?
  @Option(help: "The number of the customer's own order.") var reference = ""
  @Option(help: "The last day on which it can be accepted, like 2026-12-31.") var validUntil: String?

  func report(in office: Office) async throws -> Report {
    let currency = office.company.currency
    var wishes = OfferWishes(
      for: try target, lines: try line.map { try $0.wish(in: currency) }, tasks: task.map(\.wish))
    wishes.milestones = try milestone.map { try $0.wish() }
    wishes.title = title
    wishes.customerReference = reference
    wishes.validUntil = try validUntil.map { try AmountArgument.day($0) }
    let record = try await CreateQuotation(office)(wishes, actor: actor)
    let total = try record.quotation.agreement.totals().payable
    return Report(
      "quotation \(record.id) (\(record.quotation.number)) is drafted: \(total)", json: try record.json)
  }

  private var target: OfferWishes.Target {
    get throws {
      switch (opportunity, contact, revises) {
      case (let id?, nil, nil): return .opportunity(id)
      case (nil, let id?, nil): return .contact(id)
      case (nil, nil, let id?): return .revision(of: id)
      default: throw UsageError("whom is it for? Give one of --opportunity, --contact and --revises")
      }
    }
  }
}

struct QuotationSend: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Mails it as PDF, with a link to accept it; again when it got lost.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The quotation's key.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let (record, outboxID) = try await SendQuotation(office)(id, actor: actor)
    let customer = record.quotation.agreement.customer
    return Report(
      "quotation \(id) (\(record.quotation.number)) is sent to \(customer.email), mail \(outboxID)",
      json: try record.json.merging(["outbox": .integer(outboxID)]))
  }
}

struct QuotationAccept: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "The customer said yes: makes the order, its project and its delivery.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The quotation's key.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let outcome = try await AcceptQuotation(office)(id, actor: actor)
    let order = outcome.order
    let opened = [
      outcome.project.map { "project \($0)" }, outcome.delivery.map { "delivery \($0)" },
    ].compactMap { $0 }
    let suffix = opened.isEmpty ? "" : ", with \(opened.joined(separator: " and "))"
    return Report(
      "quotation \(id) is accepted: order \(order.id) (\(order.order.number))\(suffix)",
      json: try outcome.quotation.json.merging([
        "order": .integer(order.id.value), "orderNumber": .string(order.order.number),
        "project": JSONValue(outcome.project?.value), "delivery": JSONValue(outcome.delivery?.value),
      ]))
  }
}

struct QuotationDecline: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "The customer said no to this offer.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The quotation's key.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let record = try await DeclineQuotation(office)(id, actor: actor)
    return Report("quotation \(id) (\(record.quotation.number)) is declined", json: try record.json)
  }
}
