import Basics
import CRM
import MailFormat
import Projects
import Settings
import Intake
import SQL
import Store
import TestFirm
import TestSupport
import Testing

@Suite("Working by mail: changes in the house")
struct ChangesTests {
  @Test(
    "Paul answers the news of a lead with stage, budget, owner, a day and a note; the receipt says what changed",
    arguments: Engine.allCases)
  func several(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let news = try await story.annaHasAsked()
      let answer = try await story.answers(
        news, .paul,
        says: "étape: devis\nbudget 12k\npour Anne\nrelancer mardi\nnote: cliente pressée\n\nMerci\nPaul")
      #expect(answer.state == .applied)
      #expect(answer.route == "staffCommands")
      #expect(answer.evidence("route").contains("budget 12k"))

      let opportunity = try await story.onlyOpportunity()
      #expect(opportunity.stage.name == "Proposition")
      #expect(opportunity.expected?.description == "CHF 12000.00")
      #expect(try await story.name(of: opportunity.owner) == "Anne Blanc")
      #expect(try await story.planned(in: answer.conversation) == ["2026-12-01"])
      let history = try await story.history(of: opportunity)
      #expect(history.filter { $0.field == "note" }.map(\.after) == ["cliente pressée"])
      #expect(history.allSatisfy { $0.message == answer.id })

      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(receipt.message.subject == "Fait : Cuisine")
      for words in [
        "La piste est devenue une affaire.", "Étape : Nouveau → Proposition",
        "Budget : – → CHF\u{A0}12’000.00",
        "Responsable : Paul Favre → Anne Blanc", "À suivre le : – → 1er\u{A0}décembre 2026",
        "Note interne : cliente pressée", "annuler",
      ] {
        #expect(receipt.text.contains(words), "\(words)")
      }
      #expect(try await story.letters(to: .anna).isEmpty)
    }
  }

  @Test("text beside commands goes to the customer without them, and the receipt shows both")
  func textAndCommands() async throws {
    try await Story.tell { story in
      let news = try await story.annaHasAsked()
      try await story.answers(
        news, .paul,
        says:
          "Bonjour Madame,\n\nnous passerons mardi.\nnote: elle négocie toujours\n\nétape: négociation\n\nPaul Favre"
      )
      let letter = try await story.letter(to: .anna, "relay")
      #expect(letter.text.contains("nous passerons mardi."))
      #expect(!letter.text.contains("toujours"))
      #expect(!letter.text.contains("étape"))
      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(receipt.text.contains("Étape : Nouveau → Négociation"))
      #expect(receipt.text.contains("Envoyé à anna@rey.example"))
      #expect(receipt.text.contains("nous passerons mardi."))
    }
  }

  @Test(
    "the same in German and in English",
    arguments: [
      "Phase: Offerte\nBudget: 12'000\nan Anne\nanrufen am Freitag\nintern: eilig",
      "stage: proposal\nbudget: 12,000.00 CHF\nowner: Anne\ncall Friday\ninternal: in a hurry",
    ])
  func languages(words: String) async throws {
    try await Story.tell { story in
      let answer = try await story.answers(try await story.annaHasAsked(), .paul, says: words)
      let opportunity = try await story.onlyOpportunity()
      #expect(opportunity.stage.name == "Proposition")
      #expect(opportunity.expected?.description == "CHF 12000.00")
      #expect(try await story.name(of: opportunity.owner) == "Anne Blanc")
      #expect(try await story.planned(in: answer.conversation) == ["2026-11-27"])
    }
  }

  @Test(
    "one line that does not go, and nothing of the mail is done: no change, no letter to the customer",
    arguments: [
      ("étape: apéro", "possibles : Nouveau, Qualifié, Proposition, Négociation"),
      ("pour: Zoé", "possibles : Paul Favre, Anne Blanc"), ("budget: à voir", "pas de montant clair"),
      ("2h30 analyse\n\ntâche: plans", "ce dossier n’a pas de projet ouvert"),
      ("relance: 2026-11-02", "ce jour est passé"),
    ])
  func nothingHalfDone(line: String, reason: String) async throws {
    try await Story.tell { story in
      let news = try await story.annaHasAsked()
      let answer = try await story.answers(
        news, .paul, says: "Bonjour Madame, voilà.\n\nnote: pressée\nétape: devis\n\n\(line)")
      #expect(answer.state == .applied)
      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(receipt.message.subject == "Rien n’a été fait : Cuisine")
      #expect(receipt.plainText.contains(reason))
      #expect(try await story.opportunities() == 0)
      #expect(try await story.letters(to: .anna).isEmpty)
    }
  }

  @Test("“perdu: prix” loses it with its reason and ends what was planned")
  func lost() async throws {
    try await Story.tell { story in
      let news = try await story.annaIsAnOpportunity()
      let planned = try await story.answers(news, .paul, says: "relancer mardi")
      try await story.answers(news, .paul, says: "perdu: trop cher pour elle")
      let opportunity = try await story.onlyOpportunity()
      #expect(opportunity.state == .lost)
      #expect(opportunity.lossReason == .price)
      #expect(try await story.planned(in: planned.conversation).isEmpty)
      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(receipt.text.contains("État : ouverte → perdue (prix)"))
    }
  }

  @Test("who was handed the matter is told, answers it, and hears of the customer from then on")
  func handover() async throws {
    try await Story.tell { story in
      let news = try await story.annaHasAsked()
      try await story.answers(news, .paul, says: "pour Anne")
      let told = try await story.letter(to: .anne, "conversation-notification")
      #expect(told.text.contains("Paul Favre vous confie ce dossier."))
      let answer = try await story.answers(told, .anne, says: "Bonjour Madame, je reprends votre dossier.")
      #expect(answer.route == "staffReply")
      try await story.answers(try await story.letter(to: .anna, "relay"), .anna, says: "Enchantée !")
      let last = try await story.letter(to: .anne, "conversation-notification")
      #expect(last.text.contains("Enchantée !"))
    }
  }

  @Test("tasks and hours go to the project of the conversation")
  func project() async throws {
    try await Story.tell { story in
      let opened = try await story.anneHasAProject()
      try await story.answers(
        opened, .anne, says: "tâche: Pose des fenêtres\n\n2h30 analyse\n1h pose des fenêtres")
      let entries = try await story.timeEntries()
      #expect(entries.map(\.booking.minutes) == [150, 60])
      let receipt = try await story.letter(to: .anne, "work-receipt")
      #expect(receipt.text.contains("Tâche : Pose des fenêtres (Atelier)"))
      #expect(
        receipt.text.contains("Temps saisi : 2\u{A0}h\u{A0}30, Analyse") || receipt.text.contains("Analyse"))
    }
  }

  @Test("the same mail that comes in twice is carried out once")
  func twice() async throws {
    try await Story.tell { story in
      let news = try await story.annaIsAnOpportunity()
      let id = "Message-ID: <same@paul.example>"
      for address in [news.replyTo, "leads@firm.example, " + news.replyTo] {
        try await story.receive(
          Person.paul.fields + [
            "Received: from phone by mx.firm.example; Tue, 24 Nov 2026 10:00:00 +0100",
            "From: \(Person.paul.from)",
            "To: \(address)", "Subject: Re: Cuisine", id, "Content-Type: text/plain; charset=utf-8",
          ], "note: une fois")
      }
      let notes = try await story.history(of: try await story.onlyOpportunity()).filter { $0.field == "note" }
      #expect(notes.count == 1)
    }
  }

  @Test("further commands may answer a receipt; a word of thanks does not reach the customer")
  func receiptAnswered() async throws {
    try await Story.tell { story in
      try await story.answers(try await story.annaHasAsked(), .paul, says: "étape: devis")
      let receipt = try await story.letter(to: .paul, "work-receipt")
      let more = try await story.answers(receipt, .paul, says: "budget 20k")
      #expect(more.state == .applied)
      #expect(try await story.onlyOpportunity().expected?.description == "CHF 20000.00")
      let thanks = try await story.answers(receipt, .paul, says: "Parfait, je m'en occupe demain.")
      #expect(thanks.state == .tray)
      #expect(thanks.reason == "answerNotUnderstood")
      #expect(try await story.letters(to: .anna).isEmpty)
    }
  }

  @Test("the same commands again and again are no machine's: each mail is done")
  func again() async throws {
    try await Story.tell { story in
      try await story.writes(.anna, says: "Bonjour, je voudrais une offre.")
      let letter = try await story.letter(to: .paul)
      for _ in 1...4 {
        let mail = try await story.answers(
          letter, .paul, keeping: [.address],
          says: "budget 15k\nrelancer mardi\nnote: parle de plaques en granit noir")
        #expect(mail.route == "staffCommands")
      }
    }
  }
}
