import Basics

/// The days of an absence notice: the first away, the last, the day of return.
///
/// Days themselves are read by ``DateGrammar``; this knows which word makes a day the first, the last or that
/// of the return. The longest form is taken first ("from the 3rd to the 14th"), its words are not read again.
struct AbsenceDays {
  typealias Finding = Absence.Finding<Absence.Day>

  private(set) var first: Finding?
  private(set) var last: Finding?
  private(set) var returns: Finding?
  private let today: CalendarDate

  init(_ sentences: [NoticeSentence], today: CalendarDate) {
    self.today = today
    let order = DayOrder.of(sentences, today: today)
    var open = sentences.map { NoticeSentence(words: AbsenceRange.parted(order.applied(to: $0.words))) }
    readRanges(&open, sentences)
    for index in open.indices { readReturn(&open[index], sentences[index]) }
    for index in open.indices { readLast(&open[index], sentences[index]) }
    for index in open.indices { readFirst(&open[index], sentences[index]) }
    guard first == nil, last == nil, returns == nil else { return }
    for index in open.indices { readSingle(open[index], sentences[index]) }
  }

  /// Of several the one that today is in, else the next to come.
  private mutating func readRanges(_ open: inout [NoticeSentence], _ sentences: [NoticeSentence]) {
    var found: [(range: AbsenceRange, words: String)] = []
    for index in open.indices where isAway(sentences, index) {
      while let range = AbsenceRange.first(in: open[index].words, today: today) {
        let hasFigures = open[index].words[range.words].contains(where: \.hasDigit)
        open[index].words.use(range.words)
        // "Monday to Friday" in a sentence of its own are office hours.
        guard hasFigures || sentences[index].saysAway else { continue }
        found.append((range, sentences[index].text))
      }
    }
    let chosen =
      found.first { $0.range.first.date <= today && today <= $0.range.last.date }
      ?? found.first { $0.range.first.date >= today } ?? found.first
    guard let chosen else { return }
    first = Finding(value: chosen.range.first, words: chosen.words)
    last = Finding(value: chosen.range.last, words: chosen.words)
  }

  /// "Vom 3. bis 14. August." alone belongs to the sentence before.
  private func isAway(_ sentences: [NoticeSentence], _ index: Int) -> Bool {
    if sentences[index].saysAway { return true }
    return index > 0 && sentences[index].words.count <= 9 && sentences[index - 1].saysAway
  }

  private mutating func readReturn(_ open: inout NoticeSentence, _ sentence: NoticeSentence) {
    guard returns == nil else { return }
    for index in open.words.indices where AbsenceDayWords.returns.length(in: open.words, at: index) > 0 {
      guard !isOther(open.words, index), let found = day(around: index, in: open.words) else { continue }
      open.words.use(found.words)
      let finding = Finding(value: found.day, words: sentence.text)
      if isAfter(open.words, found.words) { last = last ?? finding } else { returns = finding }
      return
    }
  }

  private func isOther(_ words: [NoteWord], _ index: Int) -> Bool {
    (max(0, index - 1)...index).contains { AbsenceDayWords.noReturns.length(in: words, at: $0) > 0 }
  }

  private func isAfter(_ words: [NoteWord], _ range: Range<Int>) -> Bool {
    (max(0, range.lowerBound - 1)...range.lowerBound).contains {
      AbsenceDayWords.afters.contains(words[$0].key)
    }
  }

  /// Behind the word of return, or before it as in "am 5. Januar wieder da".
  private func day(around index: Int, in words: [NoteWord]) -> AbsenceDay? {
    // "will not return until 30 November" (Notes) is that day.
    let isDenied = index > 0 && DepartureWords.denials.contains(words[index - 1].key)
    for start in index + 1..<index + 8 {
      let isLimit = start < words.count && AbsenceDayWords.lasts.length(in: words, at: start) > 0
      guard start < words.count, !isLimit || isDenied else { break }
      if let found = AbsenceDay.match(words, at: start, today: today) { return found }
    }
    for start in (max(0, index - 9)..<index) {
      guard let found = AbsenceDay.match(words, at: start, today: today) else { continue }
      guard found.words.upperBound <= index, !isLimit(words, start) else { continue }
      return found
    }
    return monthOfReturn(words, index)
  }

