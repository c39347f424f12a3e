import CRM
import Testing

/// Notes as they are typed between two calls: no capitals, no marks, abbreviations, languages mixed.
@Suite("Phone notes in a hurry")
struct HurriedNoteTests {
  static let french = [
    NoteCase(
      text: "tel. reçu de mme chappuis 079.555.21.43 veut refaire sa cuisine 15-20k rappeler jeudi 14h30",
      caller: "mme chappuis", phone: "+41795552143", budget: "15000.00–20000.00",
      followUp: "2026-11-26 14:30", action: .call),
    NoteCase(
      text: "suite appel M. Zbinden (Zbinden Toitures Sàrl) max 8000 HT, envoyer devis fin de semaine",
      caller: "M. Zbinden", company: "Zbinden Toitures Sàrl", budget: "8000.00", followUp: "2026-11-27",
      action: .quotation),
    NoteCase(
      text: "vu avec Mme Jordan ce matin, escalier env. 15'000, RR lundi",
      caller: "Mme Jordan", budget: "15000.00", followUp: "2026-11-30", action: .call, left: ["escalier"]),
    NoteCase(
      text: "M. Besse 024 555 12 12 rappeler svp dès que poss.",
      caller: "M. Besse", phone: "+41245551212", action: .call),
    NoteCase(
      text: "RDV pris avec Mme Golay sem. 12 pour mesures terrasse",
      caller: "Mme Golay", followUp: "2027-03-22", action: .meeting),
    NoteCase(
      text:
        "Régie Monnet - M. Thévoz - 021.555.66.77 - portes palières immeuble - budget entre 30 et 35k - à rappeler début décembre",
      caller: "M. Thévoz", company: "Régie Monnet", phone: "+41215556677", budget: "30000.00–35000.00",
      followUp: "2026-12-01", action: .call, left: ["portes palières immeuble"]),
    NoteCase(
      text: "appel mr dos santos 0033 6 55 50 12 34 veranda 20 a 25 mille euros recontacter dans 2 semaines",
      caller: "mr dos santos", phone: "+33655501234", budget: "20000.00–25000.00", followUp: "2026-12-08",
      action: .call),
    NoteCase(
      text: "A rappeler : M. Oberson, 026 555 10 10, avant 17h demain",
      caller: "M. Oberson", phone: "+41265551010", followUp: "2026-11-25 17:00", action: .call),
    NoteCase(
      text: "mme michel (école des pins) attend offre pupitres, budget 4'500.- max, d'ici ve",
      caller: "mme michel", company: "école des pins", budget: "4500.00", followUp: "2026-11-27",
      action: .quotation),
    NoteCase(
      text: "Pierre Aubry de chez Aubry & Fils tél 0041 21 555 88 99 visite chantier le 3.12. à 8h15",
      caller: "Pierre Aubry", company: "Aubry & Fils", phone: "+41215558899", followUp: "2026-12-03 08:15",
      action: .meeting),
    NoteCase(
      text: "tél de M. Rochat, pas pressé, rappeler courant janvier, tél. prof. 021 555 41 41",
      caller: "M. Rochat", phone: "+41215554141", followUp: "2027-01-01", action: .call,
      left: ["pas pressé"]),
    NoteCase(
      text:
        "Mme Vuille a rappelé: ok pour 12'500.- TTC, commande à confirmer par mail à c.vuille@vuille.example",
      caller: "Mme Vuille", email: "c.vuille@vuille.example", budget: "12500.00", action: .mail),
    NoteCase(
      text: "client mécontent M. Ruffieux tel 0795550011 porte voilée, passer voir après-demain matin",
      caller: "M. Ruffieux", phone: "+41795550011", followUp: "2026-11-26", action: .meeting,
      left: ["client mécontent porte voilée"]),
    NoteCase(
      text: "M Python rappelle demain 9h si pas de nouvelles 026 555 77 10", caller: "M Python",
      phone: "+41265557710", followUp: "2026-11-25 09:00", action: .call),
    NoteCase(
      text: "rappel Mme Schmid cuisine 079 555 14 15 av midi", caller: "Mme Schmid", phone: "+41795551415",
      action: .call),
    NoteCase(
      text: "téléphoner à M. Corminboeuf entre 13h30 et 14h demain, 026 555 20 20", caller: "M. Corminboeuf",
      phone: "+41265552020", followUp: "2026-11-25 13:30", action: .call),
    NoteCase(
      text: "devis à refaire pour Mme Page, chêne au lieu de hêtre, -> 8'200", caller: "Mme Page",
      budget: "8200.00", action: .quotation, left: ["chêne au lieu de hêtre"]),
    NoteCase(
      text: "Charpente Oberli SA / M. Oberli / 032.555.10.20 / 12 fenêtres / ~18k / offre pour le 10.12",
      caller: "M. Oberli", company: "Charpente Oberli SA", phone: "+41325551020", budget: "18000.00",
      followUp: "2026-12-10", action: .quotation, left: ["12 fenêtres"]),
    NoteCase(
      text: "Mme Wyss (076 555 00 12) portail coulissant, budget 7 à 9000, rdv sa 5.12 10h",
      caller: "Mme Wyss", phone: "+41765550012", budget: "7000.00–9000.00", followUp: "2026-12-05 10:00",
      action: .meeting, left: ["portail coulissant"]),
    NoteCase(
      text: "tel M. Jaquier : annule le rdv de jeudi, rappellera", caller: "M. Jaquier",
      left: ["tel : annule le rdv de jeudi", "rappellera"]),
    NoteCase(
      text: "contact : Mme Humbert-Droz, humbert-droz@ecole.example, 20 bureaux, CHF 16'000.00 max",
      caller: "Mme Humbert-Droz", email: "humbert-droz@ecole.example", budget: "16000.00",
      left: ["20 bureaux"]),
  ]

