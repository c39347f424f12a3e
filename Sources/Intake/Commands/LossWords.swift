import Basics
import CRM

/// Why something was lost, as colleagues say it.
enum LossWords {
  /// The reason that the words give, and whether they say nothing else.
  static func reason(_ words: [NoteWord]) -> (reason: LossReason, isWhole: Bool)? {
    let keys = words.map(\.key).filter { !$0.isEmpty && !fillers.contains($0) }
    guard !keys.isEmpty else { return nil }
    if let reason = whole[keys.joined(separator: " ")] { return (reason, true) }
    let phrase = " " + keys.joined(separator: " ") + " "
    let found = phrases.first { phrase.containsBytes(of: " \($0.0) ") }
    return found.map { ($0.1, false) }
  }

  private static let fillers: Set<String> = [
    "le", "la", "les", "der", "die", "das", "the", "il", "-", "–", "car",
  ]

  private static let phrases: [(String, LossReason)] = [
    (
      .noBudget,
      [
        "pas de budget", "sans budget", "budget", "no budget", "kein budget", "nessun budget",
        "niente budget",
      ]
    ),
    (
      .noAnswer,
      [
        "pas de reponse", "sans reponse", "sans nouvelles", "no answer", "no reply", "keine antwort",
        "meldet sich nicht", "nessuna risposta",
      ]
    ),
    (
      .notNeeded,
      [
        "plus besoin", "pas besoin", "besoin", "abandonne", "not needed", "no need", "kein bedarf",
        "nicht notig", "non serve",
      ]
    ),
    (
      .price,
      [
        "prix", "trop cher", "cher", "price", "too expensive", "expensive", "preis", "zu teuer", "teuer",
        "prezzo", "troppo caro",
      ]
    ),
    (
      .competitor,
      ["concurrent", "concurrence", "competitor", "competition", "konkurrenz", "mitbewerber", "concorrenza"]
    ),
    (
      .timing,
      [
        "delai", "delais", "trop tard", "timing", "too late", "deadline", "termin", "zu spat", "zeit",
        "tempi",
        "troppo tardi",
      ]
    ),
    (.other, ["autre", "other", "anderes", "andere", "altro"]),
  ].flatMap { (reason: LossReason, words: [String]) in words.map { ($0, reason) } }

  private static let whole = Dictionary(phrases) { first, _ in first }
}
