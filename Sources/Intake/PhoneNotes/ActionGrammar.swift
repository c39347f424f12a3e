import CRM

/// What is to be done next: `rappeler`, `zurückrufen`, `call back`, `envoyer devis`, `RDV`.
enum ActionGrammar {
  /// The kind of the first action word among `words`; a quotation only together with a verb of sending.
  static func kind(in words: [NoteWord]) -> FollowUp.Kind? {
    let keys = words.map(\.key)
    if keys.contains(where: sending.contains) {
      return keys.contains { key in quotations.contains { key.hasPrefix($0) } } ? .quotation : .mail
    }
    if keys.contains(where: calls.contains) || words.indices.contains(where: { startsCall(words, at: $0) }) {
      return .call
    }
    if keys.contains(where: mails.contains) { return .mail }
    return keys.contains(where: meetings.contains) ? .meeting : nil
  }

  private static func startsCall(_ words: [NoteWord], at index: Int) -> Bool {
    [
      ["call", "back"], ["to", "call"], ["call", "him"], ["call", "her"], ["call", "them"], ["a", "appeler"],
    ]
    .contains { words.has($0, at: index) }
  }

  private static let calls: Set<String> = [
    "rappeler", "rappelle", "rappel", "recontacter", "retelephoner", "telephoner", "zuruckrufen", "ruckruf",
    "anrufen", "zuruckzurufen", "anzurufen", "richiamare", "ritelefonare", "telefonare", "callback", "recall",
    "ring",
  ]
  private static let sending: Set<String> = [
    "envoyer", "preparer", "transmettre", "senden", "schicken", "zusenden", "vorbereiten", "inviare",
    "mandare", "preparare", "send", "prepare",
  ]
  private static let quotations = ["devis", "offre", "offert", "quot", "preventiv", "offer", "angebot"]
  private static let mails: Set<String> = [
    "ecrire", "repondre", "schreiben", "antworten", "mailen", "scrivere", "rispondere", "write", "answer",
    "email",
  ]
  private static let meetings: Set<String> = [
    "rdv", "rendez-vous", "visite", "visiter", "termin", "besuch", "besuchen", "treffen", "appuntamento",
    "visita",
    "meeting", "visit", "reunion", "seance", "besprechung", "riunione",
  ]
}
