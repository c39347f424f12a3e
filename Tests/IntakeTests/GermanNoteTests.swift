import CRM
import Testing

@Suite("Phone notes in German")
struct GermanNoteTests {
  static let tidy = [
    NoteCase(
      text:
        "Anruf von Frau Keller, Bäckerei Keller AG, 031 555 20 20, Budget 15k, am Donnerstag um 9 Uhr zurückrufen",
      caller: "Frau Keller", company: "Bäckerei Keller AG", phone: "+41315552020", budget: "15000.00",
      followUp: "2026-11-26 09:00", action: .call),
    NoteCase(
      text: "Herr Brunner hat angerufen, wünscht Offerte für Einbauschrank, zwischen 5'000 und 8'000 Franken",
      caller: "Herr Brunner", budget: "5000.00–8000.00", action: .quotation),
    NoteCase(
      text:
        "Telefonat mit Frau Dr. Vogt (Zahnarztpraxis Vogt), 044 555 31 31, Besichtigung am 3. März um 14 Uhr",
      caller: "Frau Dr. Vogt", company: "Zahnarztpraxis Vogt", phone: "+41445553131",
      followUp: "2027-03-03 14:00",
      action: .meeting),
    NoteCase(
      text: "Familie Huber, 079 555 66 77, Küche ca. 40 Tsd., nächste Woche Mi zurückrufen",
      caller: "Familie Huber", phone: "+41795556677", budget: "40000.00", followUp: "2026-12-02",
      action: .call,
      left: ["Küche"]),
    NoteCase(
      text:
        "Name: Peter Zimmermann\nFirma: Holzbau Zimmermann GmbH\nTel.: 0711 5550123\nBudget: 12.000,50 EUR\nRückruf: Freitagnachmittag",
      caller: "Peter Zimmermann", company: "Holzbau Zimmermann GmbH", phone: "+497115550123",
      budget: "12000.50",
      followUp: "2026-11-27", action: .call, country: "DE"),
    NoteCase(
      text: "Herr Aebi von der Aebi Treuhand AG, aebi@treuhand.example, Angebot bis Ende Monat schicken",
      caller: "Herr Aebi", company: "Aebi Treuhand AG", email: "aebi@treuhand.example",
      followUp: "2026-11-30",
      action: .quotation),
    NoteCase(
      text: "Anruf der Gemeinde Köniz, Frau Moser, 031 555 44 00, Termin KW 50, env. 120'000.–",
      caller: "Frau Moser", company: "Gemeinde Köniz", phone: "+41315554400", budget: "120000.00",
      followUp: "2026-12-07", action: .meeting),
    NoteCase(
      text: "Frau Lüthi, +49 (0)89 5550199, 25 TEUR, in 2 Wochen nachfassen", caller: "Frau Lüthi",
      phone: "+49895550199", budget: "25000.00", followUp: "2026-12-08", action: .call),
    NoteCase(
      text: "Herr und Frau Schmid, 062 555 18 18, Dachausbau, rund 1,2 Mio. Franken, Rückruf übermorgen",
      caller: "Herr und Frau Schmid", phone: "+41625551818", budget: "1200000.00", followUp: "2026-11-26",
      action: .call, left: ["Dachausbau"]),
    NoteCase(
      text: "Neukunde Stefan Graf, Graf Immobilien GmbH, 0664 5551234, Besprechung Montag 10:30",
      caller: "Stefan Graf",
      company: "Graf Immobilien GmbH", phone: "+436645551234", followUp: "2026-11-30 10:30", action: .meeting,
      country: "AT"),
    NoteCase(
      text: "Frau Wyss, Prospekt schicken an wyss@post.example, dann Rückruf Anfang Januar",
      caller: "Frau Wyss",
      email: "wyss@post.example", action: .mail, left: ["dann Rückruf Anfang Januar"]),
    NoteCase(
      text: "Gesprochen mit Herrn Odermatt: meldet sich selber wieder, kein Rückruf nötig",
      caller: "Herrn Odermatt",
      left: ["meldet sich selber wieder", "kein Rückruf nötig"]),
    NoteCase(
      text: "Hr. Baumann, Hotel Krone, 041 555 90 90, Fr. 18'000.-, heute noch anrufen",
      caller: "Hr. Baumann",
      company: "Hotel Krone", phone: "+41415559090", budget: "18000.00", followUp: "2026-11-24", action: .call
    ),
    NoteCase(
      text: "Anfrage von Claudia Frei (Kindergarten Sonnenhof), 052 555 10 10, Offerte bis spätestens 15.12.",
      caller: "Claudia Frei", company: "Kindergarten Sonnenhof", phone: "+41525551010",
      followUp: "2026-12-15",
      action: .quotation),
  ]

