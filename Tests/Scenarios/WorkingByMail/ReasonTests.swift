import Basics
import CRM
import MailFormat
import Projects
import SQL
import Sales
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Working by mail: why something does not go")
struct ReasonTests {
  @Test("an offer that has lapsed can't be accepted: the whole letter, as Paul reads it")
  func lapsed() async throws {
    try await Story.tell { story in
      let news = try await story.annaHasAnOffer()
      try await story.later(days: 45)
      try await story.answers(news, .paul, says: "commande")
      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(
        receipt.plainText == """
          Bonjour Paul Favre,

          Rien n’a été changé ni envoyé. Corrigez et renvoyez le tout :

          - « commande » : le devis DE-2026-00001 était valable jusqu’au 24 décembre 2026 ; pour en faire un nouveau, \
          répondez « devis : » avec le montant et le produit

          --\u{20}
          Piste pour Menuiserie du Lac

          """)
      #expect(receipt.text.contains("«\u{A0}commande\u{A0}»\u{A0}: le devis"))
      #expect(try await story.onlyOpportunity().state == .open)
    }
  }

  @Test("what is billed already leaves nothing to bill")
  func nothingToBill() async throws {
    try await Story.tell(Story.billing) { story in
      try await story.annaMovesToMorges()
      let ordered = try await story.annaHasOrdered()
      try await story.answers(ordered, .paul, says: "facturer")
      try await story.answers(try await story.letter(to: .paul, "question"), .paul, says: "oui")
      try await story.answers(ordered, .paul, says: "facturer")
      #expect(
        try await story.reasons(to: .paul) == ["- « facturer » : il n’y a rien à facturer pour l’instant"])
    }
  }

  @Test("an invoice that lacks what the law demands names all of it, and how to go on")
  func incomplete() async throws {
    try await Story.tell { story in
      let news = try await story.annaHasOrdered()
      try await story.answers(news, .paul, says: "facturer")
      let reasons = try await story.reasons(to: .paul)
      #expect(
        reasons == [
          "- « facturer » : la facture ne peut pas être émise, car l’adresse du client n’a pas de localité (PISTE-05) ; "
            + "le vendeur n’a ni numéro de TVA ni numéro au registre (BR-CO-26) ; la TVA de catégorie S demande le "
            + "numéro de TVA du vendeur (BR-S-02) ; faites compléter cela, puis répondez de nouveau « facturer »"
        ])
    }
  }

  @Test("hours on a project that was closed meanwhile are refused with its name")
  func closedProject() async throws {
    try await Story.tell { story in
      let opened = try await story.anneHasAProject()
      try await story.closeProjects()
      try await story.answers(opened, .anne, says: "2h30 analyse")
      let reasons = try await story.reasons(to: .anne, "time-receipt")
      #expect(
        reasons == [
          "Pas saisi, « 2h30 analyse » : le projet « Atelier » est clos ; demandez sa réouverture"
        ])
      #expect(try await story.timeEntries().isEmpty)
    }
  }

  @Test(
    "a day in the past, a product that is not sold, a stage that there is not: each in its own words",
    arguments: [
      ("relance: 2026-11-02", "ce jour est passé"),
      ("devis 5000 chaises", "aucun produit, ou plusieurs, dans « chaises » ; connus : Conseil, Fenêtres"),
      (
        "étape: apéro",
        "il n’y a pas d’étape « apéro » ; possibles : Nouveau, Qualifié, Proposition, Négociation"
      ),
    ])
  func each(command: String, reason: String) async throws {
    try await Story.tell { story in
      try await story.sellsWindows()
      let news = try await story.annaIsAnOpportunity()
      try await story.answers(news, .paul, says: command)
      #expect(try await story.reasons(to: .paul) == ["- « \(command) » : \(reason)"])
    }
  }

  @Test(
    "what is over is said in words, not in those of the program",
    arguments: [
      ("étape: devis", "l’affaire est gagnée et ne peut pas changer d’étape"),
      ("gagné", "l’affaire est déjà gagnée"),
      ("perdu: prix", "l’affaire est gagnée et ne peut pas être donnée pour perdue"),
    ])
  func over(command: String, reason: String) async throws {
    try await Story.tell { story in
      let news = try await story.annaHasOrdered()
      try await story.answers(news, .paul, says: command)
      let reasons = try await story.reasons(to: .paul)
      #expect(reasons == ["- « \(command) » : \(reason)"])
    }
  }

  @Test("more than a day has is not booked by the time mail either, and is asked again")
  func longDay() async throws {
    try await Story.tell { story in
      try await story.answers(try await story.anneHasAProject(), .anne, says: "2h30 analyse")
      _ = try await AskForHours(story.firm.office)()
      let letter = try await story.letter(to: .anne, "hours-request")
      try await story.answers(letter, .anne, keeping: [.address], says: "[t1] 12h\n[t2] 12h")
      let reasons = try await story.reasons(to: .anne)
      #expect(
        reasons == [
          "- « [t2] 12h » : avec les 14h30 déjà saisies le 24 novembre 2026, 12h de plus dépasseraient 24 heures ; "
            + "vérifiez le jour et la durée"
        ])
    }
  }

  @Test("an answer that can't be followed any more is told to whoever gave it", arguments: Engine.allCases)
  func answer(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      try await story.writes(.anna, says: "Une cuisine ?\n\nAnna Rey\nTél. 021 555 01 23")
      try await story.writes(
        .anne, subject: "Appel", says: "Appel de Mme Rey, 021 555 01 23, budget 12k")
      let question = try await story.letter(to: .anne, "question")
      try await story.disqualify(try await story.leads()[0])
      let answer = try await story.answers(question, .anne, says: "oui")
      #expect(answer.state == .applied)
      #expect(try await story.leads().map(\.mergedInto) == [nil, nil])
      let letter = try await story.letter(to: .anne, "work-receipt")
      #expect(
        letter.plainText == """
          Bonjour Anne Blanc,

          Votre réponse n’a pas pu être suivie :

          - « oui » : la piste 1 est écartée ; demandez qu’on les réunisse dans l’autre sens

          --\u{20}
          Piste pour Menuiserie du Lac

          """)
    }
  }

  @Test("what “annuler” can't take back is named by its number, not by the words of the program")
  func kept() async throws {
    try await Story.tell { story in
      _ = try await story.annaHasOrdered()
      try await story.answers(try await story.letter(to: .paul, "work-receipt"), .paul, says: "annuler")
      let house = "cela a quitté la maison ou engage le client"
      let order = try await story.firm.read { try SalesOrders($0).list(state: nil, limit: 1)[0].order.number }
      let reasons = try await story.reasons(to: .paul)
      #expect(reasons.contains("- « Commande \(order) » : \(house)"))
      #expect(reasons.contains("- « Devis DE-2026-00001 » : \(house)"))
      #expect(!reasons.joined().contains("accepted") && !reasons.joined().contains("confirmed"))
    }
  }

  @Test("an English firm reads English, and no command either")
  func english() async throws {
    try await Story.tell(TestOffice.Wishes(company: "  language: en")) { story in
      let news = try await story.annaHasAnOffer()
      try await story.later(days: 45)
      try await story.answers(news, .paul, says: "order")
      let reasons = try await story.reasons(to: .paul)
      #expect(
        reasons == [
          "- “order”: the quotation DE-2026-00001 was valid until 2026-12-24; to make a new one, answer “quote:” with "
            + "the amount and the product"
        ])
    }
  }
}
