import Basics

/// Who stands in for somebody who is away: from "please contact" to the end of the names, addresses and
/// numbers that follow, on the same line or below.
struct DeputyGrammar {
  /// ISO 3166-1: how numbers without country code are read; none when nobody knows.
  let country: String
  /// The addresses of the writer and of those who read it, in lower case.
  let own: Set<String>
  /// The words of the writer's name, folded.
  let ownName: Set<String>

  func read(_ sentences: [NoticeSentence]) -> [Absence.Deputy] {
    var list = DeputyList()
    var isOpen = false
    for (index, sentence) in sentences.enumerated() {
      guard let start = start(in: sentence, isOpen: isOpen, isLast: index == sentences.count - 1) else {
        isOpen = false
        continue
      }
      if start.isTrigger { list.end() }
      read(sentence, from: start.word, into: &list)
      isOpen = true
    }
    list.end()
    return list.deputies
  }

  private struct Start {
    let word: Int
    let isTrigger: Bool
  }

  /// Where a sentence begins to name somebody; nil when it does not.
  private func start(in sentence: NoticeSentence, isOpen: Bool, isLast: Bool) -> Start? {
    guard sentence.place(of: DepartureWords.newAddresses) == nil, !isClosing(sentence) else { return nil }
    if let trigger = trigger(in: sentence) {
      let isBehind = sentence.place(of: DeputyWords.isBehindName) != nil
      return Start(word: isBehind ? 0 : trigger, isTrigger: true)
    }
    if isOpen, isContact(sentence) { return Start(word: 0, isTrigger: false) }
    return holdsNamedAddress(sentence) ? Start(word: 0, isTrigger: true) : nil
  }

  /// Behind "contact me or …" the colleague is meant.
  private func trigger(in sentence: NoticeSentence) -> Int? {
    let behind = sentence.place(of: DeputyWords.isBehindName)
    guard let place = sentence.place(of: DeputyWords.triggers) ?? behind else { return nil }
    let isMine = sentence.words[place.lowerBound...].prefix(5).contains {
      DeputyWords.myself.contains($0.key) || DeputyWords.mySuffixes.contains($0.key)
    }
    guard isMine, behind == nil else { return place.upperBound }
    return sentence.words.indices.first {
      $0 > place.lowerBound && DeputyWords.colleagues.contains(sentence.words[$0].bareKey)
    }
  }

  /// "Jean Dupont takes over: j.dupont@…": an address that holds the name beside it is that person's,
  /// whatever the verb.
  private func holdsNamedAddress(_ sentence: NoticeSentence) -> Bool {
    let addresses = localParts(sentence.words)
    guard !addresses.isEmpty else { return false }
    return sentence.words.indices.contains { index in
      guard let name = DeputyName.match(sentence.words, at: index, addresses: addresses) else { return false }
      return !isOwn(name.name)
    }
  }

  private func localParts(_ words: [NoteWord]) -> [String] {
    words.compactMap { word in
      guard let address = EmailWord.address(in: word.text), !isOwn(address: address) else { return nil }
      return String(address.split(separator: "@").first ?? "").foldedForSearch
    }
  }

  private func isOwn(_ name: String) -> Bool {
    let words = Signer.nameWords(name)
    guard let first = words.first else { return false }
    // "Luca Poli" stands in for "Gina Poli": families work together.
    return ownName.contains(first) || (words.count > 1 && words.allSatisfy(ownName.contains))
  }

  /// One of theirs, or one that is made of all of the writer's name.
  private func isOwn(address: String) -> Bool {
    if own.contains(address) { return true }
    let local = String(address.split(separator: "@").first ?? "").foldedForSearch
    return ownName.count > 1 && ownName.allSatisfy { local.containsBytes(of: $0) }
  }

  private func isClosing(_ sentence: NoticeSentence) -> Bool {
    ClosingFormula.matches(Array(sentence.text.utf8)[...])
  }

  /// A line below that holds facts and little else, or a name.
  private func isContact(_ sentence: NoticeSentence) -> Bool {
    guard !sentence.words.contains(where: { ownName.contains($0.key) }) else { return false }
    if sentence.text.utf8.contains(UInt8(ascii: "@")) { return sentence.words.count <= 30 }
    if sentence.words.count > 16 || isOfSomebodyElse(sentence) { return false }
    if ContactFacts.isName(Array(sentence.text.utf8)[...].trimming(",;: ")) { return true }
    return sentence.words.indices.contains {
      PhoneNumber.match(sentence.words, at: $0, country: country) != nil
    } || (sentence.words.count <= 6 && sentence.words.last?.endsWithColon == true)
  }

