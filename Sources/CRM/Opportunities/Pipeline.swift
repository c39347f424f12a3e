import Basics

/// One step on the way to a sale, and how often a sale follows from it.
package struct Stage: Hashable, Sendable {
  package let name: String
  package let probability: Percent

  package init(name: String, probability: Percent) {
    self.name = name
    self.probability = probability
  }
}

/// The ordered stages of a firm's opportunities; from settings, or ``standard``.
package struct Pipeline: Hashable, Sendable {
  package let stages: [Stage]
  package let first: Stage

  /// - Throws: ``Refusal`` when it has no stage, two of one name, or a probability outside 0 to 100 %.
  package init(_ stages: [Stage]) throws(Refusal) {
    guard let first = stages.first else {
      throw Refusal(
        .invalid, "the pipeline has no stage", remedy: "name at least one", french: "il n’y a aucune étape",
        advice: .correctSettings)
    }
    var names: Set<String> = []
    for stage in stages {
      guard names.insert(stage.name.foldedForSearch).inserted else {
        throw Refusal(
          .duplicate, "the stage \"\(stage.name)\" stands twice in the pipeline",
          french: "l’étape « \(stage.name) » existe deux fois", advice: .correctSettings)
      }
      guard (0...10_000).contains(stage.probability.basisPoints) else {
        throw Refusal(
          .invalid, "the stage \"\(stage.name)\" has the probability \(stage.probability) %",
          french: "la probabilité de l’étape « \(stage.name) » n’est pas comprise entre 0 et 100 %",
          advice: .correctSettings)
      }
    }
    self.stages = stages
    self.first = first
  }

  private init(first: Stage, _ others: [Stage]) {
    self.first = first
    stages = [first] + others
  }

  package static let standard = Pipeline(
    first: Stage(name: "qualification", probability: Percent(basisPoints: 1000)),
    [
      Stage(name: "analysis", probability: Percent(basisPoints: 3000)),
      Stage(name: "quotation", probability: Percent(basisPoints: 5000)),
      Stage(name: "negotiation", probability: Percent(basisPoints: 7500)),
    ])

  /// The stage of that name; case and accents do not matter.
  ///
  /// - Throws: ``Refusal`` that lists the names.
  package func stage(named name: String) throws(Refusal) -> Stage {
    let wanted = name.foldedForSearch
    if let stage = stages.first(where: { $0.name.foldedForSearch == wanted }) { return stage }
    let known = stages.map(\.name).joined(separator: ", ")
    throw Refusal(
      .missing, "the pipeline has no stage \"\(name)\"", remedy: "its stages are \(known)",
      french: "il n’y a pas d’étape « \(name) »",
      advice: Wording("its stages are \(known)", french: "possibles : \(known)"))
  }
}
