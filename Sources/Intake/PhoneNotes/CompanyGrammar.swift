/// Firms: by a link ("de chez Rey SA"), a legal form ("Holz AG"), a trade ("menuiserie rey"), or their place after
/// the caller's name.
enum CompanyGrammar {
  /// Takes a firm's name out of a phrase that is nothing else.
  static func take(from words: inout [NoteWord], isAfterCaller: Bool) -> String? {
    let open = words.indices.filter { !words[$0].isUsed && !isFiller(words[$0]) }
    guard let first = open.first, let last = open.last, open.count <= 7, last - first < 9 else { return nil }
    guard !words[first...last].contains(where: \.isUsed) else { return nil }
    let part = Array(words[first...last])
    let marker = max(markers.length(in: part, at: 0), labelLength(part), headingLength(part))
    let rest = part[marker...]
    guard !rest.isEmpty, rest.allSatisfy({ isNamePart($0, isAfterCaller: isAfterCaller) }) else { return nil }
    let isNamed = marker > 0 || rest.contains(where: LegalForms.contains) || isTradeName(rest)
    let isPlain = isAfterCaller && open.count == words.count && rest.count <= 5 && isPlainName(rest)
    guard isNamed || isPlain, rest.count <= 7 else { return nil }
    words.use(first..<last + 1)
    return name(of: rest)
  }

  /// "Schreinerei Kuster sucht Lieferanten": the firm that a phrase begins with.
  static func takeSubject(from words: inout [NoteWord]) -> String? {
    guard words.count > 2, words[1].startsUpperCase, words[0].startsUpperCase else { return nil }
    let found = takeTrade(from: &words, at: 0)
    return found.isEmpty ? nil : found
  }

  /// "Anfrage Hotel Krone", "demande garage du Lac"
  private static func headingLength(_ words: [NoteWord]) -> Int {
    guard words.count > 2, headings.contains(words[0].key), isTrade(words[1].bareKey) else { return 0 }
    return 1
  }

  private static let headings: Set<String> = [
    "anfrage", "demande", "richiesta", "enquiry", "inquiry", "anfr",
  ]

  /// "S.r.l." keeps its dot.
  private static func name(of words: ArraySlice<NoteWord>) -> String {
    var text = words.map(\.text).joined(separator: " ").trimmingScalars([":", ",", "\"", "«", "»", "“", "”"])
    if let first = words.first, first.bareKey != first.key, isTrade(first.bareKey) {
      text = String(text.drop { !"'’".contains($0) }.dropFirst())
    }
    let hasInnerDot = words.last.map { $0.key.utf8.contains(UInt8(ascii: ".")) } ?? false
    return hasInnerDot ? text : text.trimmingScalars(["."])
  }

  /// The firm that is called one there, "ditta Lombardi", or that begins with its trade.
  static func takeNamed(from words: inout [NoteWord], at start: Int) -> String {
    startsWithFirm(words, at: start)
      ? takeLinked(from: &words, at: start) : takeTrade(from: &words, at: start)
  }

  static func startsNamed(_ words: [NoteWord], at start: Int) -> Bool {
    startsTrade(words, at: start) || startsWithFirm(words, at: start)
  }

  /// "Fa. Müller Holzbau", "ditta Lombardi SA"
  static func startsWithFirm(_ words: [NoteWord], at start: Int) -> Bool {
    guard words.indices.contains(start + 1), !words[start].isUsed, !words[start].endsWithColon else {
      return false
    }
    return firms.contains(words[start].key) && words[start + 1].startsUpperCase
  }

  private static let firms: Set<String> = ["firma", "fa", "ditta", "societe", "entreprise", "ets", "maison"]

