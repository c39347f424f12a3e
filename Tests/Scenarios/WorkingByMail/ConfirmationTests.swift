import Basics
import Billing
import CRM
import MailFormat
import Projects
import Settings
import Intake
import SQL
import Sales
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Working by mail: what is shown first")
struct ConfirmationTests {
  @Test(
    "a quotation is shown with amounts and recipient; nothing is sent before “oui”, and once after it",
    arguments: Engine.allCases)
  func quotation(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      try await story.sellsWindows()
      let news = try await story.annaHasAsked()
      try await story.answers(news, .paul, says: "devis 12'500 fenêtres en chêne")
      let question = try await story.letter(to: .paul, "question")
      for words in [
        "CHF\u{A0}12’500.00", "CHF\u{A0}13’512.50", "anna@rey.example", "fenêtres en chêne", "oui", "non",
      ] {
        #expect(question.text.contains(words), "\(words)")
      }
      #expect(!question.text.contains("2026-0001"))
      #expect(try await story.quotations().isEmpty)
      #expect(try await story.letters(to: .anna).isEmpty)

      let yes = try await story.answers(question, .paul, says: "Oui")
      #expect(yes.route == "answerQuestion")
      let quotations = try await story.quotations()
      #expect(quotations.map(\.quotation.state) == [.sent])
      #expect(quotations.first?.quotation.number.hasSuffix("0001") == true)
      let letters = try await story.letters(to: .anna)
      #expect(letters.map(\.item.kind) == ["quotation"])
      #expect(letters.first?.message.attachments.count == 1)
      let again = try await story.answers(question, .paul, says: "oui")
      #expect(again.reason == "questionClosed")
      #expect(try await story.letters(to: .anna).count == 1)
      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(receipt.text.contains(quotations[0].quotation.number))
    }
  }

  @Test("“non” drops it; no number is used up")
  func no() async throws {
    try await Story.tell { story in
      try await story.sellsWindows()
      let news = try await story.annaHasAsked()
      for word in ["non", "annuler", "Nein", "oui"] {
        try await story.answers(news, .paul, says: "devis: 9000 fenêtres")
        try await story.answers(try await story.letter(to: .paul, "question"), .paul, says: word)
      }
      #expect(try await story.quotations().map { $0.quotation.number.suffix(4) } == ["0001"])
    }
  }

  @Test("an offer of what the firm does not sell is refused at once, with what it sells")
  func unknownProduct() async throws {
    try await Story.tell { story in
      try await story.sellsWindows()
      try await story.answers(try await story.annaHasAsked(), .paul, says: "devis 5000 chaises")
      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(receipt.message.subject.hasPrefix("Rien n’a été fait"))
      #expect(receipt.plainText.contains("connus : Conseil, Fenêtres"))
      #expect(try await story.opportunities() == 0)
    }
  }

  @Test("internal changes beside it are made at once; the rest waits")
  func mixed() async throws {
    try await Story.tell { story in
      try await story.sellsWindows()
      try await story.answers(
        try await story.annaHasAsked(), .paul, says: "budget 12k\n\ndevis: 12000 fenêtres")
      #expect(try await story.leads()[0].lead.budget?.description == "CHF 12000.00")
      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(receipt.text.contains("Budget"))
      #expect(receipt.plainText.contains("Le reste attend votre « oui »"))
      #expect(try await story.quotations().isEmpty)
    }
  }

  @Test("“commande” accepts the open offer, “gagné” wins: both only after “oui”")
  func orderAndWon() async throws {
    try await Story.tell { story in
      try await story.sellsWindows()
      let news = try await story.annaHasAsked()
      try await story.answers(news, .paul, says: "commande")
      #expect(try await story.letter(to: .paul, "work-receipt").text.contains("aucun devis n’est ouvert ici"))
      try await story.answers(news, .paul, says: "devis: 12000 fenêtres")
      try await story.answers(try await story.letter(to: .paul, "question"), .paul, says: "oui")
      try await story.answers(news, .paul, says: "commande")
      let question = try await story.letter(to: .paul, "question")
      #expect(question.text.contains("l’affaire est gagnée"))
      #expect(try await story.onlyOpportunity().state == .open)
      try await story.answers(question, .paul, says: "ok")
      #expect(try await story.onlyOpportunity().state == .won)
      #expect(try await story.quotations().map(\.quotation.state) == [.accepted])
      // It can't be taken back, and the receipt says so.
      try await story.answers(try await story.letter(to: .paul, "work-receipt"), .paul, says: "annuler")
      let last = try await story.letter(to: .paul, "work-receipt")
      #expect(last.text.contains("une affaire gagnée le reste"))
      #expect(try await story.onlyOpportunity().state == .won)
    }
  }

  @Test("what changed between question and answer is shown again instead of being done")
  func changedMeanwhile() async throws {
    try await Story.tell { story in
      try await story.sellsWindows()
      let news = try await story.annaHasAsked()
      try await story.answers(news, .paul, says: "devis: 12000 fenêtres")
      let question = try await story.letter(to: .paul, "question")
      try await story.later(days: 1)
      try await story.answers(question, .paul, says: "oui")
      #expect(try await story.quotations().isEmpty)
      let second = try await story.letter(to: .paul, "question")
      #expect(second.text.contains("Entre-temps quelque chose a changé"))
      try await story.answers(second, .paul, says: "oui")
      #expect(try await story.quotations().map(\.quotation.state) == [.sent])
    }
  }

  @Test("“facturer” shows the invoice, then issues and sends it")
  func invoice() async throws {
    let wishes = TestOffice.Wishes(
      company: "  street: Rue du Lac\n  postal_code: \"1003\"\n  vat_id: CHE-123.456.788 TVA\n"
        + "  iban: CH9300762011623852957")
    try await Story.tell(wishes) { story in
      try await story.sellsWindows()
      let news = try await story.annaHasAsked()
      try await story.annaLivesInMorges()
      try await story.answers(news, .paul, says: "devis: 12000 fenêtres")
      try await story.answers(try await story.letter(to: .paul, "question"), .paul, says: "oui")
      try await story.answers(news, .paul, says: "commande")
      try await story.answers(try await story.letter(to: .paul, "question"), .paul, says: "oui")
      try await story.answers(news, .paul, says: "facturer")
      let question = try await story.letter(to: .paul, "question")
      #expect(question.text.contains("facture de CHF\u{A0}12’972.00 (Fenêtres), envoyée à"))
      #expect(try await story.firm.read { try Invoices($0).list(state: nil, limit: 5).count } == 0)
      try await story.answers(question, .paul, says: "oui")
      let letters = try await story.letters(to: .anna).filter { $0.item.kind == "invoice" }
      #expect(letters.count == 1)
      #expect(letters.first?.message.attachments.count == 1)
      try await story.answers(news, .paul, says: "facturer")
      #expect(try await story.letter(to: .paul, "work-receipt").text.contains("rien à facturer"))
    }
  }
}

extension Story {
  fileprivate func annaLivesInMorges() async throws {
    try await firm.office.database.write { connection in
      let party = try Parties(connection).findOrCreate(
        "Anna Rey", kind: .person, country: "CH", language: .french, at: firm.office.now
      ).party.id
      try Parties(connection).setAddress(
        Store.PostalAddress(street: "Rue du Lac", buildingNumber: "3", postalCode: "1110", city: "Morges"),
        country: "CH", vatID: "", of: party.value)
    }
  }
}
