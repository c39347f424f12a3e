import Basics
import CRM
import Intake
import Testing

/// Figures and days of phone notes, each alone; today is Tuesday, 24 November 2026.
@Suite("Figures and days in phone notes")
struct NoteWordsTests {
  private func read(_ text: String, country: String = "CH") throws -> PhoneNote {
    let today = try #require(CalendarDate(iso: "2026-11-24"))
    return PhoneNote.read(text, .init(today: today, country: country, currency: .chf))
  }

  @Test(
    "ranges of amounts",
    arguments: [
      ("entre 5 et 10 k€", "EUR 5000.00", "EUR 10000.00"), ("5-10k", "CHF 5000.00", "CHF 10000.00"),
      ("zwischen 5k und 10k", "CHF 5000.00", "CHF 10000.00"),
      ("CHF 10'000 bis 15'000", "CHF 10000.00", "CHF 15000.00"), ("12.–15.- Fr.", nil, nil),
      ("10'000.- à 15'000.-", "CHF 10000.00", "CHF 15000.00"),
      ("from 2 to 3 million euros", "EUR 2000000.00", "EUR 3000000.00"),
      ("da 3 a 4 mila franchi", "CHF 3000.00", "CHF 4000.00"),
      ("budget 5000-6000", "CHF 5000.00", "CHF 6000.00"),
      ("800 à 1,2k", "CHF 800.00", "CHF 1200.00"), ("800 bis 1'200 CHF", "CHF 800.00", "CHF 1200.00"),
      ("€ 5.000 – 7.500", "EUR 5000.00", "EUR 7500.00"), ("10 à 12h", nil, nil),
      ("du 3 au 5k", "CHF 3000.00", "CHF 5000.00"),
      ("EUR 5k to GBP 6k", "EUR 5000.00", nil),
    ] as [(String, String?, String?)])
  func ranges(_ text: String, _ lower: String?, _ upper: String?) throws {
    let note = try read(text)
    #expect(note.budget?.description == lower)
    #expect(note.budgetUpTo?.description == upper)
  }

  @Test(
    "a note may end with a separator",
    arguments: [
      "Mme Rey /", "Mme Rey\n/", "Mme Rey /\nok", "Mme Rey - ", "Mme Rey (", "Mme Rey ,", "/", "-", ".",
    ])
  func endsWithSeparator(_ text: String) throws {
    #expect(try read(text).caller == (text.utf8.count > 2 ? "Mme Rey" : ""))
  }

  @Test(
    "amounts as they are typed",
    arguments: [
      ("env. 3 Mio.", "CHF 3000000.00"), ("12 K€", "EUR 12000.00"), ("k€ 12", "EUR 12000.00"),
      ("25 TEUR", "EUR 25000.00"), ("TCHF 12", "CHF 12000.00"), ("1,2 M€", "EUR 1200000.00"),
      ("1.25 mio", "CHF 1250000.00"), ("1,250 Mio. CHF", "CHF 1250000.00"), ("12'000.—", "CHF 12000.00"),
      ("12'000,--", "CHF 12000.00"), ("12.000,50 EUR", "EUR 12000.50"), ("12,000.50 GBP", "GBP 12000.50"),
      ("1 200 000 €", "EUR 1200000.00"), ("12`000 Fr.", "CHF 12000.00"), ("~9000 €", "EUR 9000.00"),
      ("max. 5'000 francs suisses", "CHF 5000.00"), ("3 millions d'euros", "EUR 3000000.00"),
      ("2 Millionen Franken", "CHF 2000000.00"), ("12000 de budget", "CHF 12000.00"), ("budget 2027", nil),
      ("12 km", nil), ("15 000 km", nil), ("12kg", nil), ("80 € / m2", nil), ("CHF 120 pro Stunde", nil),
      ("120 €/h", nil), ("£45 per hour", nil), ("50 franchi al mq", nil), ("2 mille l'an", nil),
      ("3 pièces", nil), ("2026", nil), ("0.5k", "CHF 500.00"), ("12k?", "CHF 12000.00"),
    ] as [(String, String?)])
  func amounts(_ text: String, _ expected: String?) throws {
    #expect(try read(text).budget?.description == expected)
  }