  static let untidy = [
    NoteCase(
      text: "anruf von meier 0446681800 12k rückruf mi", caller: "meier", phone: "+41446681800",
      budget: "12000.00",
      action: .call),
    NoteCase(
      text: "frau keller baeckerei keller 031 555 20 20 morgen früh zurueckrufen", caller: "frau keller",
      company: "baeckerei keller", phone: "+41315552020", followUp: "2026-11-25", action: .call),
    NoteCase(
      text: "Hr Meier Tel.044 555 00 11 will Offerte Fenster bis Fr", caller: "Hr Meier",
      phone: "+41445550011",
      followUp: "2026-11-27", action: .quotation),
    NoteCase(
      text: "herr suter - schreinerei suter - 0041 79 555 20 20 - treppe eiche - 8 bis 10k",
      caller: "herr suter",
      company: "schreinerei suter", phone: "+41795552020", budget: "8000.00–10000.00", left: ["treppe eiche"]),
    NoteCase(
      text: "fr. 12'000.- budget, frau roth, 071/555 12 34", caller: "frau roth", phone: "+41715551234",
      budget: "12000.00"),
    NoteCase(
      text: "Hans Gerber, Natel 079 555 88 99, Fax 031 555 88 98, nächsten Di 14h vorbeigehen",
      caller: "Hans Gerber",
      phone: "+41795558899", followUp: "2026-12-01 14:00", action: .meeting, left: ["Fax 031 555 88 98"]),
    NoteCase(
      text: "CHF 120 pro Stunde, Frau Egli, 200 Stk", caller: "Frau Egli",
      left: ["CHF 120 pro Stunde", "200 Stk"]),
    NoteCase(
      text: "Fam. Ott, 055 555 1 23, ruft wieder an", caller: "Fam. Ott",
      left: ["055 555 1 23", "ruft wieder an"]),
    NoteCase(
      text: "ag wunderlich holzhandel ag, hr. wunderlich, 0151 23456789, offerte", caller: "hr. wunderlich",
      company: "ag wunderlich holzhandel ag", phone: "+4915123456789", left: ["offerte"], country: "DE"),
    NoteCase(
      text: "Frau Steiner 062 555 33 22\nTermin am 12.12. halb 10\nPF", caller: "Frau Steiner",
      phone: "+41625553322", followUp: "2026-12-12 09:30", action: .meeting),
    NoteCase(
      text: "Rückruf an Herrn Kunz, heute in einer Woche, 033 555 00 55", caller: "Herrn Kunz",
      phone: "+41335550055", followUp: "2026-12-01", action: .call),
    NoteCase(
      text: "frau berger hat angerufen wegen terrasse mitte märz max 20k", caller: "frau berger",
      budget: "20000.00",
      left: ["wegen terrasse mitte märz"]),
  ]

  @Test("tidy ones are understood whole", arguments: tidy)
  func understood(_ note: NoteCase) throws { try note.check() }

  @Test("untidy ones lose nothing", arguments: untidy)
  func kept(_ note: NoteCase) throws { try note.check() }
}
