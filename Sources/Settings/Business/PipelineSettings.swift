import Basics

/// The stages an opportunity goes through, in order.
package struct PipelineSettings: Sendable {
  package let stages: [StageSettings]

  init(_ reader: SettingsReader, language: Language) {
    let rules = ListRules(distinct: ["name"])
    let stages = reader.list(
      "stages", rules: rules, help: Self.help, StageSettings.init(_:))
    self.stages = stages.isEmpty ? StageSettings.standard(language) : stages
  }

  private static let help =
    "Stages in their order; when left out: "
    + Language.allCases.map { language in
      StageSettings.standard(language).map { "\($0.name) \($0.probability)" }.joined(separator: ", ")
    }.joined(separator: "; in English ") + "."
}

/// One stage and how likely an opportunity there is won.
package struct StageSettings: Sendable, Hashable {
  package let name: String
  package let probability: Percent

  init(_ reader: SettingsReader) {
    name = reader.required(
      "name", .name(), example: "Proposition", help: "What the stage is called.")
    probability = reader.required(
      "probability", .percent, example: Percent(basisPoints: 6000), help: "Chance of winning, in percent.")
  }

  private init(_ name: String, _ percent: Int64) {
    self.name = name
    probability = Percent(basisPoints: percent * 100)
  }

  static func standard(_ language: Language) -> [StageSettings] {
    switch language {
    case .french:
      [
        StageSettings("Nouveau", 10), StageSettings("Qualifié", 30), StageSettings("Proposition", 60),
        StageSettings("Négociation", 80),
      ]
    case .english:
      [
        StageSettings("New", 10), StageSettings("Qualified", 30), StageSettings("Proposal", 60),
        StageSettings("Negotiation", 80),
      ]
    }
  }
}