  /// The firm that begins with its trade right there: "menuiserie rey", "la commune de Pully".
  static func takeTrade(from words: inout [NoteWord], at start: Int) -> String {
    let article = words.indices.contains(start) && articles.contains(words[start].key) ? 1 : 0
    let index = start + article
    guard words.indices.contains(index), !words[index].isUsed else { return "" }
    let endsSoon = endsTrade(words, at: index + 1) && words[index].isNameLike && !words[index].startsUpperCase
    guard isTrade(words[index].bareKey) || endsSoon else { return "" }
    var end = index + (endsSoon ? 2 : 1)
    while !endsSoon, end < words.count, end - index < 5, goesOn(words, at: end) { end += 1 }
    while end > index + 1, CallerWords.particles.contains(words[end - 1].key) { end -= 1 }
    guard end > index + 1 else { return "" }
    let name = name(of: words[index..<end])
    words.use(start..<end)
    return name
  }

  /// English puts the trade last.
  static func endsTrade(_ words: [NoteWord], at index: Int) -> Bool {
    words.indices.contains(index) && !words[index].isUsed && Trades.englishEnds.contains(words[index].key)
  }

  static func startsTrade(_ words: [NoteWord], at start: Int) -> Bool {
    guard words.indices.contains(start), !words[start].isUsed else { return false }
    guard articles.contains(words[start].key) else { return isTrade(words[start].bareKey) }
    return words.indices.contains(start + 1) && isTrade(words[start + 1].key)
  }

  private static func goesOn(_ words: [NoteWord], at index: Int) -> Bool {
    let word = words[index]
    guard !word.isUsed, word.isNameLike, CallerWords.closings.length(in: words, at: index) == 0 else {
      return false
    }
    guard !verbs.contains(word.key), !ActionWords.wishes.contains(word.key) else { return false }
    return word.startsUpperCase || !CallerWords.noNames.contains(word.key)
  }

  private static let articles: Set<String> = [
    "la", "le", "der", "die", "das", "dem", "il", "lo", "the", "l'",
  ]

  /// The firm after the name: `de chez Rey SA`, `von der Firma Holz`.
  static func takeLinked(from words: inout [NoteWord], at start: Int) -> String {
    let link = link(in: words, at: start)
    guard link > 0 else { return takeTrade(from: &words, at: start) }
    let end =
      words.indices[(start + link)...].first { index in
        words[index].isUsed || !isNamePart(words[index], isAfterCaller: false)
          || CallerWords.closings.length(in: words, at: index) > 0
          || verbs.contains(words[index].key) || ActionWords.calls.contains(words[index].key)
          || CallerWords.contactLabels.contains(words[index].key)
      } ?? words.count
    guard end > start + link else { return "" }
    let name = name(of: words[(start + link)..<end])
    words.use(start..<end)
    return name
  }

  /// How many words link a name to its firm.
  static func link(in words: [NoteWord], at start: Int) -> Int {
    let strong = links.length(in: words, at: start)
    guard strong == 0 else { return strong }
    let weak = weakLinks.length(in: words, at: start)
    guard weak > 0, words.indices.contains(start + weak), !words[start + weak].isUsed else { return 0 }
    let rest = words[(start + weak)...].prefix(6).prefix { $0.isNameLike && !$0.isUsed }
    return isTrade(words[start + weak].key) || rest.contains(where: LegalForms.contains) ? weak : 0
  }

  /// `menuiserie`, `Schreinerei`, `falegnameria`, `garage`
  static func isTrade(_ key: String) -> Bool {
    let plain = withoutTranscription(key)
    return Trades.words.contains(key) || Trades.words.contains(plain)
      || (key.utf8.count <= 40 && Trades.germanEnds.contains { plain.hasSuffix($0) })
  }

