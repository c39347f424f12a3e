import ArgumentParser
import Basics
import CRM
import SQL
import Store
import Workflows

struct OpportunityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opportunity", abstract: "Qualified business with a budget and a stage.",
    subcommands: [OpportunityList.self, OpportunityShow.self, OpportunityAdvance.self, OpportunityClose.self])
}

struct OpportunityList: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest first.")

  @OptionGroup var common: CommonOptions
  @Option(
    help: "Only those in this state: \(OpportunityState.allCases.map(\.rawValue).joined(separator: ", ")).")
  var state: OpportunityState?
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let pipeline = office.pipeline
    let records = try await office.database.read {
      try Opportunities($0, pipeline: pipeline).list(state: state, limit: limit)
    }
    return Report(
      ["id", "state", "stage", "contact", "company", "budget", "title"],
      rows: records.map { record in
        [
          record.opportunity.id.description, record.opportunity.state.rawValue, record.opportunity.stage.name,
          record.contact.name, record.contact.company, record.opportunity.expected?.description ?? "",
          record.opportunity.title,
        ]
      }, json: records.map(\.json), empty: "no opportunities")
  }
}

struct OpportunityShow: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One opportunity with its conversation and history.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The opportunity's number.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let pipeline = office.pipeline
    let (record, dossier) = try await office.database.read { connection in
      let record = try Opportunities(connection, pipeline: pipeline).find(id)
      return (
        record, try Dossier(connection, subject: "opportunity", id, conversation: record.conversationID)
      )
    }
    var fields = Fields()
    fields.add("opportunity", record.opportunity.id.description)
    fields.add("state", record.opportunity.state.rawValue)
    fields.add("stage", "\(record.opportunity.stage.name) (\(record.opportunity.probability))")
    fields.add("title", record.opportunity.title)
    fields.add("contact", record.contact.name)
    fields.add("company", record.contact.company)
    fields.add("email", record.contact.email)
    fields.add("budget", record.opportunity.expected?.description)
    fields.add("source", record.opportunity.source.words)
    dossier.add(to: &fields)
    return Report(fields.text, json: record.json.merging(dossier.json))
  }
}

struct OpportunityAdvance: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "advance", abstract: "Moves it to another stage.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The opportunity's number.") var id: Int64
  @Argument(help: "The stage's name.") var stage: String

  func report(in office: Office) async throws -> Report {
    let record = try await AdvanceOpportunity(office)(id, .stage(stage), actor: actor)
    return Report("opportunity \(id) is in stage \(record.opportunity.stage.name)", json: record.json)
  }
}

struct OpportunityClose: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Ends it, won or lost; a lost one can be reopened.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The opportunity's number.") var id: Int64
  @Argument(help: "won, lost or reopen.") var end: End
  @Option(help: "Why it is lost: \(LossReason.allCases.map(\.rawValue).joined(separator: ", ")).")
  var reason: LossReason?

  enum End: String, ExpressibleByArgument {
    case won, lost, reopen
  }

  func report(in office: Office) async throws -> Report {
    let record = try await AdvanceOpportunity(office)(id, try move, actor: actor)
    return Report("opportunity \(id) is \(record.opportunity.state.rawValue)", json: record.json)
  }

  private var move: AdvanceOpportunity.Move {
    get throws {
      switch end {
      case .won: return .win
      case .reopen: return .reopen
      case .lost:
        guard let reason else { throw UsageError("a lost opportunity needs its reason: add --reason") }
        return .lose(reason)
      }
    }
  }
}

extension OpportunityState: ExpressibleByArgument {}
extension LossReason: ExpressibleByArgument {}