  /// "kehre im September 2027 zurück": its first day, and only roughly so.
  private func monthOfReturn(_ words: [NoteWord], _ index: Int) -> AbsenceDay? {
    for start in max(0, index - 5)..<min(words.count, index + 6) where start > 0 {
      guard ["im", "en", "in", "em", "a", "ab"].contains(words[start - 1].key),
        let found = month(words, start)
      else {
        continue
      }
      return AbsenceDay(
        day: .init(date: found.day.date.firstOfMonth, isExact: false), words: found.words)
    }
    return nil
  }

  /// "bis 5. Januar" is no day of return, whatever stands behind it.
  private func isLimit(_ words: [NoteWord], _ start: Int) -> Bool {
    (max(0, start - 2)...start).contains { index in
      AbsenceDayWords.lasts.length(in: words, at: index) > 0
        || AbsenceDayWords.beginnings.contains(words[index].key)
    }
  }

  private mutating func readLast(_ open: inout NoticeSentence, _ sentence: NoticeSentence) {
    guard last == nil, sentence.saysAway || isPlain(sentence) else { return }
    for index in open.words.indices {
      let length = AbsenceDayWords.lasts.length(in: open.words, at: index)
      guard length > 0, let found = limit(open.words, index, length) else { continue }
      open.words.use(found.words)
      last = Finding(value: found.day, words: sentence.text)
      return
    }
  }

  /// Somebody to turn to until then, or nothing but the day.
  private func isPlain(_ sentence: NoticeSentence) -> Bool {
    sentence.words.count <= 6 || sentence.place(of: DeputyWords.triggers) != nil
  }

  private func limit(_ words: [NoteWord], _ index: Int, _ length: Int) -> AbsenceDay? {
    var start = index + length
    if let found = AbsenceDay.match(words, at: start - 1, today: today) { return found }
    for _ in 0..<4 {
      if let found = AbsenceDay.match(words, at: start, today: today) ?? month(words, start) { return found }
      guard start < words.count, AbsenceDayWords.fillers.contains(words[start].key) else { return nil }
      start += 1
    }
    return nil
  }

  /// "jusqu'en mars 2027": its last day, and only roughly so.
  private func month(_ words: [NoteWord], _ index: Int) -> AbsenceDay? {
    guard words.indices.contains(index), let month = DateWords.monthNames[words[index].key] else {
      return nil
    }
    let isYear = words.indices.contains(index + 1) && (2000...2100).contains(Int(words[index + 1].key) ?? 0)
    let year = isYear ? Int(words[index + 1].key) ?? today.year : today.year + (month < today.month ? 1 : 0)
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    return AbsenceDay(
      day: .init(date: first.lastOfMonth, isExact: false), words: index..<index + (isYear ? 2 : 1))
  }

  private mutating func readFirst(_ open: inout NoticeSentence, _ sentence: NoticeSentence) {
    let says = sentence.saysAway || DepartureWords.isDeparture(sentence)
    guard first == nil, says else { return }
    for index in open.words.indices {
      let length = AbsenceDayWords.firsts.length(in: open.words, at: index)
      guard length > 0,
        let found = AbsenceDay.match(open.words, at: index + length, today: today, isPast: true)
      else { continue }
      open.words.use(found.words)
      first = Finding(value: found.day, words: sentence.text)
      return
    }
  }

  /// "Je suis absent aujourd'hui": one exact day in a sentence that says so, and no other in the notice.
  private mutating func readSingle(_ open: NoticeSentence, _ sentence: NoticeSentence) {
    guard first == nil, sentence.saysAway, !DepartureWords.isDeparture(sentence) else { return }
    let found = open.words.indices.compactMap { AbsenceDay.match(open.words, at: $0, today: today)?.day }
    guard let day = found.first(where: \.isExact), found.allSatisfy({ $0.date == day.date }) else { return }
    first = Finding(value: day, words: sentence.text)
    last = first
  }
}
