import Basics
import CRM
import Intake
import Testing

/// Today is Tuesday, 24 November 2026.
@Suite("Phone notes")
struct PhoneNoteTests {
  private func read(_ text: String, country: String = "CH") throws -> PhoneNote {
    let today = try #require(CalendarDate(iso: "2026-11-24"))
    return PhoneNote.read(text, .init(today: today, country: country, currency: .chf))
  }

  @Test("the note of the story is understood whole")
  func story() throws {
    let note = try read("Appel de Mme Rey, Menuiserie Rey, 021 555 01 23, budget 12k, rappeler mardi")
    #expect(note.caller == "Mme Rey")
    #expect(note.company == "Menuiserie Rey")
    #expect(note.phone == "+41215550123")
    #expect(note.budget == Money(minorUnits: 1_200_000, .chf))
    #expect(note.followUpOn?.description == "2026-12-01")
    #expect(note.nextAction == NextAction(.call, words: "rappeler mardi"))
    #expect(note.notUnderstood.isEmpty)
  }

  static let cases = [
    NoteCase(
      text:
        "Anruf von Herrn Meier, Holz AG, 044 668 18 00, Budget ca. CHF 12'000.–, nächste Woche Mi zurückrufen",
      caller: "Herrn Meier", company: "Holz AG", phone: "+41446681800", budget: "12000.00",
      followUp: "2026-12-02", action: .call),
    NoteCase(
      text:
        "Chiamata della signora Bernasconi\nditta Legno Sagl\n+41 (0)91 555 01 23\n12 mila franchi\nrichiamare domani",
      caller: "signora Bernasconi", company: "Legno Sagl", phone: "+41915550123", budget: "12000.00",
      followUp: "2026-11-25", action: .call),
    NoteCase(
      text: "Call from Mr. John Smith (Smith Ltd), john@smith.example, EUR 12,500.50, call back next Monday",
      caller: "Mr. John Smith", company: "Smith Ltd", email: "john@smith.example", budget: "12500.50",
      followUp: "2026-11-30", action: .call),
    NoteCase(
      text:
        "Bonjour Paul,\nMme Rey de la société Rey & Fils a appelé. Tél. 079 555 01 23. Envoyer devis d'ici vendredi. Merci",
      caller: "Mme Rey", company: "Rey & Fils", phone: "+41795550123", followUp: "2026-11-27",
      action: .quotation),
    NoteCase(
      text: "tel de M. Dupont de Dupont SA; 0033 1 44 55 66 77; 12 000 €; rdv le 3 mars à 14h",
      caller: "M. Dupont",
      company: "Dupont SA", phone: "+33144556677", budget: "12000.00", followUp: "2027-03-03 14:00",
      action: .meeting),
    NoteCase(text: "M. Rey rappeler le 12.12.", caller: "M. Rey", followUp: "2026-12-12", action: .call),
    NoteCase(
      text: "appel de mme rey, rappeler dans 3 jours", caller: "mme rey", followUp: "2026-11-27",
      action: .call),
    NoteCase(
      text: "Frau Müller, 0041 44 668 18 00, heute zurückrufen", caller: "Frau Müller", phone: "+41446681800",
      followUp: "2026-11-24", action: .call),
    NoteCase(
      text: "Appel de Mme Rey, cuisine en chêne, budget 12 mille", caller: "Mme Rey", budget: "12000.00",
      left: ["cuisine en chêne"]),
    NoteCase(
      text: "Appel de Mme Rey, 021 555 01 2, budget 15-12k", caller: "Mme Rey",
      left: ["021 555 01 2", "budget 15-12k"]),
    NoteCase(
      text: "Mme de Watteville, mercredi de la semaine prochaine", caller: "Mme de Watteville",
      followUp: "2026-12-02"),
    NoteCase(
      text: "Appel de Mme Rey, rappeler mardi, envoyer devis vendredi", caller: "Mme Rey",
      followUp: "2026-12-01",
      action: .call, left: ["envoyer devis vendredi"]),
  ]

  static let odd = [
    NoteCase(
      text:
        "M. Dupuis a téléphoné ce matin, il veut refaire sa cuisine, environ 25k, le rappeler jeudi au 079 123 45 67",
      caller: "M. Dupuis", phone: "+41791234567", budget: "25000.00", followUp: "2026-11-26", action: .call,
      left: ["il veut refaire sa cuisine"]),
    NoteCase(
      text: "Mme Rey (Menuiserie Rey Sàrl) a appelé. Tel: 021/555 01 23. A rappeler demain matin.",
      caller: "Mme Rey",
      company: "Menuiserie Rey Sàrl", phone: "+41215550123", followUp: "2026-11-25", action: .call),
    NoteCase(
      text: "Mme Rey 021 555 01 23 12k mardi", caller: "Mme Rey", phone: "+41215550123", budget: "12000.00",
      followUp: "2026-12-01"),
    NoteCase(text: "Appel de M. et Mme Rey, 021 555 01 23", caller: "M. et Mme Rey", phone: "+41215550123"),
    NoteCase(
      text: "Appel de Mme Rey: 021 555 01 23; budget entre 10 et 15k", caller: "Mme Rey",
      phone: "+41215550123", budget: "10000.00–15000.00"),
    NoteCase(text: "Le 3 mars rappeler Mme Rey", caller: "Mme Rey", followUp: "2027-03-03", action: .call),
    NoteCase(
      text: "appel reçu, Herr Meier, am 3. März zurückrufen. Budget offen", caller: "Herr Meier",
      followUp: "2027-03-03", action: .call, left: ["appel reçu", "Budget offen"]),
    NoteCase(text: "Appel de Mme Rey aujourd'hui", caller: "Mme Rey"),
  ]

