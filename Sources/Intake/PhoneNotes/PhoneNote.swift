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
  package internal(set) var caller = ""
  package internal(set) var company = ""
  /// E.164; empty when there is none.
  package internal(set) var phone = ""
  package internal(set) var email = ""
  /// The lower end, when a range is named.
  package internal(set) var budget: Money?
  package internal(set) var budgetUpTo: Money?
  package internal(set) var followUpOn: CalendarDate?
  /// The time of day that was said with it.
  package internal(set) var followUpAt: TimeOfDay?
  package internal(set) var nextAction: NextAction?
  package internal(set) var notUnderstood: [String] = []

  /// Whether it names somebody whom one could call back.
  package var isUsable: Bool { !caller.isEmpty || !company.isEmpty || !phone.isEmpty || !email.isEmpty }

  /// How a note's words are meant that do not say it themselves.
  package struct Setting: Sendable {
    package let today: CalendarDate
    /// ISO 3166-1; numbers without country code are of there.
    package let country: String
    /// Of amounts that name none.
    package let currency: Currency
    /// Who wrote the note: a last line with that name is no part of it.
    package let author: String

    package init(today: CalendarDate, country: String, currency: Currency, author: String = "") {
      self.today = today
      self.country = country
      self.currency = currency
      self.author = author
    }
  }

  /// - Parameter subject: Read too when the text names nobody; what it holds besides is a heading.
  package static func read(_ text: String, subject: String = "", _ setting: Setting) -> PhoneNote {
    var note = read(phrasesOf: text, setting)
    guard note.caller.isEmpty, note.company.isEmpty, !subject.isEmpty else { return note }
    note.complete(from: read(phrasesOf: subject, setting))
    return note
  }

  private static func read(phrasesOf text: String, _ setting: Setting) -> PhoneNote {
    var reading = NoteReading(setting)
    var phrases = NotePhrase.split(text).prefix(200).filter {
      !Courtesy.isGreeting($0.words) || ActionGrammar.kind(in: $0.words) != nil
    }
    if phrases.count > 1, let last = phrases.last, isSignOff(last, setting.author) { phrases.removeLast() }
    for phrase in phrases { reading.take(phrase) }
    return reading.note
  }

  /// `Paul`, `Paul Favre`, `PF`
  private static func isSignOff(_ phrase: NotePhrase, _ author: String) -> Bool {
    let names = author.noteWords.map(\.key)
    guard !names.isEmpty, phrase.words.count <= names.count else { return false }
    let initials = names.compactMap { $0.unicodeScalars.first.map(String.init) }.joined()
    return phrase.words.allSatisfy { names.contains($0.key) } || phrase.words.map(\.key) == [initials]
  }

  private mutating func complete(from heading: PhoneNote) {
    caller = heading.caller
    company = heading.company
    if phone.isEmpty { phone = heading.phone }
    if email.isEmpty { email = heading.email }
    if budget == nil { (budget, budgetUpTo) = (heading.budget, heading.budgetUpTo) }
    if followUpOn == nil { (followUpOn, followUpAt) = (heading.followUpOn, heading.followUpAt) }
    if nextAction == nil { nextAction = heading.nextAction }
  }
}
