import Basics
import Intake
import MailFormat

/// The phone note of one of our own mails in `phone-notes`, as the colleague who wrote it means it.
///
/// Where the firm is no mail says: it is in the country of the name's second word (`fr-CH-story`), else in the
/// country of the language that the name begins with.
enum NoteRecord {
  static func json(_ understanding: MailUnderstanding, name: String) -> JSONValue {
    let (country, currency) = place(of: name)
    let message = understanding.message
    let today = CalendarDate(daysSince1970: (message.date?.milliseconds ?? 0) / 86_400_000)
    let words = understanding.reply.visible.isEmpty ? message.subject : understanding.reply.visible
    let note = PhoneNote.read(
      words, subject: message.baseSubject.text,
      .init(
        today: today, country: country, currency: currency, author: message.from.first?.displayName ?? ""))
    return json(note)
  }

  private static func json(_ note: PhoneNote) -> JSONValue {
    [
      "caller": .string(note.caller), "company": .string(note.company), "phone": .string(note.phone),
      "email": .string(note.email), "budget": JSONValue(note.budget?.description),
      "budgetUpTo": JSONValue(note.budgetUpTo?.description),
      "followUpOn": JSONValue(note.followUpOn?.description),
      "followUpAt": JSONValue(note.followUpAt?.description),
      "action": JSONValue(note.nextAction.map { "\($0.kind)" }),
      "notUnderstood": .array(note.notUnderstood.map { .string($0) }),
    ]
  }

  private static func place(of name: String) -> (country: String, currency: Currency) {
    let words = name.split(separator: "-").map(String.init)
    let country =
      words.dropFirst().first.flatMap { homes[$0] == nil ? nil : $0 } ?? languages[words.first ?? ""] ?? "CH"
    return (country, Currency(code: homes[country] ?? "CHF") ?? .chf)
  }

  private static let languages = ["fr": "FR", "de": "DE", "it": "IT", "en": "GB"]
  private static let homes = [
    "CH": "CHF", "LI": "CHF", "FR": "EUR", "DE": "EUR", "AT": "EUR", "IT": "EUR", "BE": "EUR", "IE": "EUR",
    "GB": "GBP",
  ]
}
