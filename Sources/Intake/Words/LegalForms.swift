/// What the names of firms end in, in the countries that write to us; folded, without dots.
///
/// Seen in the commercial registers of Switzerland, France, Germany, Austria, Italy, Belgium, Luxembourg and the
/// United Kingdom.
enum LegalForms {
  /// Whether the word is one. "SA", but not the possessive "sa"; "GmbH" in any case of letters.
  static func contains(_ word: NoteWord) -> Bool {
    let form = key(of: word)
    guard forms.contains(form) else { return false }
    return form.utf8.count > 3 || word.text.unicodeScalars.dropFirst().contains { $0.isUppercase }
      || plain.contains(form) || (form.utf8.count == 3 && word.startsUpperCase)
  }

  /// `S.à r.l.` and `S.p.A.` without their dots.
  private static func key(of word: NoteWord) -> String {
    guard word.key.utf8.contains(UInt8(ascii: ".")) else { return word.key }
    return String(String.UnicodeScalarView(word.key.unicodeScalars.filter { $0 != "." }))
  }

  private static let forms: Set<String> = [
    "sa", "sarl", "snc", "ag", "gmbh", "kg", "ohg", "srl", "srls", "spa", "sas", "sasu", "sca", "scrl",
    "scop", "ltd",
    "llc", "llp", "inc", "plc", "sagl", "eurl", "sci", "eirl", "selarl", "ei", "ug", "gbr", "mbh", "kgaa",
    "ek", "eg",
    "ev", "snc", "sapa", "coop", "bv", "nv", "bvba", "se", "kollg", "cie", "genossenschaft", "stiftung",
    "verein",
    "corp", "limited", "asbl", "vzw",
  ]
  /// These are no words of any of the languages, however they are written.
  private static let plain: Set<String> = [
    "gmbh", "ltd", "llc", "srl", "sas", "snc", "plc", "ag", "kg", "inc", "bv",
  ]
}