  static let german = [
    NoteCase(
      text: "anruf hr. kägi 044 555 22 33 bitte zurückrufen morgen um halb drei wg offerte",
      caller: "hr. kägi", phone: "+41445552233", followUp: "2026-11-25 14:30", action: .call),
    NoteCase(
      text: "Fr. Wüest, Praxis Wüest, Empfangsmöbel ca. 20-25'000.-, bitte um Rückruf Ende Monat",
      caller: "Fr. Wüest", company: "Praxis Wüest", budget: "20000.00–25000.00", followUp: "2026-11-30",
      action: .call, left: ["Empfangsmöbel"]),
    NoteCase(
      text: "Tel. erhalten von Hrn. Iten, Iten Bau AG, 041 555 77 88, Termin KW 12",
      caller: "Hrn. Iten", company: "Iten Bau AG", phone: "+41415557788", followUp: "2027-03-22",
      action: .meeting),
    NoteCase(
      text: "RR Frau Ammann 079 555 31 32 heute nachmittag",
      caller: "Frau Ammann", phone: "+41795553132", followUp: "2026-11-24", action: .call),
    NoteCase(
      text: "Kunde Odermatt ruft nächsten Mi zwischen 9 und 10 wieder an",
      caller: "Odermatt", left: ["ruft nächsten Mi zwischen 9 und 10 wieder an"]),
    NoteCase(
      text: "Herr Niederberger will Offerte für Einbauschrank bis 10'000 max, bis Fr",
      caller: "Herr Niederberger", budget: "10000.00", followUp: "2026-11-27", action: .quotation),
    NoteCase(
      text:
        "Gemeinde Horw, Hr Bucher, Tel +41 41 555 90 90, Schulhaustüren 80-100k, Besichtigung Do 3.12. 10.30 Uhr",
      caller: "Hr Bucher", company: "Gemeinde Horw", phone: "+41415559090", budget: "80000.00–100000.00",
      followUp: "2026-12-03 10:30", action: .meeting, left: ["Schulhaustüren"]),
    NoteCase(
      text: "frau von allmen hat angerufen, treppe knarrt, rückruf erbeten ab 17 uhr, 033 555 18 18",
      caller: "frau von allmen", phone: "+41335551818", action: .call, left: ["treppe knarrt"]),
    NoteCase(
      text: "Bitte Hr. Zgraggen zurückrufen (079/555 65 65), eilt!",
      caller: "Hr. Zgraggen", phone: "+41795556565", action: .call, left: ["eilt"]),
    NoteCase(
      text: "Nachfassen bei Fam. Gisler in 3 Wochen, Offerte ca 18'000.00 Fr.",
      caller: "Fam. Gisler", budget: "18000.00", followUp: "2026-12-15", action: .call,
      left: ["Offerte"]),
    NoteCase(
      text:
        "Telefonnotiz: Herr Jansen (Jansen GmbH), 0049 7531 55512, Budget 40 TEUR, übermorgen 9 Uhr anrufen",
      caller: "Herr Jansen", company: "Jansen GmbH", phone: "+49753155512", budget: "40000.00",
      followUp: "2026-11-26 09:00", action: .call),
    NoteCase(
      text: "Besprochen mit Arch. Lüscher: Küche Zug, Budget 60-70 Tsd, Offerte bis Mitte Dez.",
      caller: "Arch. Lüscher", budget: "60000.00–70000.00", followUp: "2026-12-15", action: .quotation,
      left: ["Küche Zug"]),
    NoteCase(
      text:
        "Hr. Dr. Brunner, 061 555 44 33, Bibliothek Nussbaum, Budget um die 50k, Rückruf nächste Woche Di oder Mi",
      caller: "Hr. Dr. Brunner", phone: "+41615554433", budget: "50000.00", followUp: "2026-12-01",
      action: .call, left: ["Bibliothek Nussbaum"]),
    NoteCase(
      text: "Frau Hug am Tel., Badezimmermöbel, 079 555 98 98, meldet sich wieder", caller: "Frau Hug",
      phone: "+41795559898", left: ["Badezimmermöbel", "meldet sich wieder"]),
    NoteCase(
      text: "Schreinerei Kuster sucht Unterlieferant, Hr Kuster 055 555 12 12, tel zurück heute noch",
      caller: "Hr Kuster", company: "Schreinerei Kuster", phone: "+41555551212", followUp: "2026-11-24",
      action: .call, left: ["sucht Unterlieferant"]),
    NoteCase(
      text: "Stockwerkeigentümer Seeblick, Hr. Amstad, Brandschutztüren, Offerte bis 15. Jan.",
      caller: "Hr. Amstad", followUp: "2027-01-15", action: .quotation,
      left: ["Stockwerkeigentümer Seeblick", "Brandschutztüren"]),
    NoteCase(
      text: "Anfrage Hotel Krone, Frau Egger, egger@krone.example, 24 Betten, 60'000-80'000 CHF",
      caller: "Frau Egger", company: "Hotel Krone", email: "egger@krone.example", budget: "60000.00–80000.00",
      left: ["24 Betten"]),
  ]

