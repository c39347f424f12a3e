/// Who called, and from which firm: `Appel de Mme Rey`, `Anruf von Herrn Meier, Firma Holz AG`.
enum CallerGrammar {
  struct Caller: Hashable, Sendable {
    /// With salutation.
    let name: String
    let company: String
  }

  /// Takes the caller out of the phrase's words.
  static func take(from words: inout [NoteWord]) -> Caller? {
    guard let start = start(in: words) else { return nil }
    let first = start.name
    let index = first + salutationLength(words, at: first)
    let isLowerCase = words.indices.contains(index) && !words[index].startsUpperCase
    guard !isLowerCase || index > first || start.takesLowerCase else { return nil }
    let end = nameEnd(in: words, from: index, isLowerCase: isLowerCase)
    guard end > index else { return nil }
    let nameWords = Array(words[first..<end])
    words.use(start.marker..<end)
    let company = takeCompany(from: &words, at: end)
    takeClosing(from: &words)
    return split(nameWords, salutations: index - first, company: company)
  }

  /// Takes a firm's name out of a phrase that is nothing else.
  static func takeCompany(from words: inout [NoteWord], isAfterCaller: Bool) -> String? {
    guard !words.isEmpty, words.count <= 7, !words.contains(where: \.isUsed) else { return nil }
    let marker = words.length(ofAny: companyMarkers, at: 0)
    let rest = words[marker...]
    guard !rest.isEmpty, rest.allSatisfy({ $0.isNameLike || ($0.hasDigit && isAfterCaller) }) else {
      return nil
    }
    let isNamed = marker > 0 || rest.contains(where: isLegalForm)
    let isPlain = isAfterCaller && rest.count <= 5 && rest.first?.startsUpperCase == true
    guard isNamed || isPlain else { return nil }
    words.use(0..<words.count)
    return rest.map(\.text).joined(separator: " ").trimmingScalars([".", ":"])
  }

  private struct Start {
    let marker: Int
    let name: Int
    /// "appel de rey" names somebody, "appel reçu" does not.
    let takesLowerCase: Bool
  }

  /// Where the name starts: after a marker, at a salutation, or at the beginning of "… a appelé".
  private static func start(in words: [NoteWord]) -> Start? {
    for index in words.indices {
      let length = words.length(ofAny: markers, at: index)
      if length > 0 { return Start(marker: index, name: index + length, takesLowerCase: length > 1) }
    }
    if let index = words.indices.first(where: { isSalutation(words, at: $0) }) {
      return Start(marker: index, name: index, takesLowerCase: true)
    }
    let isCallOf = words.indices.contains { words.length(ofAny: closings, at: $0) > 0 }
    guard isCallOf, words.first?.startsUpperCase == true else { return nil }
    return Start(marker: 0, name: 0, takesLowerCase: false)
  }

  /// One, or three for "M. et Mme".
  private static func salutationLength(_ words: [NoteWord], at index: Int) -> Int {
    guard words.indices.contains(index), salutations.contains(words[index].key) else { return 0 }
    guard index + 2 < words.count, ["et", "und", "e", "and", "&"].contains(words[index + 1].text) else {
      return 1
    }
    return salutations.contains(words[index + 2].key) ? 3 : 1
  }

  /// "Fr." and "M" are salutations only in front of a name.
  private static func isSalutation(_ words: [NoteWord], at index: Int) -> Bool {
    guard salutations.contains(words[index].key), !words[index].isUsed, index + 1 < words.count else {
      return false
    }
    return words[index + 1].isNameLike && !words[index + 1].isUsed
  }

  private static func nameEnd(in words: [NoteWord], from start: Int, isLowerCase: Bool) -> Int {
    var end = start
    while end < words.count, end - start < 5, isNamePart(words, at: end, isLowerCase: isLowerCase) {
      end += 1
      if words[end - 1].endsWithColon { break }
    }
    while end > start, particles.contains(words[end - 1].key) { end -= 1 }
    return isLowerCase ? min(end, start + 2) : end
  }

  private static func isNamePart(_ words: [NoteWord], at index: Int, isLowerCase: Bool) -> Bool {
    let word = words[index]
    guard !word.isUsed, word.isNameLike else { return false }
    guard words.length(ofAny: companyLinks + closings, at: index) == 0 else { return false }
    if word.startsUpperCase || isLowerCase { return true }
    return particles.contains(word.key) && index + 1 < words.count && words[index + 1].startsUpperCase
  }

