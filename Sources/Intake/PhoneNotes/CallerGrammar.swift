/// Who called, and from which firm: `Appel de Mme Rey`, `Anruf von Herrn Meier, Firma Holz AG`.
enum CallerGrammar {
  struct Caller: Hashable, Sendable {
    /// With salutation.
    let name: String
    let company: String
  }

  /// Takes the caller out of the phrase's words.
  ///
  /// - Parameter isFirst: Nothing stands before the phrase: a given name may begin it without any marker.
  static func take(from words: inout [NoteWord], isFirst: Bool) -> Caller? {
    guard let start = start(in: words, isFirst: isFirst) else { return nil }
    let first = start.name
    let marker = ActionWords.denials.stands(in: words) ? first : start.marker
    let firm = CompanyGrammar.takeNamed(from: &words, at: first)
    guard firm.isEmpty else {
      words.use(marker..<first)
      return Caller(name: "", company: firm)
    }
    let index = first + salutationLength(words, at: first)
    let isLowerCase = words.indices.contains(index) && !words[index].startsUpperCase
    guard !isLowerCase || index > first || start.takesLowerCase else { return nil }
    let end = nameEnd(in: words, from: index, isLowerCase: isLowerCase)
    guard end > index else { return nil }
    let nameWords = Array(words[first..<end])
    words.use(marker..<end)
    let company = CompanyGrammar.takeLinked(from: &words, at: end)
    takeClosing(from: &words)
    return split(nameWords, salutations: index - first, company: company)
  }

  private struct Start {
    let marker: Int
    let name: Int
    /// "appel de rey" names somebody, "appel reçu" does not.
    let takesLowerCase: Bool
  }

  /// Where the name starts: after a marker, at a salutation, at the beginning of "… a appelé", or at a given name.
  private static func start(in words: [NoteWord], isFirst: Bool) -> Start? {
    for index in words.indices {
      if let found = marked(words, at: index) { return found }
    }
    if let index = words.indices.first(where: { isSalutation(words, at: $0) }) {
      return Start(marker: index, name: index, takesLowerCase: true)
    }
    let isCallOf = words.indices.contains { CallerWords.closings.length(in: words, at: $0) > 0 }
    if isCallOf, words.first?.startsUpperCase == true {
      return Start(marker: 0, name: 0, takesLowerCase: false)
    }
    if words.count > 2, CompanyGrammar.startsWithFirm(words, at: 0), ActionGrammar.kind(in: words) != nil {
      return Start(marker: 0, name: 0, takesLowerCase: false)
    }
    guard isFirst, words.count > 1, let name = words.first, !name.isUsed, GivenNames.contains(name) else {
      return nil
    }
    let isWhole = nameEnd(in: words, from: 0, isLowerCase: !name.startsUpperCase) > 1
    return isWhole ? Start(marker: 0, name: 0, takesLowerCase: true) : nil
  }

  private static func marked(_ words: [NoteWord], at index: Int) -> Start? {
    let length = max(CallerWords.markers.length(in: words, at: index), labelLength(words, at: index))
    let action = CallerWords.actionMarkers.length(in: words, at: index)
    guard max(length, action) > 0, !isSalutation(words, at: index) else { return nil }
    let name = index + max(length, action)
    guard words.indices.contains(name), !words[name].isUsed else { return nil }
    guard !isDay(words[name]) else { return nil }
    let isNamed = words[name].startsUpperCase || isSalutation(words, at: name)
    let isFirm = CompanyGrammar.startsNamed(words, at: name)
    guard isNamed || isFirm || (length > 1 && !CallerWords.noNames.contains(words[name].key)) else {
      return nil
    }
    return Start(marker: action >= length ? name : index, name: name, takesLowerCase: length > 1)
  }

  /// "call Mon", but "call Sam"
  private static func isDay(_ word: NoteWord) -> Bool {
    DateWords.weekdays[word.key] != nil
      || (DateWords.shortWeekdays[word.key] != nil && !GivenNames.contains(word))
  }

  /// `Client : Rey`, `Name: Meier`; only with the colon.
  private static func labelLength(_ words: [NoteWord], at index: Int) -> Int {
    guard !words[index].isUsed, CallerWords.labels.contains(words[index].key) else { return 0 }
    if words[index].endsWithColon { return 1 }
    return index + 1 < words.count && words[index + 1].text == ":" ? 2 : 0
  }