  static let italian = [
    NoteCase(
      text: "tel ricevuta da sig.ra Ghezzi 091 555 12 13 richiamare dopodomani alle 15",
      caller: "sig.ra Ghezzi", phone: "+41915551213", followUp: "2026-11-26 15:00", action: .call),
    NoteCase(
      text: "richiamare sig. Pedrazzini 079 555 71 71 preventivo finestre max 15mila entro fine mese",
      caller: "sig. Pedrazzini", phone: "+41795557171", budget: "15000.00", followUp: "2026-11-30",
      action: .call),
    NoteCase(
      text: "visto con arch. Bernasconi, porte albergo, ca. 25-30k, mandare offerta entro ve 4.12.",
      caller: "arch. Bernasconi", budget: "25000.00–30000.00", followUp: "2026-12-04", action: .quotation,
      left: ["porte albergo"]),
    NoteCase(
      text: "chiamata persa ditta Lombardi SA 0039 031 555 777 sopralluogo merc. ore 10.30",
      company: "Lombardi SA", phone: "+39031555777", followUp: "2026-11-25 10:30", action: .meeting),
    NoteCase(
      text: "Sig. Fontana ha chiamato per armadio su misura fr. 6'000 circa, sentire settimana prox",
      caller: "Sig. Fontana", budget: "6000.00", followUp: "2026-11-30", action: .call,
      left: ["armadio su misura"]),
    NoteCase(
      text:
        "a seguito telefonata sig.ra Crivelli: inviare listino a crivelli@casa.example, ricontattarla fra 10 gg",
      caller: "sig.ra Crivelli", email: "crivelli@casa.example", action: .mail,
      left: ["ricontattarla fra 10 gg"]),
    NoteCase(
      text: "nuovo cliente Rossi Marco cell 347 555 1234 budget 12.000 euro app.to giovedì ore 16",
      caller: "Rossi Marco", phone: "+393475551234", budget: "12000.00", followUp: "2026-11-26 16:00",
      action: .meeting, country: "IT"),
    NoteCase(
      text: "Sig.ra Quadri 091.555.20.21 parquet 60mq max 5000.- richiamare domattina",
      caller: "Sig.ra Quadri", phone: "+41915552021", budget: "5000.00", followUp: "2026-11-25", action: .call
    ),
    NoteCase(
      text: "geom. Ferrari vuole preventivo scala entro 15 dicembre, tel 091 555 60 60",
      caller: "geom. Ferrari", phone: "+41915556060", followUp: "2026-12-15", action: .quotation),
    NoteCase(
      text: "ha chiamato la sig.ra Botta, finestre che non chiudono, passare giovedì alle 15",
      caller: "sig.ra Botta", followUp: "2026-11-26 15:00", action: .meeting,
      left: ["finestre che non chiudono"]),
    NoteCase(
      text: "sig Moretti tel 0795556677 vuole essere richiamato lun pomeriggio", caller: "sig Moretti",
      phone: "+41795556677", followUp: "2026-11-30", action: .call),
  ]

