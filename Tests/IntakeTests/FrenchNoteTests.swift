import CRM
import Testing

@Suite("Phone notes in French")
struct FrenchNoteTests {
  static let tidy = [
    NoteCase(
      text: "Appel de M. Blanc, Garage du Lac, 022 555 10 20, budget 8k, le rappeler jeudi à 14h30",
      caller: "M. Blanc", company: "Garage du Lac", phone: "+41225551020", budget: "8000.00",
      followUp: "2026-11-26 14:30", action: .call),
    NoteCase(
      text: "Mme Favre a appelé, souhaite un devis pour une bibliothèque, entre 5 et 10 k€",
      caller: "Mme Favre", budget: "5000.00–10000.00", action: .quotation),
    NoteCase(
      text: "Reçu appel de Mme Oulevay (Régie Oulevay SA), 021 555 33 44, visite sur place le 3 mars à 14h",
      caller: "Mme Oulevay", company: "Régie Oulevay SA", phone: "+41215553344", followUp: "2027-03-03 14:00",
      action: .meeting),
    NoteCase(
      text: "Coup de fil de M. et Mme Perret, 079 555 12 12, rappeler la semaine prochaine",
      caller: "M. et Mme Perret", phone: "+41795551212", followUp: "2026-11-30", action: .call),
    NoteCase(
      text:
        "Message de Maître Corbaz, Étude Corbaz & Associés, corbaz@etude.example, envoyer offre avant vendredi",
      caller: "Maître Corbaz", company: "Étude Corbaz & Associés", email: "corbaz@etude.example",
      followUp: "2026-11-27", action: .quotation),
    NoteCase(
      text:
        "Client : Dubois\nSociété : Dubois et Fils Sàrl\nTél : 01 55 00 12 34\nBudget : 12 000 €\nRappeler : demain matin",
      caller: "Dubois", company: "Dubois et Fils Sàrl", phone: "+33155001234", budget: "12000.00",
      followUp: "2026-11-25", action: .call, country: "FR"),
    NoteCase(
      text: "Mme Rey, 021 555 01 23, env. 3 Mio., rendez-vous fin du mois",
      caller: "Mme Rey", phone: "+41215550123", budget: "3000000.00", followUp: "2026-11-30", action: .meeting
    ),
    NoteCase(
      text: "Appel de la commune de Pully, M. Gaillard, 021 555 80 80, appel d'offres portes, CHF 45'000.–",
      caller: "M. Gaillard", company: "commune de Pully", phone: "+41215558080", budget: "45000.00",
      left: ["appel d'offres portes"]),
    NoteCase(
      text: "Entretien avec Mme Jaquet: envoyer documentation, puis rappel dans une dizaine de jours",
      caller: "Mme Jaquet", action: .mail, left: ["puis rappel dans une dizaine de jours"]),
    NoteCase(
      text:
        "Anna Rey, Menuiserie Rey, anna@rey.example, budget: 15'000.- à 20'000.-, rdv lundi en huit à 10h",
      caller: "Anna Rey", company: "Menuiserie Rey", email: "anna@rey.example", budget: "15000.00–20000.00",
      followUp: "2026-12-07 10:00", action: .meeting),
    NoteCase(
      text: "Mme de Watteville de la Fondation du Parc, 031 555 77 77, la rappeler début janvier",
      caller: "Mme de Watteville", company: "Fondation du Parc", phone: "+41315557777",
      followUp: "2027-01-01",
      action: .call),
    NoteCase(
      text: "M. Nicolet (Hôtel de la Gare) a téléphoné, 032 555 61 00, il rappellera lui-même",
      caller: "M. Nicolet", company: "Hôtel de la Gare", phone: "+41325556100",
      left: ["il rappellera lui-même"]),
    NoteCase(
      text: "Famille Besson, 026 555 40 40, cuisine complète, 35-40k, métrer ve 4.12. à 8h",
      caller: "Famille Besson", phone: "+41265554040", budget: "35000.00–40000.00",
      followUp: "2026-12-04 08:00",
      action: .meeting, left: ["cuisine complète"]),
    NoteCase(
      text: "Appel du Dr Meylan, 0041 22 555 99 00, 2 millions de francs, rappeler au plus tard le 15",
      caller: "Dr Meylan", phone: "+41225559900", budget: "2000000.00", followUp: "2026-12-15", action: .call),
  ]

  static let untidy = [
    NoteCase(
      text: "appel rey 0215550123 12k rappeler mar", phone: "+41215550123", budget: "12000.00",
      followUp: "2026-12-01", action: .call),
    NoteCase(
      text: "tel mme rey menuiserie rey 021 555 01 23 rappeler demain aprem", caller: "mme rey",
      company: "menuiserie rey", phone: "+41215550123", followUp: "2026-11-25", action: .call),
    NoteCase(
      text: "M.Dupuis Tel:0793334455 veut devis escalier d'ici fin du mois", caller: "M. Dupuis",
      phone: "+41793334455", followUp: "2026-11-30", action: .quotation),
    NoteCase(
      text: "mme blanc, ne pas rappeler, elle passe jeudi", caller: "mme blanc",
      left: ["ne pas rappeler", "elle passe jeudi"]),
    NoteCase(
      text: "eu m. girard au tel, +33 6 12 34 56 78, offre a envoyer sous 8 jours", caller: "m. girard",
      phone: "+33612345678", followUp: "2026-12-02", action: .quotation),
    NoteCase(
      text: "garage central, tel. 024.555.10.10, fax 024.555.10.11, 3 portes", company: "garage central",
      phone: "+41245551010", left: ["fax 024.555.10.11", "3 portes"]),
    NoteCase(
      text: "sophie martin / 06.12.34.56.78 / sophie.martin@orange.example / pergola 4x3m / ~9000 €",
      caller: "sophie martin", phone: "+33612345678", email: "sophie.martin@orange.example",
      budget: "9000.00",
      left: ["pergola 4x3m"], country: "FR"),
    NoteCase(
      text: "Mme Rey 80 CHF par m2 environ, 120 m2", caller: "Mme Rey",
      left: ["80 CHF par m2 environ", "120 m2"]),
    NoteCase(
      text: "appel manqué de Mme Chollet ce matin, 078 555 45 45", caller: "Mme Chollet",
      phone: "+41785554545"),
    NoteCase(
      text: "Mme Rey\n021 555 01 23\nrappeler sem 50\n\nPaul", caller: "Mme Rey", phone: "+41215550123",
      followUp: "2026-12-07", action: .call),
    NoteCase(
      text: "tél de M. Roch, ville de lausanne, 4,5 mio, contacter à 14h mardi prochain", caller: "M. Roch",
      company: "ville de lausanne", budget: "4500000.00", followUp: "2026-12-01 14:00", action: .call),
    NoteCase(
      text: "mlle cretton 12'000.- cuisine + sdb, envoyer devis cette semaine", caller: "mlle cretton",
      budget: "12000.00", followUp: "2026-11-27", action: .quotation, left: ["cuisine + sdb"]),
  ]

  @Test("tidy ones are understood whole", arguments: tidy)
  func understood(_ note: NoteCase) throws { try note.check() }

  @Test("untidy ones lose nothing", arguments: untidy)
  func kept(_ note: NoteCase) throws { try note.check() }
}
