import Basics
import CRM
import MailFormat

/// A ``PhoneNote`` while it is read: each phrase is offered to the rules in turn, the surest first.
struct NoteReading {
  private(set) var note = PhoneNote()
  private let setting: PhoneNote.Setting
  private let amounts: AmountGrammar
  private var isFirst = true
  /// The phrase before named the caller and no firm.
  private var isAfterCaller = false

  init(_ setting: PhoneNote.Setting) {
    self.setting = setting
    amounts = AmountGrammar(currency: setting.currency)
  }

  mutating func take(_ phrase: NotePhrase) {
    let namedBefore = !note.caller.isEmpty
    var words = Array(phrase.words.prefix(200))
    takeEmail(&words)
    takePhone(&words)
    takeBudget(&words)
    takeCaller(&words)
    CallerGrammar.takeClosing(from: &words)
    takeCompany(&words)
    takeAction(&words, phrase: phrase.text)
    takeDay(&words)
    isFirst = false
    isAfterCaller = !namedBefore && !note.caller.isEmpty && note.company.isEmpty
    list(words)
  }

  /// What no rule took, without the small words beside a figure that one took: "Küche ca. 40k".
  private mutating func list(_ words: [NoteWord]) {
    var left = words
    // "dont call": there every word counts.
    if !ActionWords.denials.stands(in: words) { trimFillers(of: &left) }
    let open = left.filter { !$0.isUsed }
    guard open.contains(where: { !isFiller($0) && !$0.key.isEmpty }) else { return }
    note.notUnderstood.append(open.map(\.text).joined(separator: " "))
  }

  private func trimFillers(of words: inout [NoteWord]) {
    for index in words.indices where isFiller(words[index]) && isBesideUsed(words, index, -1) {
      words.use(index..<index + 1)
    }
    for index in words.indices.reversed() where isFiller(words[index]) && isBesideUsed(words, index, 1) {
      words.use(index..<index + 1)
    }
  }

  private func isFiller(_ word: NoteWord) -> Bool { Courtesy.fillers.contains(word.key) }

  private func isBesideUsed(_ words: [NoteWord], _ index: Int, _ step: Int) -> Bool {
    words.indices.contains(index + step) && words[index + step].isUsed
  }

  private mutating func takeEmail(_ words: inout [NoteWord]) {
    guard note.email.isEmpty else { return }
    for index in words.indices where words[index].text.utf8.contains(UInt8(ascii: "@")) {
      guard let address = EmailWord.address(in: words[index].text) else { continue }
      note.email = address
      words.use(index..<index + 1)
      return
    }
  }

  private mutating func takePhone(_ words: inout [NoteWord]) {
    guard note.phone.isEmpty else { return }
    for index in words.indices {
      guard let found = PhoneNumber.match(words, at: index, country: setting.country) else { continue }
      note.phone = found.number
      words.use(index..<index + found.count)
      return
    }
  }

  private mutating func takeBudget(_ words: inout [NoteWord]) {
    guard note.budget == nil else { return }
    for index in words.indices {
      guard let found = amounts.match(words, at: index) else { continue }
      note.budget = found.money
      note.budgetUpTo = found.upTo
      words.use(index..<index + found.count)
      return
    }
  }

  private mutating func takeCaller(_ words: inout [NoteWord]) {
    guard note.caller.isEmpty else { return }
    // "rappeler Mme Rey mardi": who is to be called back has called.
    guard let found = CallerGrammar.take(from: &words, isFirst: isFirst) else { return }
    note.caller = found.name
    if note.company.isEmpty { note.company = found.company }
  }

  private mutating func takeCompany(_ words: inout [NoteWord]) {
    guard note.company.isEmpty, ActionGrammar.kind(in: words) == nil else { return }
    let found =
      CompanyGrammar.take(from: &words, isAfterCaller: isAfterCaller)
      ?? CompanyGrammar.takeSubject(from: &words)
    if let found { note.company = found }
  }

  /// A phrase with an action is understood as a whole: its words are kept with the action.
  private mutating func takeAction(_ words: inout [NoteWord], phrase: String) {
    guard note.nextAction == nil else { return }
    let open = words.filter { !$0.isUsed }
    let day = DateGrammar(today: setting.today, acceptsShortWeekdays: true).first(in: open)
    guard let kind = ActionGrammar.kind(in: words, hasDay: day != nil) else { return }
    note.nextAction = NextAction(kind, words: phrase)
    if let day { follow(up: day) }
    words.use(0..<words.count)
  }

  private mutating func follow(up day: DateGrammar.Match) {
    note.followUpOn = day.date
    note.followUpAt = day.time
  }

  /// A day that nothing else explains says when to follow up; a day that has come beside other words is
  /// the day of the call.
  private mutating func takeDay(_ words: inout [NoteWord]) {
    let open = words.indices.filter { !words[$0].isUsed && !Courtesy.fillers.contains(words[$0].key) }
    guard note.followUpOn == nil, let start = words.indices.first(where: { !words[$0].isUsed }) else {
      return
    }
    for index in start..<words.count {
      guard let day = DateGrammar(today: setting.today).match(words, at: index) else { continue }
      let range = index..<index + day.count
      guard open.allSatisfy({ range.contains($0) }) else { return }
      let isSpokenAlone = !words.contains(where: \.isUsed)
      words.use(range)
      if isSpokenAlone || day.date > setting.today { follow(up: day) }
      return
    }
  }
}