  static let english = [
    NoteCase(
      text: "Mr Okafor rang 020 5550 1234 call back asap re loft stairs 10-12k",
      caller: "Mr Okafor", phone: "+442055501234", budget: "10000.00–12000.00", action: .call, country: "GB"),
    NoteCase(
      text: "spoke w/ Jane Miller (Miller Homes Ltd) wants quote by Friday 3pm max 20k",
      caller: "Jane Miller", company: "Miller Homes Ltd", budget: "20000.00", followUp: "2026-11-27 15:00",
      action: .quotation),
    NoteCase(
      text: "tc from Mrs Doyle, 01 555 1234, wardrobe approx €4,500, site visit in 2 weeks",
      caller: "Mrs Doyle", phone: "+35315551234", budget: "4500.00", followUp: "2026-12-08",
      action: .meeting, left: ["wardrobe"], country: "IE"),
    NoteCase(
      text: "pls ring Tom Bailey b4 noon tmrw 07555 012345",
      caller: "Tom Bailey", phone: "+447555012345", followUp: "2026-11-25 12:00", action: .call,
      country: "GB"),
    NoteCase(
      text: "Ms Chen called, needs 40 desks, budget up to £30k, email quote to chen@office.example by eom",
      caller: "Ms Chen", email: "chen@office.example", budget: "30000.00", followUp: "2026-11-30",
      action: .quotation, left: ["needs 40 desks"], country: "GB"),
    NoteCase(
      text: "David Hill @ Hill & Sons 0161 555 0199, oak doors x12, budget 9-11k, call Mon",
      caller: "David Hill", company: "Hill & Sons", phone: "+441615550199", budget: "9000.00–11000.00",
      followUp: "2026-11-30", action: .call, left: ["oak doors x12"], country: "GB"),
    NoteCase(
      text: "msg from Priya Shah, left no number, will ring again thurs", caller: "Priya Shah",
      left: ["left no number", "will ring again thurs"]),
    NoteCase(
      text: "quote needed for Lakeside School by 4 Dec, contact Mrs Webb 015395 55012", caller: "Mrs Webb",
      phone: "+441539555012", followUp: "2026-12-04", action: .quotation, left: ["contact"], country: "GB"),
  ]

  static let mixed = [
    NoteCase(
      text:
        "Anruf von M. Delacroix, 032 555 44 55, veut une offre pour 3 portes, ca. 9k, zurückrufen mercredi",
      caller: "M. Delacroix", phone: "+41325554455", budget: "9000.00",
      action: .quotation, left: ["zurückrufen mercredi"]),
    NoteCase(
      text: "call de Mme Steiner asap 079 555 90 91 meeting vendredi 11h",
      caller: "Mme Steiner", phone: "+41795559091", followUp: "2026-11-27 11:00", action: .meeting),
    NoteCase(
      text: "sig. Keller vuole Offerte, Tel. 091/555.33.44, rappeler lunedì",
      caller: "sig. Keller", phone: "+41915553344", action: .quotation, left: ["rappeler lunedì"]),
    NoteCase(
      text: "Fa. Müller Holzbau ruckruf bitte mardi prochain 031-555-22-11",
      company: "Müller Holzbau", phone: "+41315552211", followUp: "2026-12-01", action: .call),
  ]

  @Test("in French", arguments: french) func inFrench(_ note: NoteCase) throws { try note.check() }
  @Test("in German", arguments: german) func inGerman(_ note: NoteCase) throws { try note.check() }
  @Test("in Italian", arguments: italian) func inItalian(_ note: NoteCase) throws { try note.check() }
  @Test("in English", arguments: english) func inEnglish(_ note: NoteCase) throws { try note.check() }
  @Test("in two languages", arguments: mixed) func inTwo(_ note: NoteCase) throws { try note.check() }
}
