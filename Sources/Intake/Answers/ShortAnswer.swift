import Basics

/// A word or a figure that answers a question of ours.
///
/// Only the first line with words counts, and only when it says nothing else: what a person writes beyond that is
/// meant for a person.
package enum ShortAnswer: Hashable, Sendable {
  case yes
  case no
  /// Of the choices that were offered, counted from 1.
  case number(Int)
  /// Neither of those: a new matter.
  case new
  /// What was done is to be taken back.
  case undo

  /// - Parameter words: a mail's own new words.
  package static func read(_ words: String) -> ShortAnswer? {
    let lines = words.split(whereSeparator: \.isNewline).prefix(20).map { String($0.prefix(200)).noteWords }
    let line = lines.first { line in line.contains { !$0.key.isEmpty } && !Courtesy.isGreeting(line) }
    let keys = (line ?? []).map(\.key).filter { !$0.isEmpty && !polite.contains($0) }
    guard (1...3).contains(keys.count) else { return nil }
    let phrase = keys.joined(separator: " ")
    if let answer = phrases[phrase] { return answer }
    guard keys.count == 1, keys[0].utf8.count <= 2, let number = Int(keys[0]), number > 0 else { return nil }
    return .number(number)
  }

  /// The word that is stored.
  package var word: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .number(let number): String(number)
    case .new: "new"
    case .undo: "undo"
    }
  }

  private static let polite: Set<String> = ["merci", "danke", "bitte", "please", "thanks", "svp", "grazie"]

  private static let phrases: [String: ShortAnswer] = {
    let words: [(ShortAnswer, [String])] = [
      (
        .yes,
        [
          "oui", "ok", "d'accord", "confirmer", "confirme", "je confirme", "valider", "envoyer", "yes",
          "confirm",
          "send", "ja", "einverstanden", "bestatigen", "bestatigt", "senden", "si", "confermo", "va bien",
        ]
      ),
      (
        .no,
        [
          "non", "no", "nein", "abandonner", "ne pas envoyer", "laisser", "cancel", "leave", "abbrechen",
          "lassen",
          "nicht senden",
        ]
      ),
      (
        .new,
        [
          "nouveau", "nouvelle", "nouvelle piste", "separer", "new", "new lead", "split", "neu", "trennen",
          "nuovo",
        ]
      ),
      (.undo, ["annuler", "annule", "undo", "ruckgangig", "stornieren", "zurucknehmen", "annulla"]),
    ]
    let pairs = words.flatMap { answer, words in words.map { ($0, answer) } }
    return Dictionary(pairs) { first, _ in first }
  }()
}
