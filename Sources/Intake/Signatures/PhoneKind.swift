import MailFormat

/// What a telephone number of a signature is for.
package enum PhoneKind: String, Hashable, Sendable {
  case mobile
  /// The person's own extension.
  case direct
  case landline
  case fax
  /// No label, and of a country whose plan we do not know.
  case unknown
}

/// The words before a number that say what it is for, in the languages that write to us; folded.
enum PhoneLabel {
  static func kind(of word: NoteWord) -> PhoneKind? {
    if let kind = words[word.key] ?? compound(word.key) { return kind }
    guard (3...24).contains(word.key.utf8.count) else { return nil }
    let parts = word.key.utf8.split { "/.-&()[]".utf8.contains($0) }
    guard parts.count > 1 || parts.first.map({ $0.count < word.key.utf8.count }) == true else { return nil }
    let kinds = parts.compactMap { words[String(Substring($0))] }
    // "Tel./Fax": whoever calls is heard.
    return kinds.first { $0 == .mobile || $0 == .direct } ?? kinds.first { $0 != .fax } ?? kinds.first
  }

  /// "Zentralfax", "Faxnummer": German joins words.
  private static func compound(_ key: String) -> PhoneKind? {
    let word = key.trimmingScalars([".", ":", "-"])
    guard (5...24).contains(word.utf8.count), word.utf8.allSatisfy({ (97...122).contains($0) }) else {
      return nil
    }
    return word.hasSuffix("fax") || word.hasPrefix("fax") || word.hasPrefix("telefax") ? .fax : nil
  }

  /// One letter is a label only right before the number.
  static func isLetter(_ word: NoteWord) -> Bool { word.key.utf8.count == 1 }

  /// What is followed by a number that is none to call: registers, taxes, banks.
  static func isRegister(_ word: NoteWord) -> Bool {
    // Nearly all words are letters and nothing else.
    guard word.key.utf8.contains(where: { !$0.isLetter }) else { return registers.contains(word.key) }
    let letters = String(String.UnicodeScalarView(word.key.unicodeScalars.filter(\.isAlphabetic)))
    return registers.contains(letters)
  }

  private static let words: [String: PhoneKind] = {
    var table: [String: PhoneKind] = [:]
    for word in mobile { table[word] = .mobile }
    for word in direct { table[word] = .direct }
    for word in landline { table[word] = .landline }
    for word in fax { table[word] = .fax }
    return table
  }()

  private static let mobile = [
    "mobile", "mobil", "mob", "natel", "handy", "portable", "port", "cell", "cellulare", "cel", "cellular",
    "gsm", "m", "movil", "mobiel", "mobiltelefon", "smartphone", "whatsapp", "n", "mobilnummer", "c",
  ]
  private static let direct = [
    "direct", "directe", "direkt", "direktwahl", "dw", "durchwahl", "diretto", "diretta", "directo", "d",
    "dir", "direktnummer", "doorkiesnummer", "rechtstreeks", "ld",
  ]
  private static let landline = [
    "tel", "telephone", "telefon", "telefono", "phone", "ph", "t", "p", "fixe", "festnetz", "fisso", "buro",
    "office", "bureau", "ufficio", "zentrale", "standard", "centrale", "centralino", "switchboard",
    "reception", "empfang", "main", "telefoon", "o", "tf", "tlf", "fon", "geschaft", "w", "work", "accueil",
  ]
  private static let fax = ["fax", "telefax", "f", "telecopie", "facsimile", "fx", "telecopieur"]
  private static let registers: Set<String> = [
    "siret", "siren", "rcs", "tva", "iva", "piva", "pi", "cf", "codfisc", "fisc", "fiscale", "ust", "ustid",
    "ustidnr", "stnr", "steuernummer", "steuernr", "hrb", "hra", "mwst", "mwstnr", "vat", "uid", "iban",
    "konto", "kto", "bic", "blz", "ccp", "rea", "kvk", "btw", "nif", "cif", "ide", "naf", "ape", "registered",
    "finess", "rpps", "orias", "che", "reg", "regno", "regnr",
    "kundennummer", "kundennr", "kdnr", "auftragsnummer", "mitgliedernummer", "personalnummer",
    "numeroclient",
  ]
}
