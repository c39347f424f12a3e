import ArgumentParser
import Basics
import Intake
import SQL
import Store
import Workflows

/// What corrections have taught.
struct MailRules: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "What corrections by hand have taught, and by which mail.",
    subcommands: [MailRulesList.self, MailRulesRemove.self], defaultSubcommand: MailRulesList.self)
}

struct MailRulesList: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The rules, the newest first.")

  @OptionGroup var common: CommonOptions

  func report(in office: Office) async throws -> Report {
    let rules = try await office.database.read { try LearnedRules($0).list() }
    return Report(
      ["rule", "sender", "list or subject", "goes to", "from mail", "by"],
      rows: rules.map { record in
        [
          String(record.rule.id), record.sender, record.listID.isEmpty ? record.baseSubject : record.listID,
          record.rule.choice.words, String(record.rule.mail), record.rule.actor,
        ]
      }, json: rules.map(\.json), empty: "nothing learned yet")
  }
}

struct MailRulesRemove: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Forgets a rule; what it has placed stays where it is.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The rule's number.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let (actor, now) = (actor, office.now)
    try await office.database.write { try LearnedRules($0).remove(id, actor: actor, at: now) }
    return Report("rule \(id) is forgotten", json: ["removed": .integer(id)])
  }
}

extension LearnedRule.Choice {
  var words: String {
    switch self {
    case .conversation(let id): "conversation \(id)"
    case .lead: "a new lead, whatever the spam filter says"
    case .ignore: "ignored"
    }
  }
}

extension LearnedRules.Record {
  fileprivate var json: JSONValue {
    [
      "id": .integer(rule.id), "sender": .string(sender), "listID": .string(listID),
      "baseSubject": .string(baseSubject), "goesTo": .string(rule.choice.words), "mail": .integer(rule.mail),
      "by": .string(rule.actor), "createdAt": .string(createdAt.description),
    ]
  }
}