  @Test(
    "days and spans, said on a Tuesday",
    arguments: [
      ("fin du mois", "2026-11-30"), ("Ende Monat", "2026-11-30"), ("fine mese", "2026-11-30"),
      ("end of the month", "2026-11-30"), ("fin mars", "2027-03-31"), ("Anfang März", "2027-03-01"),
      ("mi-mars", "2027-03-15"), ("Mitte Januar", "2027-01-15"), ("a metà gennaio", "2027-01-15"),
      ("early January", "2027-01-01"), ("fin du mois prochain", "2026-12-31"), ("Ende Jahr", "2026-12-31"),
      ("KW 12", "2027-03-22"), ("KW12", "2027-03-22"), ("semaine 50", "2026-12-07"),
      ("week 49", "2026-11-30"),
      ("in KW 48", "2026-11-23"), ("mois prochain", "2026-12-01"), ("nächsten Monat", "2026-12-01"),
      ("cette semaine", "2026-11-27"), ("fin de semaine", "2026-11-27"), ("übernächste Woche", "2026-12-07"),
      ("Ende nächster Woche", "2026-12-04"), ("début de semaine prochaine", "2026-11-30"),
      ("mardi en huit", "2026-12-08"), ("Montag in einer Woche", "2026-12-07"),
      ("heute in einer Woche", "2026-12-01"),
      ("d'ici 10 jours", "2026-12-04"), ("sous huitaine", "2026-12-02"), ("in 2-3 Wochen", "2026-12-08"),
      ("dans une dizaine de jours", "2026-12-04"), ("within 5 days", "2026-11-29"),
      ("entro venerdì", "2026-11-27"),
      ("bis spätestens Freitag", "2026-11-27"), ("by Friday", "2026-11-27"), ("d'ici vendredi", "2026-11-27"),
      ("Dienstagnachmittag", "2026-12-01"), ("morgen Vormittag", "2026-11-25"),
      ("demain matin", "2026-11-25"),
      ("domani mattina", "2026-11-25"), ("ce soir", "2026-11-24"), ("this afternoon", "2026-11-24"),
      ("le 15", "2026-12-15"), ("am 30.", "2026-11-30"), ("il 10", "2026-12-10"),
      ("on the 3rd", "2026-12-03"),
      ("mardi 15", "2026-12-15"), ("ve 4.12.", "2026-12-04"), ("Di 12.12", "2026-12-12"),
      ("3. März 27", "2027-03-03"), ("le 4/12", "2026-12-04"), ("12-12-2026", "2026-12-12"),
      ("venerdì prossimo", "2026-11-27"), ("le 3 pièces", nil), ("KW 99", nil), ("fin", nil),
      ("ce matin-là", nil),
    ] as [(String, String?)])
  func days(_ text: String, _ expected: String?) throws {
    #expect(try read(text).followUpOn?.description == expected)
  }

  @Test(
    "times of day beside a day",
    arguments: [
      ("le 3 mars à 14h", "14:00"), ("mardi 14h30", "14:30"), ("domani alle 9", "09:00"),
      ("next Tue 3pm", "15:00"), ("Montag um 9.15 Uhr", "09:15"), ("Freitag 10:30", "10:30"),
      ("tomorrow at 2:30 pm", "14:30"), ("Friday noon", "12:00"), ("jeudi à midi", "12:00"),
      ("am 12.12. halb 10", "09:30"), ("demain vers 10h", "10:00"), ("à 14h mardi", "14:00"),
      ("jeudi entre 9h et 11h", "09:00"), ("Mittwoch 9-11h", "09:00"), ("giovedì alle ore 16", "16:00"),
      ("tomorrow at 3", "15:00"), ("demain 03:00", "03:00"), ("demain matin à 8h", "08:00"),
      ("demain matin", nil),
      ("Monday 12am", "00:00"), ("lundi à 25h", nil),
    ] as [(String, String?)])
  func times(_ text: String, _ expected: String?) throws {
    #expect(try read("rappeler " + text).followUpAt?.description == expected)
  }

