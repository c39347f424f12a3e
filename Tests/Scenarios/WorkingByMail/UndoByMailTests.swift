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

@Suite("Working by mail: annuler")
struct UndoByMailTests {
  @Test(
    "“annuler” to the receipt takes back what the mail did; a lead that became an opportunity stays one",
    arguments: Engine.allCases)
  func undo(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let news = try await story.annaIsAnOpportunity()
      let before = try await story.answers(news, .paul, says: "budget 8k\nrelancer jeudi")
      try await story.answers(
        news, .paul, says: "étape: devis\nbudget 12k\npour Anne\nrelancer mardi\nnote: cliente pressée")
      let undone = try await story.answers(
        try await story.letter(to: .paul, "work-receipt"), .paul, says: "Annuler, merci")
      #expect(undone.route == "answerQuestion")

      let opportunity = try await story.onlyOpportunity()
      #expect(opportunity.stage.name == "Qualifié")
      #expect(opportunity.expected?.description == "CHF 8000.00")
      #expect(try await story.name(of: opportunity.owner) == "Paul Favre")
      #expect(try await story.planned(in: before.conversation) == ["2026-11-26"])
      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(receipt.message.subject == "Annulé : Cuisine")
      #expect(receipt.text.contains("Budget : CHF 12000.00 → CHF 8000.00"))
      #expect(receipt.text.contains("Note interne : cliente pressée"))
    }
  }

  @Test("what was changed again since stays, and the receipt says so")
  func changedSince() async throws {
    try await Story.tell { story in
      let news = try await story.annaIsAnOpportunity()
      try await story.answers(news, .paul, says: "étape: devis\nbudget 12k")
      let receipt = try await story.letter(to: .paul, "work-receipt")
      try await story.answers(news, .paul, says: "budget 15k")
      try await story.answers(receipt, .paul, says: "rückgängig")
      let opportunity = try await story.onlyOpportunity()
      #expect(opportunity.stage.name == "Qualifié")
      #expect(opportunity.expected?.description == "CHF 15000.00")
      let last = try await story.letter(to: .paul, "work-receipt")
      #expect(last.plainText.contains("« Budget : CHF 12000.00 → – » : changé depuis"))
    }
  }

  @Test("a loss is taken back with what was planned; a second “annuler” does nothing")
  func lossAndTwice() async throws {
    try await Story.tell { story in
      let news = try await story.annaIsAnOpportunity()
      let planned = try await story.answers(news, .paul, says: "relancer mardi")
      try await story.answers(news, .paul, says: "perdu prix")
      let receipt = try await story.letter(to: .paul, "work-receipt")
      try await story.answers(receipt, .paul, says: "undo")
      let opportunity = try await story.onlyOpportunity()
      #expect(opportunity.state == .open)
      #expect(opportunity.lossReason == nil)
      #expect(try await story.planned(in: planned.conversation) == ["2026-12-01"])
      let again = try await story.answers(receipt, .paul, says: "undo")
      #expect(again.state == .tray)
      #expect(again.reason == "questionClosed")
    }
  }

  @Test("a task that was added goes; hours that were booked are withdrawn; a task with hours stays")
  func work() async throws {
    try await Story.tell { story in
      let opened = try await story.anneHasAProject()
      try await story.answers(opened, .anne, says: "tâche: Pose\n\n2h30 analyse")
      try await story.answers(try await story.letter(to: .anne, "work-receipt"), .anne, says: "annuler")
      #expect(try await story.timeEntries().map(\.state) == [.withdrawn])
      try await story.answers(opened, .anne, says: "tâche: Pose\n\n1h pose")
      let receipt = try await story.letter(to: .anne, "work-receipt")
      try await story.answers(opened, .anne, says: "tâche: Vitrage\n\n2h pose")
      try await story.answers(receipt, .anne, says: "annuler")
      let last = try await story.letter(to: .anne, "work-receipt")
      #expect(last.plainText.contains("« Tâche : Pose » : du temps y est saisi"))
    }
  }

  @Test("“annuler” that answers no receipt reaches no customer")
  func nothingToUndo() async throws {
    try await Story.tell { story in
      let answer = try await story.answers(try await story.annaHasAsked(), .paul, says: "annuler")
      #expect(answer.route == "staffCommands")
      #expect(
        try await story.letter(to: .paul, "work-receipt").text.contains("répondez au mail de confirmation"))
      #expect(try await story.letters(to: .anna).isEmpty)
    }
  }

  @Test("a receipt is answered also where the mail program lost its address")
  func withoutAddress() async throws {
    try await Story.tell { story in
      try await story.answers(try await story.annaHasAsked(), .paul, says: "étape: devis")
      let undone = try await story.answers(
        try await story.letter(to: .paul, "work-receipt"), .paul, keeping: [.references, .subject],
        says: "annuler")
      #expect(undone.route == "answerQuestion")
      #expect(try await story.letters(to: .anna).isEmpty)
    }
  }
}
