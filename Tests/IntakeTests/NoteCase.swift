import Basics
import CRM
import Intake
import Testing

/// A phone note and everything that is understood of it; today is Tuesday, 24 November 2026.
struct NoteCase: Sendable, CustomTestStringConvertible {
  let text: String
  var caller = ""
  var company = ""
  var phone = ""
  var email = ""
  /// `12000.00`, with `–15000.00` for a range.
  var budget: String?
  /// `2026-12-01`, with ` 14:00` when a time was said.
  var followUp: String?
  var action: FollowUp.Kind?
  var left: [String] = []
  var country = "CH"
  var testDescription: String { text }

  func check() throws {
    let today = try #require(CalendarDate(iso: "2026-11-24"))
    let note = PhoneNote.read(
      text, .init(today: today, country: country, currency: .chf, author: "Paul Favre"))
    #expect(note.caller == caller)
    #expect(note.company == company)
    #expect(note.phone == phone)
    #expect(note.email == email)
    #expect(
      [note.budget?.decimal, note.budgetUpTo?.decimal].compactMap { $0 }
        == (budget?.split(separator: "–").map(String.init) ?? []))
    #expect(
      [note.followUpOn?.description, note.followUpAt?.description].compactMap { $0 }
        == (followUp?.split(separator: " ").map(String.init) ?? []))
    #expect(note.nextAction?.kind == action)
    #expect(note.notUnderstood == left)
  }
}
