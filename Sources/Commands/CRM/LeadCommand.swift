import ArgumentParser
import Basics
import CRM
import Intake
import SQL
import Settings
import Store
import Workflows

struct LeadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lead", abstract: "Possible business.",
    subcommands: [LeadList.self, LeadShow.self, LeadQualify.self, LeadDisqualify.self, LeadMergeCommand.self])
}

struct LeadList: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest leads first.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Only leads in this state: \(LeadState.allCases.map(\.rawValue).joined(separator: ", ")).")
  var state: LeadState?
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let records = try await office.database.read { try Leads($0).list(state: state, limit: limit) }
    return Report(
      ["id", "state", "contact", "company", "budget", "source", "title"],
      rows: records.map { record in
        [
          record.lead.id.description, record.lead.state.rawValue, record.contact.name, record.contact.company,
          record.lead.budget?.description ?? "", record.lead.source.words, record.lead.title,
        ]
      }, json: records.map(\.json), empty: "no leads")
  }
}

struct LeadShow: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One lead with its conversation, follow-ups and history.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The lead's number.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let (record, dossier, duplicates) = try await office.database.read { connection in
      let record = try Leads(connection).find(id)
      return (
        record, try Dossier(connection, subject: "lead", id, conversation: record.conversationID),
        try FindDuplicates(office, connection)(record)
      )
    }
    var fields = Fields()
    fields.add("lead", record.lead.id.description)
    fields.add("state", record.lead.state.rawValue)
    fields.add("title", record.lead.title)
    fields.add("contact", record.contact.name)
    fields.add("company", record.contact.company)
    fields.add("phone", record.contact.phone)
    fields.add("email", record.contact.email)
    fields.add("budget", record.lead.budget?.description)
    fields.add("source", record.lead.source.words)
    fields.add("note", record.lead.note)
    fields.add("not understood", record.notUnderstood)
    for other in duplicates {
      fields.add(
        "maybe the same", "lead \(other.lead) (\(other.title)): \(VerdictRecord.words(other.ground.rawValue))"
      )
    }
    fields.add("merged into", record.mergedInto.map { "lead \($0)" })
    dossier.add(to: &fields)
    return Report(
      fields.text,
      json: record.json.merging(dossier.json).merging(["duplicates": .array(duplicates.map(\.json))]))
  }
}

struct LeadQualify: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "qualify", abstract: "Makes an opportunity of a lead, with budget and stage.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The lead's number.") var id: Int64
  @Option(help: "The customer's budget, like 15000 or 15000.50; the lead's own when left out.")
  var budget: String?
  @Option(help: "The stage to start in; the first when left out.") var stage: String?
  @Option(help: "The customer's name; the contact's company when left out.") var party: String?

  func report(in office: Office) async throws -> Report {
    let wishes = QualifyLead.Wishes(
      budget: try budget.map { try AmountArgument.money($0, office.company.currency) }, stage: stage,
      partyName: party)
    let opportunity = try await QualifyLead(office)(id, wishes, actor: actor)
    let pipeline = office.pipeline
    let record = try await office.database.read {
      try Opportunities($0, pipeline: pipeline).find(opportunity)
    }
    return Report(
      "lead \(id) is now opportunity \(opportunity) in stage \(record.opportunity.stage.name)",
      json: record.json)
  }
}

struct LeadDisqualify: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "disqualify", abstract: "Closes a lead that leads nowhere.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The lead's number.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let record = try await DisqualifyLead(office)(id, actor: actor)
    return Report("lead \(id) is disqualified", json: record.json)
  }
}

struct LeadMergeCommand: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Makes one lead of two: the second goes on as the first, with all that belongs to it.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The number of the lead that goes on.") var id: Int64
  @Argument(help: "The number of the lead that is merged into it.") var other: Int64

  func report(in office: Office) async throws -> Report {
    let record = try await MergeLeads(office)(id, other, actor: actor)
    return Report("lead \(other) goes on as lead \(id)", json: record.json)
  }
}

extension DuplicateLead {
  fileprivate var json: JSONValue {
    [
      "lead": .integer(lead), "title": .string(title), "contact": .string(contact),
      "ground": .string(ground.rawValue),
    ]
  }
}

extension LeadState: ExpressibleByArgument {}

extension LeadSource {
  /// `mailing 3`, `phoneNote` …
  var words: String { mailing.map { "\(kind) \($0)" } ?? kind }
}
