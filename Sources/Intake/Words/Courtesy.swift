/// Words that carry no fact: greetings, thanks, and the small words around figures.
enum Courtesy {
  /// Whether it is a greeting or thanks and nothing else: `Bonjour Paul`, `Merci d'avance`.
  static func isGreeting(_ words: [NoteWord]) -> Bool {
    guard let first = words.first, words.count <= 4, !words.contains(where: \.hasDigit) else { return false }
    return greetings.contains(first.key)
  }

  static let fillers: Set<String> = [
    "budget", "montant", "betrag", "importo", "env", "environ", "ca", "circa", "etwa", "about", "around",
    "max",
    "maximum", "tel", "telephone", "telefon", "telefono", "phone", "natel", "mobile", "mobil", "portable",
    "handy",
    "cell", "fixe", "e-mail", "email", "mail", "courriel", "le", "la", "a", "au", "um", "am", "pour", "fur",
    "per",
    "for", "at", "on", "de", "von", "di", "from", "est", "ist", "is", "numero", "nummer", "number", "no",
    "nr",
    "et", "und", "e", "and", "-", "–", "/", "=", "->", "ce", "matin", "today", "aujourd'hui", "heute", "oggi",
    "appel", "anruf", "chiamata", "call", "ht", "ttc", "hors", "taxes", "tva", "inkl", "exkl", "netto",
    "brutto",
    "mwst", "iva", "vat", "incl", "excl", "plus", "jusqu'a", "bis", "zu", "up", "to", "fino", "ad", "rund",
    "approx",
    "presque", "uber", "ungefahr", "grob", "estime", "~", "+/-", "±", "max.", "maximal", "massimo", "minimum",
    "min",
    "mind", "n°", "t", "m", "p", "direct", "direkt", "diretto", "atteignable", "joignable", "erreichbar",
    "unter",
    "reachable", "sous", "tel.", "gsm", "cellulare", "cellulaire", "budget:", "kostendach", "enveloppe",
    "importo",
    "mob", "prive", "privat", "prof", "ok", "telefonnotiz", "die", "gesprachsnotiz", "gesprachsnotiz:",
    "notiz",
    "bureau", "buro", "g", "ufficio", "office", "home", "work", "au:", "son", "ihr",
    "sein",
  ]

  private static let greetings: Set<String> = [
    "bonjour", "bonsoir", "salut", "hello", "hallo", "hi", "hoi", "ciao", "coucou", "guten", "gruezi",
    "buongiorno", "cher", "chere", "chers", "liebe", "lieber", "dear", "merci", "danke", "grazie", "thanks",
    "thank", "voila", "voici",
  ]
}