  /// The firm after the name: `de chez Rey SA`, `von der Firma Holz`.
  private static func takeCompany(from words: inout [NoteWord], at start: Int) -> String {
    let link = words.length(ofAny: companyLinks, at: start)
    guard link > 0 else { return "" }
    let end =
      words.indices[(start + link)...].first { index in
        words[index].isUsed || !words[index].isNameLike || words.length(ofAny: closings, at: index) > 0
      } ?? words.count
    guard end > start + link else { return "" }
    let name = words[(start + link)..<end].map(\.text).joined(separator: " ")
    words.use(start..<end)
    return name
  }

  /// Takes "a appelé" and the like.
  static func takeClosing(from words: inout [NoteWord]) {
    for index in words.indices {
      let length = words.length(ofAny: closings, at: index)
      if length > 0 { words.use(index..<index + length) }
    }
  }

  /// A name that ends in a legal form is a firm; `Rey de Menuiserie Rey SA` is both.
  private static func split(_ words: [NoteWord], salutations count: Int, company: String) -> Caller {
    func joined(_ part: ArraySlice<NoteWord>) -> String {
      part.map(\.text).joined(separator: " ").trimmingScalars([":"])
    }
    guard company.isEmpty, words.contains(where: isLegalForm) else {
      return Caller(name: joined(words[...]), company: company)
    }
    let link = words.indices.last { $0 > count && ["de", "von", "di", "da", "of"].contains(words[$0].key) }
    guard let link else { return Caller(name: "", company: joined(words[count...])) }
    return Caller(name: joined(words[..<link]), company: joined(words[(link + 1)...]))
  }

  /// "SA", but not the possessive "sa".
  private static func isLegalForm(_ word: NoteWord) -> Bool {
    legalForms.contains(word.key) && (word.startsUpperCase || word.key.utf8.count > 3)
  }

  private static let salutations: Set<String> = [
    "m", "mr", "mme", "madame", "monsieur", "mlle", "mademoiselle", "me", "maitre", "dr", "prof",
    "herr", "herrn", "hr", "frau", "fr", "sig", "sig.ra", "signor", "signore", "signora", "dott",
    "mrs", "ms", "miss", "mister",
  ]
  private static let markers = [
    ["appel", "de"], ["appel", "tel", "de"], ["appel", "telephonique", "de"], ["appel", "recu", "de"],
    ["telephone", "de"], ["tel", "de"], ["coup", "de", "fil", "de"], ["appel"], ["anruf", "von"], ["anruf"],
    ["telefonat", "mit"], ["telefon", "von"], ["appel", "du"], ["chiamata", "di"], ["chiamata", "da"],
    ["chiamata", "del"], ["chiamata", "dal"],
    ["chiamata", "della"], ["chiamata", "dalla"], ["telefonata", "della"], ["telefonata", "dalla"],
    ["telefonata", "del"], ["telefonata", "di"],
    ["telefonata", "da"], ["call", "from"], ["phone", "call", "from"], ["called", "by"],
  ]
  private static let closings = [
    ["a", "appele"], ["a", "telephone"], ["hat", "angerufen"], ["rief", "an"], ["ha", "chiamato"],
    ["ha", "telefonato"], ["called"], ["rang"], ["phoned"],
  ]
  private static let companyLinks = [
    ["de", "chez"], ["chez"], ["de", "la", "societe"], ["de", "l'entreprise"], ["de", "la", "maison"],
    ["societe"], ["entreprise"], ["von", "der", "firma"], ["von", "firma"], ["firma"], ["von"],
    ["della", "ditta"], ["ditta"], ["from"], ["of"], ["at"],
  ]
  private static let companyMarkers = [
    ["societe"], ["entreprise"], ["firma"], ["ditta"], ["company"], ["maison"], ["de", "chez"], ["chez"],
    ["from"], ["von"],
  ]
  private static let legalForms: Set<String> = [
    "sa", "sarl", "snc", "ag", "gmbh", "kg", "ohg", "srl", "spa", "s.a", "s.a.r.l", "sas", "ltd", "llc",
    "inc",
    "plc", "sagl", "eurl", "sci",
  ]
  private static let particles: Set<String> = [
    "de", "du", "des", "da", "di", "della", "del", "von", "van", "zu", "la", "le", "der", "den",
  ]
}
