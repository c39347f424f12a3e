import Basics
import CRM
import MailFormat

/// A colleague's jotted note of a call, understood phrase by phrase:
/// "Appel de Mme Rey, Menuiserie Rey, 021 555 01 23, budget 12k, rappeler mardi".
///
/// Each rule takes the words it understands; what is left is listed, never dropped: the whole text stays the
/// lead's note. French, German, Italian and English may be mixed.
package struct PhoneNote: Hashable, Sendable {
  /// With salutation: `Mme Rey`; empty when nobody is named.
  package private(set) var caller = ""
  package private(set) var company = ""
  /// E.164; empty when there is none.
  package private(set) var phone = ""
  package private(set) var email = ""
  package private(set) var budget: Money?
  package private(set) var followUpOn: CalendarDate?
  package private(set) var nextAction: NextAction?
  package private(set) var notUnderstood: [String] = []

  /// Whether it names somebody whom one could call back.
  package var isUsable: Bool { !caller.isEmpty || !company.isEmpty || !phone.isEmpty || !email.isEmpty }

  /// - Parameters:
  ///   - country: ISO 3166-1; numbers without country code are of there.
  ///   - currency: of amounts that name none.
  package static func read(
    _ text: String, today: CalendarDate, country: String, currency: Currency
  ) -> PhoneNote {
    var note = PhoneNote()
    var isAfterCaller = false
    for phrase in NotePhrase.split(text).prefix(200) where !Courtesy.isGreeting(phrase.words) {
      let namedBefore = !note.caller.isEmpty
      note.take(phrase, isAfterCaller: isAfterCaller, context: Context(today, country, currency))
      isAfterCaller = !namedBefore && !note.caller.isEmpty && note.company.isEmpty
    }
    return note
  }

  private struct Context {
    let today: CalendarDate
    let country: String
    let amounts: AmountGrammar

    init(_ today: CalendarDate, _ country: String, _ currency: Currency) {
      self.today = today
      self.country = country
      amounts = AmountGrammar(currency: currency)
    }
  }

  private mutating func take(_ phrase: NotePhrase, isAfterCaller: Bool, context: Context) {
    var words = Array(phrase.words.prefix(200))
    takeEmail(&words)
    takePhone(&words, country: context.country)
    takeBudget(&words, context.amounts)
    takeCaller(&words)
    CallerGrammar.takeClosing(from: &words)
    takeAction(&words, phrase: phrase.text, today: context.today)
    takeDay(&words, today: context.today)
    if company.isEmpty, let found = CallerGrammar.takeCompany(from: &words, isAfterCaller: isAfterCaller) {
      company = found
    }
    let left = words.filter { !$0.isUsed && !Courtesy.fillers.contains($0.key) && !$0.key.isEmpty }
    guard !left.isEmpty else { return }
    notUnderstood.append(words.filter { !$0.isUsed }.map(\.text).joined(separator: " "))
  }

  private mutating func takeEmail(_ words: inout [NoteWord]) {
    guard email.isEmpty else { return }
    for index in words.indices where words[index].text.utf8.contains(UInt8(ascii: "@")) {
      let text = words[index].text.trimmingScalars(["<", ">", "(", ")", ",", ".", ";", ":"])
      guard let address = MailAddress(addrSpec: text), !address.domain.isEmpty else { continue }
      email = address.addrSpec.lowercased()
      words.use(index..<index + 1)
      return
    }
  }

  private mutating func takePhone(_ words: inout [NoteWord], country: String) {
    guard phone.isEmpty else { return }
    for index in words.indices {
      guard let found = PhoneNumber.match(words, at: index, country: country) else { continue }
      phone = found.number
      words.use(index..<index + found.count)
      return
    }
  }

  private mutating func takeBudget(_ words: inout [NoteWord], _ grammar: AmountGrammar) {
    guard budget == nil else { return }
    for index in words.indices {
      guard let found = grammar.match(words, at: index) else { continue }
      budget = found.money
      words.use(index..<index + found.count)
      return
    }
  }

  private mutating func takeCaller(_ words: inout [NoteWord]) {
    guard caller.isEmpty else { return }
    // "rappeler Mme Rey mardi": who is to be called back has called.
    guard let found = CallerGrammar.take(from: &words) else { return }
    caller = found.name
    if company.isEmpty { company = found.company }
  }

  /// A phrase with an action is understood as a whole: its words are kept with the action.
  private mutating func takeAction(_ words: inout [NoteWord], phrase: String, today: CalendarDate) {
    guard nextAction == nil, let kind = ActionGrammar.kind(in: words) else { return }
    nextAction = NextAction(kind, words: phrase)
    let open = words.filter { !$0.isUsed }
    if let day = DateGrammar(today: today, acceptsShortWeekdays: true).first(in: open) {
      followUpOn = day.date
    }
    words.use(0..<words.count)
  }

  /// A day that nothing else explains says when to follow up; a day that has come beside other words is
  /// the day of the call.
  private mutating func takeDay(_ words: inout [NoteWord], today: CalendarDate) {
    let open = words.indices.filter { !words[$0].isUsed && !Courtesy.fillers.contains(words[$0].key) }
    guard followUpOn == nil, let start = words.indices.first(where: { !words[$0].isUsed }) else { return }
    for index in start..<words.count {
      guard let day = DateGrammar(today: today).match(words, at: index) else { continue }
      let range = index..<index + day.count
      guard open.allSatisfy({ range.contains($0) }) else { return }
      let isSpokenAlone = !words.contains(where: \.isUsed)
      words.use(range)
      if isSpokenAlone || day.date > today { followUpOn = day.date }
      return
    }
  }
}
