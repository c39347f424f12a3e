/// The words that commands begin with, in French, German, English and Italian.
enum CommandWord: Sendable {
  case stage, budget, owner, call, mail, followUp, won, lost, note, task, hours, quotation, order, milestone,
    invoice

  /// What it takes is what somebody wants to say: that goes on to the end of the paragraph, so that no line of an
  /// internal note is ever left over for the customer.
  var takesParagraph: Bool { self == .note || self == .lost || self == .task }

  /// The word that stands before a colon.
  static func labelled(_ key: String) -> CommandWord? { labels[key] }

  /// The word that a line without a colon begins with, and how many words it takes.
  static func bare(_ words: [NoteWord]) -> (word: CommandWord, count: Int)? {
    for count in stride(from: min(3, words.count), through: 1, by: -1) {
      let key = words.prefix(count).map(\.key).joined(separator: " ")
      if let word = openers[key] { return (word, count) }
    }
    return nil
  }

  private static let openers = table([
    (.budget, ["budget"]),
    (.owner, ["pour", "an", "fur", "for", "per", "owner", "responsable", "zustandig", "responsabile"]),
    (.call, calls), (.mail, mails), (.followUp, followUps), (.won, winnings), (.lost, losses),
    (.quotation, quotations), (.order, orders), (.invoice, invoices),
  ])

  private static let labels = table([
    (.stage, ["etape", "phase", "stage", "stufe", "fase", "stade"]),
    (.budget, ["budget", "montant", "betrag", "amount", "importo"]),
    (
      .owner,
      [
        "pour", "an", "fur", "for", "per", "owner", "responsable", "zustandig", "verantwortlich", "attribuer",
        "assign", "zuweisen", "responsabile",
      ]
    ),
    (.call, calls), (.mail, mails),
    (.followUp, followUps + ["suivi", "rappel", "wiedervorlage", "reminder"]),
    (.won, winnings), (.lost, losses),
    (
      .note,
      [
        "note", "notes", "note interne", "interne", "intern", "notiz", "interne notiz", "internal",
        "internal note", "memo", "nota", "nota interna", "interno",
      ]
    ),
    (
      .task,
      ["tache", "task", "aufgabe", "compito", "todo", "to do", "a faire", "nouvelle tache", "new task"]
    ),
    (.hours, ["heures", "temps", "hours", "time", "stunden", "zeit", "ore"]),
    (.quotation, quotations), (.order, orders), (.milestone, milestones), (.invoice, invoices),
  ])

  /// `jalon 2 atteint`, `milestone reached`: what stands between the words.
  static func milestone(_ words: [NoteWord]) -> [NoteWord]? {
    guard (2...3).contains(words.count), let first = words.first, let last = words.last else { return nil }
    guard milestoneNouns.contains(first.key), reachedWords.contains(last.key) else { return nil }
    return Array(words.dropFirst().dropLast())
  }

  private static let milestoneNouns: Set<String> = [
    "jalon", "etape", "milestone", "meilenstein", "traguardo",
  ]
  private static let reachedWords: Set<String> = [
    "atteint", "atteinte", "reached", "erreicht", "raggiunto", "raggiunta",
  ]
  private static let milestones = [
    "jalon", "jalon atteint", "etape atteinte", "milestone", "milestone reached", "meilenstein",
    "meilenstein erreicht", "traguardo", "traguardo raggiunto", "milestone raggiunta",
  ]

  private static let calls = [
    "rappeler", "appeler", "telephoner", "anrufen", "zuruckruf", "zuruckrufen", "call", "call back",
    "richiamare",
  ]
  private static let mails = ["ecrire", "schreiben", "write", "scrivere"]
  private static let followUps = [
    "relancer", "relance", "nachfassen", "nachhaken", "follow up", "follow-up", "followup", "sollecitare",
  ]
  private static let winnings = ["gagne", "gagnee", "affaire gagnee", "won", "gewonnen", "vinto", "vinta"]
  private static let losses = ["perdu", "perdue", "affaire perdue", "lost", "verloren", "perso", "persa"]
  private static let quotations = [
    "devis", "offre", "offerte", "angebot", "quote", "quotation", "preventivo", "offerta",
  ]
  private static let orders = ["commande", "order", "auftrag", "bestellung", "ordine"]
  private static let invoices = [
    "facturer", "facture", "invoice", "verrechnen", "fakturieren", "rechnung", "rechnung stellen",
    "fatturare",
    "fattura",
  ]

  private static func table(_ rows: [(CommandWord, [String])]) -> [String: CommandWord] {
    Dictionary(rows.flatMap { word, keys in keys.map { ($0, word) } }) { first, _ in first }
  }
}
