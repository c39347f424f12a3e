import ArgumentParser
import Basics
import Intake
import Workflows

/// Dry run of the whole intake: touches nothing, shows every verdict with its reason.
struct MailExplain: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Says what would become of a mail, and why; changes nothing.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "Files with one mail each; - is standard input.") var files: [String]

  func report(in office: Office) async throws -> Report {
    let rules = try await IntakeRulesOf(office)()
    var explanations: [(file: String, records: [VerdictRecord])] = []
    for file in files {
      let decision = try await ExplainMail(office)(try InputFile(file).bytes, rules: rules)
      explanations.append((file, decision.records))
    }
    let text = explanations.map { explanation in
      var fields = Fields()
      for record in explanation.records { fields.add(record.step, record.line) }
      return explanation.file + "\n" + fields.text
    }
    return Report(
      text.joined(separator: "\n\n"),
      json: .array(
        explanations.map { explanation in
          ["file": .string(explanation.file), "verdicts": .array(explanation.records.map(\.json))]
        }))
  }
}