  /// One, or three for "M. et Mme".
  private static func salutationLength(_ words: [NoteWord], at index: Int) -> Int {
    guard words.indices.contains(index), CallerWords.salutations.contains(words[index].bareKey) else {
      return 0
    }
    guard index + 2 < words.count else { return 1 }
    if CallerWords.salutations.contains(words[index + 1].key) { return 2 }
    guard
      ["et", "und", "e", "and", "&", "/", "u"].contains(words[index + 1].key)
        || words[index + 1].text == "&"
    else { return 1 }
    return CallerWords.salutations.contains(words[index + 2].key) ? 3 : 1
  }

  /// "Fr." and "M" are salutations only in front of a name in capitals: "me rappeler", "fr. 12.12.".
  private static func isSalutation(_ words: [NoteWord], at index: Int) -> Bool {
    let word = words[index]
    guard CallerWords.salutations.contains(word.bareKey), !word.isUsed, index + 1 < words.count else {
      return false
    }
    let next = words[index + 1]
    guard next.isNameLike, !next.isUsed else { return false }
    if salutationLength(words, at: index) == 3 { return true }
    guard !CallerWords.noNames.contains(next.key), !ActionWords.calls.contains(next.key) else { return false }
    guard CallerWords.doubtful.contains(word.bareKey), word.text.utf8.last != UInt8(ascii: ".") else {
      return true
    }
    return word.startsUpperCase && next.startsUpperCase
  }

  private static func nameEnd(in words: [NoteWord], from start: Int, isLowerCase: Bool) -> Int {
    var end = start
    while end < words.count, end - start < 5,
      isNamePart(words, at: end, isFirst: end == start, isLowerCase: isLowerCase)
    {
      end += 1
      if words[end - 1].endsWithColon { break }
    }
    while end > start, CallerWords.particles.contains(words[end - 1].key) { end -= 1 }
    guard isLowerCase else { return end }
    end = min(end, start + lowerCaseLength(words, from: start))
    // "mr hughes hughes builders"
    if end - start > 1, CompanyGrammar.endsTrade(words, at: end) { end -= 1 }
    return end
  }

  /// "de watteville", "anna rey": two words, a particle apart.
  private static func lowerCaseLength(_ words: [NoteWord], from start: Int) -> Int {
    words.indices.contains(start) && CallerWords.particles.contains(words[start].key) ? 3 : 2
  }

  private static func isNamePart(_ words: [NoteWord], at index: Int, isFirst: Bool, isLowerCase: Bool) -> Bool
  {
    let word = words[index]
    guard !word.isUsed, word.isNameLike, !CallerWords.contactLabels.contains(word.key) else { return false }
    guard CallerWords.closings.length(in: words, at: index) == 0 else { return false }
    guard isFirst || CompanyGrammar.link(in: words, at: index) == 0 else { return false }
    if isLowerCase {
      return isLowerCaseName(word.key) && (isFirst || !CompanyGrammar.isTrade(word.key))
    }
    if word.startsUpperCase { return DateWords.weekdays[word.key] == nil || isFirst }
    return CallerWords.particles.contains(word.key) && index + 1 < words.count
      && words[index + 1].startsUpperCase
  }

  /// Not one of the words that go on after a name in notes without capitals.
  private static func isLowerCaseName(_ key: String) -> Bool {
    !CallerWords.noNames.contains(key) && DateWords.weekdays[key] == nil && !ActionWords.wishes.contains(key)
      && !ActionWords.calls.contains(key)
  }

  /// Takes "a appelé" and the like.
  static func takeClosing(from words: inout [NoteWord]) {
    for index in words.indices {
      let length = CallerWords.closings.length(in: words, at: index)
      if length > 0 { words.use(index..<index + length) }
    }
  }

  /// A name that ends in a legal form is a firm; `Rey de Menuiserie Rey SA` is both.
  private static func split(_ words: [NoteWord], salutations count: Int, company: String) -> Caller {
    func joined(_ part: ArraySlice<NoteWord>) -> String {
      let text = part.map(\.text).joined(separator: " ").trimmingScalars([":", ","])
      guard let first = part.first, first.bareKey != first.key,
        let mark = text.firstIndex(where: { "'’".contains($0) })
      else { return text }
      return String(text[text.index(after: mark)...])
    }
    let isFirm = words.contains(where: LegalForms.contains) || CompanyGrammar.isTrade(words[count].key)
    guard company.isEmpty, isFirm else { return Caller(name: joined(words[...]), company: company) }
    let link = words.indices.last { $0 > count && ["de", "von", "di", "da", "of"].contains(words[$0].key) }
    guard let link, !CompanyGrammar.isTrade(words[count].key) else {
      return Caller(name: "", company: joined(words[count...]))
    }
    return Caller(name: joined(words[..<link]), company: joined(words[(link + 1)...]))
  }
}
