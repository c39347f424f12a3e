import Basics
import CRM

/// Which stage of the firm's pipeline a colleague means: by its name, or by the word of another language for it.
package enum StageChoice {
  /// - Returns: `nil` when no stage, or more than one, is meant.
  package static func find(_ words: String, in pipeline: Pipeline) -> Stage? {
    if let stage = try? pipeline.stage(named: words) { return stage }
    let key = words.noteWords.map(\.key).filter { !$0.isEmpty }.joined(separator: " ")
    guard !key.isEmpty else { return nil }
    let same = pipeline.stages.filter { means(key, $0) }
    guard same.isEmpty else { return only(same) }
    return only(pipeline.stages.filter { key.utf8.count >= 4 && $0.name.foldedForSearch.hasPrefix(key) })
  }

  private static func means(_ key: String, _ stage: Stage) -> Bool {
    let name = stage.name.foldedForSearch
    return key == name || synonyms.contains { $0.contains(key) && $0.contains(name) }
  }

  private static func only(_ stages: [Stage]) -> Stage? { stages.count == 1 ? stages.first : nil }

  /// Words for the same stage, folded.
  private static let synonyms: [Set<String>] = [
    ["qualification", "qualifikation", "qualifica", "qualifie", "qualified", "qualifiziert"],
    ["nouveau", "nouvelle", "new", "neu", "nuovo"],
    ["analyse", "analysis", "analisi", "etude", "bedarfsanalyse", "needs analysis"],
    [
      "devis", "offre", "quotation", "quote", "proposal", "offerte", "angebot", "preventivo", "offerta",
      "proposition",
    ],
    ["negociation", "negotiation", "verhandlung", "trattativa", "negoziazione", "discussion"],
    ["decision", "entscheid", "entscheidung", "decisione"],
    ["contact", "kontakt", "contatto", "premier contact", "first contact", "erstkontakt"],
  ]
}