  @Test("notes in four languages, tidy and untidy", arguments: cases + odd)
  func languages(_ expected: NoteCase) throws { try expected.check() }

  @Test(
    "amounts",
    arguments: [
      ("12k", "CHF 12000.00"), ("1,5k", "CHF 1500.00"), ("CHF 12'000.–", "CHF 12000.00"),
      ("12’000.-", "CHF 12000.00"), ("Fr. 12'000.-", "CHF 12000.00"), ("12 000 €", "EUR 12000.00"),
      ("12\u{202F}000\u{A0}€", "EUR 12000.00"), ("budget 12000", "CHF 12000.00"),
      ("12.000,50 EUR", "EUR 12000.50"),
      ("12 mille francs", "CHF 12000.00"), ("1,2 Mio CHF", "CHF 1200000.00"), ("15k€", "EUR 15000.00"),
      ("12 Tsd. Franken", "CHF 12000.00"), ("12000", nil), ("12.345.6 CHF", nil), ("0 CHF", nil),
      ("99999999999999999 CHF", nil), ("12 34 CHF", nil), ("10 à 15k", "CHF 10000.00"),
      ("budget entre 10 et 15k", "CHF 10000.00"), ("15 à 10k", nil),
      ("budget 10", nil), ("$5k", "USD 5000.00"),
    ] as [(String, String?)])
  func amounts(_ text: String, _ expected: String?) throws {
    #expect(try read(text).budget?.description == expected)
  }

  @Test(
    "days, said on a Tuesday",
    arguments: [
      ("demain", "2026-11-25"), ("après-demain", "2026-11-26"), ("mardi", "2026-12-01"),
      ("mardi prochain", "2026-12-01"),
      ("mercredi", "2026-11-25"), ("jeudi à 14h30", "2026-11-26"), ("nächste Woche", "2026-11-30"),
      ("nächste Woche Mi", "2026-12-02"), ("am Freitag um 14 Uhr", "2026-11-27"),
      ("la settimana prossima", "2026-11-30"),
      ("giovedì", "2026-11-26"), ("in zwei Wochen", "2026-12-08"), ("le 3 mars", "2027-03-03"),
      ("3. März 2028", "2028-03-03"), ("le 1er décembre", "2026-12-01"), ("on March 3rd", "2027-03-03"),
      ("12.12.", "2026-12-12"), ("12/12/2026", "2026-12-12"), ("3.3.27", "2027-03-03"),
      ("2026-12-24", "2026-12-24"),
      ("mardi 8 décembre", "2026-12-08"), ("tomorrow at 2pm", "2026-11-25"), ("31.02.", nil),
      ("29 février", "2028-02-29"),
      ("mi", nil), ("12.50", nil),
    ] as [(String, String?)])
  func days(_ text: String, _ expected: String?) throws {
    #expect(try read(text).followUpOn?.description == expected)
  }

  @Test(
    "numbers of other countries",
    arguments: [
      ("01 44 55 66 77", "FR", "+33144556677"), ("030 901820", "DE", "+4930901820"),
      ("06 6982 1234", "IT", "+390669821234"),
      ("+44 20 7946 0018", "CH", "+442079460018"), ("+1 212 555 0123", "CH", "+12125550123"),
      ("555 01 23", "CH", ""),
      ("021/555.01.23", "CH", "+41215550123"), ("+41 21 555 01 2", "CH", ""), ("12.12.2026", "CH", ""),
    ])
  func numbers(_ text: String, _ country: String, _ expected: String) throws {
    #expect(try read(text, country: country).phone == expected)
  }

  @Test(
    "a mail that names nobody is no phone note", arguments: ["ok pour moi", "Bonjour", "", "rappeler mardi"])
  func unusable(_ text: String) throws {
    #expect(try !read(text).isUsable)
  }

  @Test("hostile text is read in linear time and without a trap")
  func hostile() throws {
    let long = String(repeating: "0", count: 100_000) + String(repeating: " 0", count: 100_000)
    #expect(try read(long).phone.isEmpty)
    #expect(try read(String(repeating: "12'000, ", count: 50_000)).budget == nil)
    #expect(try read(String(repeating: "Mme ", count: 50_000)).phone.isEmpty)
  }
}
