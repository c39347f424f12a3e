import ArgumentParser
import Basics
import CRM
import Intake
import Store
import Workflows

struct MailRoute: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "A person's decision about a mail: onto a conversation, a new lead, or ignored.",
    discussion: """
      What the mail has done already is taken back first; what can't be taken back is listed (see piste mail undo).
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The mail's number in the journal.") var id: Int64
  @Option(help: "The conversation that it belongs to.") var conversation: Int64?
  @Flag(help: "It is a new lead.") var lead = false
  @Flag(help: "It needs nothing.") var ignore = false

  func validate() throws {
    guard [conversation != nil, lead, ignore].filter({ $0 }).count == 1 else {
      throw ValidationError("say one of --conversation N, --lead or --ignore")
    }
  }

  func report(in office: Office) async throws -> Report {
    let choice: RouteByHand.Choice =
      if let conversation { .conversation(conversation) } else if lead { .newLead } else { .ignore }
    let outcome = try await RouteByHand(office)(id, choice, actor: actor)
    let entry = outcome.entry
    let said = "mail \(id) is \(entry.state.rawValue): \(entry.reason)"
    let lines = (outcome.undone?.lines ?? []) + (outcome.learned.map { [$0.line] } ?? [])
    var json = entry.json
    if let undone = outcome.undone { json = json.merging(["undone": undone.json]) }
    if let learned = outcome.learned { json = json.merging(["learnedRule": .integer(learned.id)]) }
    return Report(([said] + lines).joined(separator: "\n"), json: json)
  }
}

struct MailUndo: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Takes back what a mail brought about; it waits in the tray then.",
    discussion: """
      Lead, contact, words, participants, follow-ups, hours, changes, suppressions, questions and letters that still \
      wait. What has left the house, is invoiced, or was built upon since stays and is listed with its reason.
      """)

  @OptionGroup var common: CommonOptions
  @Argument(help: "The mail's number in the journal.") var id: Int64

  func report(in office: Office) async throws -> Report {
    let outcome = try await UndoMail(office)(id, actor: actor)
    let said = "mail \(id) is in the tray: taken back"
    return Report(
      ([said] + outcome.plan.lines).joined(separator: "\n"),
      json: outcome.entry.json.merging(["undone": outcome.plan.json]))
  }
}

extension LearnedRule {
  fileprivate var line: String {
    "  learned: the next mail like this one: \(choice.words) (piste mail rules remove \(id) forgets it)"
  }
}

extension UndoPlan {
  /// A line per effect: what went, and what stays and why.
  var lines: [String] {
    steps.map { "  taken back: \($0.words)" }
      + kept.map { item in
        let evidence = item.evidence.isEmpty ? "" : " (\(item.evidence))"
        return "  stays: \(item.effect.words): \(item.reason.words)\(evidence)"
      }
  }

  var json: JSONValue {
    [
      "takenBack": .array(steps.map(\.json)),
      "kept": .array(
        kept.map { item in
          item.effect.json.merging([
            "reason": .string(item.reason.rawValue), "evidence": .string(item.evidence),
          ])
        }),
    ]
  }
}

extension MailEffect {
  var json: JSONValue { ["kind": .string(kind), "text": .string(words)] }
}