  /// `baeckerei` is `bäckerei`, folded.
  private static func withoutTranscription(_ key: String) -> String {
    guard key.utf8.count <= 40, key.utf8.contains(UInt8(ascii: "e")) else { return key }
    var bytes: [UInt8] = []
    for byte in key.utf8 {
      let isMark = byte == UInt8(ascii: "e") && bytes.last.map { "aou".utf8.contains($0) } == true
      if !isMark { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A trade and a name: "menuiserie rey", "Garage du Lac".
  private static func isTradeName(_ words: ArraySlice<NoteWord>) -> Bool {
    guard let first = words.first, let last = words.last, (2...5).contains(words.count) else { return false }
    guard isTrade(first.bareKey) || Trades.englishEnds.contains(last.key) else { return false }
    return !words.dropFirst().contains {
      CallerWords.noNames.contains($0.key) && !["et", "und", "e", "and"].contains($0.key)
    }
  }

  private static func isPlainName(_ words: ArraySlice<NoteWord>) -> Bool {
    guard let first = words.first, first.startsUpperCase else { return false }
    let isSentence = words.contains {
      verbs.contains($0.key) || ActionWords.wishes.contains($0.key) || $0.key == "nicht"
    }
    let isLabelled = Courtesy.fillers.contains(first.key) || first.key.hasPrefix("fax")
    guard !isGoods(words) else { return false }
    return !isSentence && !isLabelled && DateWords.weekdays[first.key] == nil
  }

  /// What German writes with a capital, and what the call is about: `Badezimmermöbel`, `Brandschutztüren`.
  private static func isGoods(_ words: ArraySlice<NoteWord>) -> Bool {
    guard words.count == 1, let key = words.first?.key, key.utf8.count <= 40 else { return false }
    return Trades.germanGoods.contains { key.hasSuffix($0) }
  }

  private static func isNamePart(_ word: NoteWord, isAfterCaller: Bool) -> Bool {
    word.isNameLike || word.text == "+" || (word.hasDigit && isAfterCaller && word.text.utf8.count <= 4)
  }

  private static func isFiller(_ word: NoteWord) -> Bool {
    Courtesy.fillers.contains(word.key) && !word.startsUpperCase
  }

  /// `Société : Rey SA`
  private static func labelLength(_ words: [NoteWord]) -> Int {
    guard words.count > 1, labels.contains(words[0].key) else { return 0 }
    if words[0].endsWithColon { return 1 }
    return words[1].text == ":" ? 2 : 0
  }

  private static let labels: Set<String> = [
    "societe", "entreprise", "firma", "unternehmen", "ditta", "azienda", "societa", "company", "firm",
    "maison", "ste",
    "raison sociale", "organisation", "betrieb",
  ]
  private static let markers: PhraseSet = [
    "societe", "la societe", "entreprise", "l'entreprise", "firma", "der firma", "fa", "ditta", "la ditta",
    "azienda",
    "company", "maison", "la maison", "de chez", "chez", "from", "von", "von der firma", "de la societe",
    "della ditta",
    "ste", "ets", "etablissements", "of", "bei", "bei der",
  ]
  private static let links: PhraseSet = [
    "de chez", "chez", "de la societe", "de l'entreprise", "de la maison", "de la ste", "societe",
    "entreprise", "maison",
    "von der firma", "von der fa", "von firma", "von der", "firma", "fa", "von", "vom", "bei",
    "bei der", "della ditta", "ditta", "dell'azienda", "della societa", "presso", "from", "of", "at", "with",
    "c/o", "ets", "@",
  ]
  /// Only in front of a trade or a legal form: "de Lausanne" is a place, "de Watteville" a name.
  private static let weakLinks: PhraseSet = [
    "de", "du", "de la", "des", "de l'", "della", "del", "dello", "dell'", "di", "da", "dal", "dalla", "der",
    "des",
  ]
  private static let verbs: Set<String> = [
    "a", "veut", "est", "hat", "ist", "will", "mochte", "ha", "vuole", "e", "has", "is", "wants", "pour",
    "fur", "per",
    "for", "wegen", "interessiert", "interesse", "cherche", "sucht", "cerca", "qui", "souhaite", "demande",
    "wunscht",
    "braucht", "bittet", "chiede", "needs", "asks", "au", "um", "rappeler", "zuruckrufen", "richiamare",
  ]
}