  /// "The number of the workshop is still …", "My mobile is off": a sentence, not a line of facts.
  private func isOfSomebodyElse(_ sentence: NoticeSentence) -> Bool {
    if let first = sentence.words.first,
      ["mein", "meine", "mon", "ma", "my", "mio", "mia"].contains(first.key)
    {
      return true
    }
    return sentence.words.count(where: { !$0.hasDigit }) >= 4
      && sentence.words.contains { DeputyWords.places.contains($0.bareKey) }
  }

  private func read(_ sentence: NoticeSentence, from start: Int, into list: inout DeputyList) {
    var words = sentence.words
    let addresses = localParts(words)
    list.begin(sentence, matter: matter(of: words, before: start))
    var index = start
    while index < words.count {
      let count = fact(&words, at: index, addresses, &list)
      index += max(count, 1)
    }
  }

  /// Takes what stands at the word: an address, a number, a name, a label of a matter.
  private func fact(
    _ words: inout [NoteWord], at index: Int, _ addresses: [String], _ list: inout DeputyList
  ) -> Int {
    if let address = EmailWord.address(in: words[index].text) {
      if !isOwn(address: address) { list.add(email: address) }
      return 1
    }
    if let phone = PhoneNumber.match(words, at: index, country: country) {
      list.add(phone: phone.number)
      return phone.count
    }
    let name = DeputyName.match(words, at: index, addresses: addresses)
    if name == nil, let label = label(words, at: index) {
      list.add(matter: label.text)
      return label.count
    }
    guard let name else { return 0 }
    if !isOwn(name.name) { list.add(name: name.name) }
    return name.count
  }

  /// "Vertrieb: Petra Frei": a few words before a colon, at the beginning of a line.
  private func label(_ words: [NoteWord], at index: Int) -> (text: String, count: Int)? {
    guard index == 0 || beginsMatter(words, at: index),
      let colon = words[index...].prefix(6).firstIndex(where: \.endsWithColon)
    else { return nil }
    let label = words[index...colon]
    guard DeputyWords.triggers.stands(in: Array(label)) == false else { return nil }
    guard !label.contains(where: { DeputyWords.labels.contains($0.key) }) else { return nil }
    guard !label.contains(where: { $0.hasDigit || $0.text.utf8.contains(UInt8(ascii: "@")) }) else {
      return nil
    }
    let text = label.map(\.text).joined(separator: " ").trimmingScalars([":", " "])
    return text.isEmpty ? nil : (text, colon + 1 - index)
  }

  /// "…; for invoices: …" in the middle of a sentence.
  private func beginsMatter(_ words: [NoteWord], at index: Int) -> Bool {
    index > 0 && DeputyWords.matters.contains(words[index].key)
      && [UInt8(ascii: ";"), UInt8(ascii: ",")].contains(words[index - 1].text.utf8.last)
  }

  /// "In my absence" is no matter, "in urgent cases" is one.
  private func isCircumstance(_ words: ArraySlice<NoteWord>) -> Bool {
    guard ["in", "en", "em"].contains(words.first?.key ?? "") else { return false }
    return !words.contains { word in AbsenceWords.urgencies.contains { word.bareKey.hasPrefix($0) } }
  }

  /// "For orders please contact": from the first such word to the comma or the verb.
  private func matter(of words: [NoteWord], before trigger: Int) -> String {
    let head = words[..<min(trigger, words.count)]
    guard let start = head.firstIndex(where: { DeputyWords.matters.contains($0.key) }), start <= 1 else {
      return ""
    }
    var end = start
    while end < head.endIndex, DeputyWords.triggers.length(in: words, at: end) == 0 {
      end += 1
      if head[end - 1].text.utf8.last == UInt8(ascii: ",") { break }
    }
    let text = head[start..<end].map(\.text)
    guard text.count > 1, text.count <= 12, !isCircumstance(head[start..<end]) else { return "" }
    return text.joined(separator: " ").trimmingScalars([",", ":", " "]).withoutVerbs
  }
}

extension String {
  /// "for orders please" → "for orders".
  fileprivate var withoutVerbs: String {
    var words = split(separator: " ")
    while let last = words.last, Self.verbs.contains(NoteWord(String(last)).key) { words.removeLast() }
    return words.joined(separator: " ")
  }

  private static let verbs: Set<String> = [
    "please", "bitte", "veuillez", "merci", "de", "vous", "pouvez", "you", "can", "may", "konnen", "sie",
    "sich",
    "potete", "puo", "si", "prega", "di", "puede", "kunt", "u", "wenden", "bien", "vouloir",
  ]
}
