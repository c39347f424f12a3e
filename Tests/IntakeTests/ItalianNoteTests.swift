import CRM
import Testing

@Suite("Phone notes in Italian")
struct ItalianNoteTests {
  static let tidy = [
    NoteCase(
      text:
        "Chiamata del sig. Rossi, Falegnameria Rossi S.r.l., 091 555 20 30, budget 9k, richiamare giovedì alle 9",
      caller: "sig. Rossi", company: "Falegnameria Rossi S.r.l.", phone: "+41915552030", budget: "9000.00",
      followUp: "2026-11-26 09:00", action: .call),
    NoteCase(
      text: "La signora Bianchi ha chiamato, vuole un preventivo per la cucina, tra 10 e 15 mila euro",
      caller: "signora Bianchi", budget: "10000.00–15000.00", action: .quotation),
    NoteCase(
      text: "Parlato con l'arch. Ferrari (Studio Ferrari), 02 5550 1234, sopralluogo il 3 marzo alle 14:30",
      caller: "arch. Ferrari", company: "Studio Ferrari", phone: "+390255501234",
      followUp: "2027-03-03 14:30",
      action: .meeting, country: "IT"),
    NoteCase(
      text: "Telefonata di Marco Galli, 333 5551234, mandare preventivo entro venerdì", caller: "Marco Galli",
      phone: "+393335551234", followUp: "2026-11-27", action: .quotation, country: "IT"),
    NoteCase(
      text:
        "Nome: Lucia Conti\nDitta: Legnami Conti SA\nTel: 091 555 61 62\nImporto: CHF 22'000.–\nRichiamare: domani alle 9",
      caller: "Lucia Conti", company: "Legnami Conti SA", phone: "+41915556162", budget: "22000.00",
      followUp: "2026-11-25 09:00", action: .call),
    NoteCase(
      text:
        "Famiglia Bernasconi, 079 555 41 42, serramenti, circa 30 mila franchi, appuntamento la settimana prossima",
      caller: "Famiglia Bernasconi", phone: "+41795554142", budget: "30000.00", followUp: "2026-11-30",
      action: .meeting, left: ["serramenti"]),
    NoteCase(
      text: "Sig.ra Colombo, colombo@posta.example, inviare documentazione", caller: "Sig.ra Colombo",
      email: "colombo@posta.example", action: .mail),
    NoteCase(
      text: "Chiamata dalla signora Pedrini dell'albergo Stella, 091 555 70 70, richiamare fine mese",
      caller: "signora Pedrini", company: "albergo Stella", phone: "+41915557070", followUp: "2026-11-30",
      action: .call),
    NoteCase(
      text:
        "Dott. Moretti, Clinica Moncucco, +41 91 555 00 00, 1,5 milioni di franchi, riunione martedì mattina",
      caller: "Dott. Moretti", company: "Clinica Moncucco", phone: "+41915550000", budget: "1500000.00",
      followUp: "2026-12-01", action: .meeting),
    NoteCase(
      text: "Giovanni Russo, Edil Russo Srl, 06 5550 987, 12.000,00 €, ricontattare tra due settimane",
      caller: "Giovanni Russo", company: "Edil Russo Srl", phone: "+39065550987", budget: "12000.00",
      followUp: "2026-12-08", action: .call, country: "IT"),
    NoteCase(
      text: "Il signor Fontana richiamerà lui, 091 555 12 00", caller: "signor Fontana",
      phone: "+41915551200",
      left: ["Il richiamerà lui"]),
    NoteCase(
      text: "Nuovo cliente Paolo Villa, Garage Villa, visita in ditta il 15 alle ore 10",
      caller: "Paolo Villa",
      company: "Garage Villa", followUp: "2026-12-15 10:00", action: .meeting),
    NoteCase(
      text: "Chiamata da Elena Riva, 0039 347 555 12 34, rispondere via mail dopodomani",
      caller: "Elena Riva",
      phone: "+393475551234", followUp: "2026-11-26", action: .mail),
    NoteCase(
      text: "Messaggio di Franca Poretti, Comune di Agno, preparare offerta, scadenza 10.12.2026",
      caller: "Franca Poretti", company: "Comune di Agno", action: .quotation, left: ["scadenza 10.12.2026"]),
  ]

  static let untidy = [
    NoteCase(
      text: "chiamata di rossi 0915552030 9k richiamare ven", caller: "rossi", phone: "+41915552030",
      budget: "9000.00", followUp: "2026-11-27", action: .call),
    NoteCase(
      text: "sig rossi falegnameria rossi 091 555 20 30 mandare preventivo domani", caller: "sig rossi",
      company: "falegnameria rossi", phone: "+41915552030", followUp: "2026-11-25", action: .quotation),
    NoteCase(
      text: "sig.ra neri ha telefonato, tel:0765552233, armadio su misura", caller: "sig.ra neri",
      phone: "+41765552233", left: ["armadio su misura"]),
    NoteCase(
      text: "marco galli / 091-555-31-31 / galli@ticino.example / 8-10k / sopralluogo lun pomeriggio",
      caller: "marco galli", phone: "+41915553131", email: "galli@ticino.example", budget: "8000.00–10000.00",
      followUp: "2026-11-30", action: .meeting),
    NoteCase(
      text: "50 franchi al mq, sig. Ceppi, 80 mq", caller: "sig. Ceppi", left: ["50 franchi al mq", "80 mq"]),
    NoteCase(
      text: "non richiamare, sig. Lepori passa mercoledì", caller: "sig. Lepori",
      left: ["non richiamare", "passa mercoledì"]),
    NoteCase(
      text: "chiamata persa da Carla Sassi, cell. 078 555 90 91, fax 091 555 90 92", caller: "Carla Sassi",
      phone: "+41785559091", left: ["fax 091 555 90 92"]),
    NoteCase(
      text: "sentita la signora Gatti stamattina, richiamarla oggi pomeriggio", caller: "signora Gatti",
      followUp: "2026-11-24", action: .call),
    NoteCase(
      text: "ristorante grotto ticinese, tel 091.555.45.45, max 5000 fr",
      company: "ristorante grotto ticinese",
      phone: "+41915554545", budget: "5000.00"),
    NoteCase(
      text: "Luca Bassi chiede preventivo scala entro fine gennaio", caller: "Luca Bassi",
      followUp: "2027-01-31",
      action: .quotation),
    NoteCase(
      text: "sig. Verdi, 091 555 1 23, budget 20'000", caller: "sig. Verdi", budget: "20000.00",
      left: ["091 555 1 23"]),
    NoteCase(
      text: "ha chiamato la sig.ra Moro, importo 3500.-, inviarle offerta sett 50", caller: "sig.ra Moro",
      budget: "3500.00", followUp: "2026-12-07", action: .quotation),
  ]

  @Test("tidy ones are understood whole", arguments: tidy)
  func understood(_ note: NoteCase) throws { try note.check() }

  @Test("untidy ones lose nothing", arguments: untidy)
  func kept(_ note: NoteCase) throws { try note.check() }
}
