/// The words of ``AmountGrammar`` in French, German, Italian and English, folded; longer ones before those that
/// they begin with.
enum AmountWords {
  static let endings = [".--", ",--", ".–", ".-", ".—", ",–", ",-", "–.", "-.", "—"]

  static let currencies = [
    ("schweizer franken", "CHF"), ("franchi svizzeri", "CHF"), ("francs suisses", "CHF"),
    ("swiss francs", "CHF"),
    ("franchi", "CHF"), ("franken", "CHF"), ("balles", "CHF"), ("francs", "CHF"), ("stutz", "CHF"),
    ("franc", "CHF"),
    ("sfr.", "CHF"), ("frs.", "CHF"), ("chf", "CHF"), ("sfr", "CHF"), ("frs", "CHF"), ("fr.", "CHF"),
    ("fr", "CHF"),
    ("euros", "EUR"), ("euro", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("us dollars", "USD"),
    ("dollars", "USD"),
    ("dollari", "USD"), ("dollar", "USD"), ("usd", "USD"), ("us$", "USD"), ("$", "USD"), ("sterline", "GBP"),
    ("pounds", "GBP"), ("livres", "GBP"), ("pfund", "GBP"), ("quid", "GBP"), ("gbp", "GBP"), ("£", "GBP"),
  ]
  static let signs: ScalarSet = ["€", "$", "£", "~", "±", "<", ">"]

  /// A letter that is a factor only together with a currency.
  static let joined: [(String, String, Int64)] = {
    let names = [
      ("chf", "CHF"), ("euros", "EUR"), ("euro", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("$", "USD"),
      ("usd", "USD"), ("£", "GBP"), ("gbp", "GBP"),
    ]
    let letters: [(String, Int64)] = [("k", 1000), ("t", 1000), ("m ", 1_000_000), ("m", 1_000_000)]
    return letters.flatMap { letter, factor in names.map { (letter + $0.0, $0.1, factor) } }
  }()

  static let millions = [
    "millionen", "millions", "million", "milioni", "milione", "mios", "mio", "mln",
  ]
  static let factors: [(String, Int64)] =
    [
      ("milliers", 1000), ("mille", 1000), ("tausend", 1000), ("tsd", 1000), ("mila", 1000),
      ("thousand", 1000),
      ("grand", 1000),
    ] + millions.map { ($0, 1_000_000) } + [("k", 1000)]

  static let rangeOpeners = [
    "entre ", "zwischen ", "between ", "tra ", "fra ", "da ", "von ", "de ", "du ", "from ",
  ]
  static let openers: Set<String> = [
    "entre", "zwischen", "between", "tra", "fra", "da", "von", "de", "du", "from",
  ]
  static let linksBetween = [
    "a ", "au ", "et ", "bis ", "und ", "to ", "and ", "e ", "ou ", "oder ", "or ", "o ", "- ", "-", "– ",
    "–", "/ ",
    "/",
  ]
  static let links: Set<String> = [
    "a", "au", "et", "bis", "und", "to", "and", "e", "ou", "oder", "or", "o", "-", "–", "/",
  ]

  static let announcements: Set<String> = [
    "budget", "montant", "betrag", "importo", "amount", "kostendach", "somme", "summe", "auftragssumme",
    "prix",
    "preis", "price", "prezzo", "cout", "kosten", "cost", "costo", "valeur", "wert", "valore", "enveloppe",
    "kostenrahmen", "preisrahmen", "spesa",
  ]

  /// Beside these a figure of thousands is an amount when nothing follows: "env. 15'000", but not "env. 1200 pièces".
  static let estimates: Set<String> = [
    "env", "environ", "ca", "circa", "etwa", "rund", "about", "around", "approx", "approximately", "max",
    "maxi", "maximum", "maximal", "massimo", "hochstens", "moins", "sous", "unter", "under", "below", "bis",
    "jusqu'a", "fino", "ungefahr", "cca", "->", "=",
  ]
  /// What follows a figure that is money and nothing else.
  static let taxes: Set<String> = ["ht", "ttc", "mwst", "iva", "tva", "vat", "netto", "brutto"]

  static let perUnit: Set<String> = [
    "par", "pro", "per", "je", "le", "la", "al", "alla", "il", "a", "an", "the", "l'",
  ]
  static let rates: Set<String> = [
    "l'heure", "l'unite", "mensuel", "mensuels", "monatlich", "jahrlich", "annuel", "annuels", "mensili",
    "annui",
    "monthly", "hourly", "each", "pce", "all'ora", "al'ora", "l'ora", "l'an",
  ]
  static let units: Set<String> = [
    "m2", "m²", "qm", "mq", "m3", "ml", "lfm", "m", "metre", "meter", "metro", "mois", "monat", "mese",
    "month",
    "heure", "stunde", "ora", "hour", "std", "h", "an", "jahr", "anno", "year", "jour", "tag", "giorno",
    "day",
    "piece", "stuck", "pezzo", "pce", "stk", "unite", "unit", "personne", "person", "persona", "semaine",
    "woche",
    "settimana", "week", "nuit", "nacht", "notte", "night", "kg", "kilo", "litre", "liter",
  ]
}