  @Test(
    "numbers of the countries around",
    arguments: [
      ("06 12 34 56 78", "FR", "+33612345678"), ("06.12.34.56.78", "FR", "+33612345678"),
      ("0612345678", "FR", "+33612345678"), ("(0)6 12 34 56 78", "FR", "+33612345678"),
      ("079 555 01 23", "CH", "+41795550123"), ("41 79 555 01 23", "CH", "+41795550123"),
      ("+41 (0)79 555 01 23", "CH", "+41795550123"), ("0041 (0) 79 555 01 23", "CH", "+41795550123"),
      ("+41 079 555 01 23", "CH", "+41795550123"), ("079–555–01–23", "CH", "+41795550123"),
      ("0151 23456789", "DE", "+4915123456789"), ("089/123456-78", "DE", "+498912345678"),
      ("+49 (0) 30 / 90 18 20", "CH", "+4930901820"), ("333 1234567", "IT", "+393331234567"),
      ("02 1234 5678", "IT", "+390212345678"), ("+39 (0)2 1234 5678", "CH", "+390212345678"),
      ("0664 1234567", "AT", "+436641234567"), ("01 5123456", "AT", "+4315123456"),
      ("0475 12 34 56", "BE", "+32475123456"), ("02 123 45 67", "BE", "+3221234567"),
      ("26 12 34 56", "LU", "+35226123456"), ("621 123 456", "LU", "+352621123456"),
      ("07700 900123", "GB", "+447700900123"), ("(020) 7946 0018", "GB", "+442079460018"),
      ("237 12 34", "LI", "+4232371234"), ("+420 601 123 456", "CH", "+420601123456"),
      ("+1 (212) 555-0123", "CH", "+12125550123"), ("+33 6 12 34 56 7", "CH", ""),
      ("+0 12 345 678", "CH", ""),
      ("fax 021 555 01 23", "CH", ""), ("Fax: +41 21 555 01 23", "CH", ""), ("2 300 000", "LI", ""),
      ("061 555 01 23 CHF", "CH", ""), ("12 34 56", "CH", ""), ("1234567890", "CH", ""),
    ])
  func numbers(_ text: String, _ country: String, _ expected: String) throws {
    #expect(try read(text, country: country).phone == expected)
  }

  @Test(
    "what is to be done",
    arguments: [
      ("rappeler", .call), ("merci de la recontacter", .call), ("bitte um Rückruf", .call),
      ("ricontattare", .call),
      ("follow up", .call), ("Offerte schicken", .quotation), ("Offerte erstellen", .quotation),
      ("mandare preventivo", .quotation), ("send quote", .quotation), ("veut un devis", .quotation),
      ("Richtofferte senden", .quotation), ("devis d'ici vendredi", .quotation),
      ("envoyer le catalogue", .mail),
      ("Unterlagen zusenden", .mail), ("répondre par mail", .mail), ("visite", .meeting),
      ("Besichtigung", .meeting),
      ("sopralluogo", .meeting), ("passer voir le chantier", .meeting), ("prendre les mesures", .meeting),
      ("ne pas rappeler", nil), ("il rappellera", nil), ("meldet sich wieder", nil),
      ("she will call back", nil),
      ("kein Rückruf", nil), ("appel d'offres", nil), ("devis", nil),
    ] as [(String, FollowUp.Kind?)])
  func actions(_ text: String, _ expected: FollowUp.Kind?) throws {
    #expect(try read(text).nextAction?.kind == expected)
  }

  @Test("whom the text does not name, the subject may; the writer's own name is no part of the note")
  func subject() throws {
    let today = try #require(CalendarDate(iso: "2026-11-24"))
    let setting = PhoneNote.Setting(today: today, country: "CH", currency: .chf, author: "Paul Favre")
    let note = PhoneNote.read("veut un devis, 12k\n021 555 01 23\nPaul", subject: "Appel de Mme Rey", setting)
    #expect(note.caller == "Mme Rey")
    #expect(note.phone == "+41215550123")
    #expect(note.notUnderstood.isEmpty)
    let named = PhoneNote.read("Mme Rey, 12k", subject: "Appel de M. Blanc", setting)
    #expect(named.caller == "Mme Rey")
  }
}
