import Basics
import CRM
import Intake
import MailFormat
import Projects
import SQL
import Settings
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Working by mail: digests")
struct DigestTests {
  /// Two quiet opportunities and an overdue follow-up of Paul's, six weeks on.
  private func waits(_ story: Story) async throws -> QueuedMail {
    try await story.writes(.anna, subject: "Cuisine", says: "Bonjour, une offre pour une cuisine.")
    try await story.answers(try await story.letter(to: .paul), .paul, says: "étape: qualification")
    try await story.writes(.beat, subject: "Portes", says: "Bonjour, une offre pour trois portes.")
    try await story.answers(
      try await story.letter(to: .paul, "lead-notification"), .paul, says: "étape: négociation")
    try await story.writes(.luc, subject: "Escalier", says: "Bonjour, un escalier.")
    try await story.answers(
      try await story.letter(to: .paul, "lead-notification"), .paul, says: "relancer vendredi")
    try await story.later(days: 42)
    #expect(try await SendDigest(story.firm.office)() == ["Paul Favre"])
    return try await story.letter(to: .paul, "digest")
  }

  private func opportunity(_ title: String, _ story: Story) async throws -> Opportunity {
    let pipeline = story.firm.office.pipeline
    let all = try await story.firm.read {
      try Opportunities($0, pipeline: pipeline).list(state: nil, limit: 10)
    }
    return try #require(all.first { $0.opportunity.title == title }).opportunity
  }

  @Test(
    "each line says what it is; answering lines by their numbers acts on those things",
    arguments: Engine.allCases)
  func acts(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let digest = try await waits(story)
      for line in [
        "1. À faire depuis le 27\u{A0}novembre 2026 : Escalier (relancer vendredi)",
        "2. Sans nouvelles depuis le 24\u{A0}novembre 2026 : Cuisine (Qualifié)",
        "3. Sans nouvelles depuis le 24\u{A0}novembre 2026 : Portes (Négociation)",
      ] {
        #expect(digest.message.text.contains(line), "\(line)")
      }
      let answer = try await story.answers(
        digest, .paul, says: "Salut,\n\n1 relancer vendredi\n2 perdu prix\n3. note: attend le plan\n\nPaul")
      #expect(answer.route == "answerDigest")
      #expect(answer.state == .applied)
      #expect(try await opportunity("Cuisine", story).lossReason == .price)
      #expect(try await opportunity("Portes", story).state == .open)
      let notes = try await story.history(of: try await opportunity("Portes", story)).filter {
        $0.field == "note"
      }
      #expect(notes.map(\.after) == ["attend le plan"])
      #expect(try await story.planned(in: answer.conversation) == ["2027-01-08"])
      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(receipt.message.text.contains("2 · État : ouverte → perdue (prix)"))

      try await story.answers(receipt, .paul, says: "annuler")
      #expect(try await opportunity("Cuisine", story).state == .open)
    }
  }

  @Test(
    "one line that does not go, and none is done",
    arguments: ["9 perdu", "3 demain peut-être", "3 étape: apéro"])
  func nothingHalfDone(line: String) async throws {
    try await Story.tell { story in
      let digest = try await waits(story)
      try await story.answers(digest, .paul, says: "2 perdu prix\n\(line)")
      let receipt = try await story.letter(to: .paul, "work-receipt")
      #expect(receipt.message.subject.hasPrefix("Rien n’a été fait"))
      #expect(receipt.message.text.contains(line))
      #expect(try await opportunity("Cuisine", story).state == .open)
    }
  }

  @Test("what can't be taken back is shown first")
  func shownFirst() async throws {
    try await Story.tell { story in
      let digest = try await waits(story)
      try await story.answers(digest, .paul, says: "3 gagné")
      #expect(try await opportunity("Portes", story).state == .open)
      try await story.answers(try await story.letter(to: .paul, "question"), .paul, says: "oui")
      #expect(try await opportunity("Portes", story).state == .won)
    }
  }

  @Test(
    "cited lines, somebody else's lines and a chat are none",
    arguments: ["cited", "colleague", "false", "chat"])
  func refused(what: String) async throws {
    try await Story.tell { story in
      let digest = try await waits(story)
      let answer: Arrival
      switch what {
      case "cited": answer = try await story.answers(digest, .paul, says: "Bien.\n\n> 2 perdu prix")
      case "colleague": answer = try await story.answers(digest, .anne, says: "2 perdu prix")
      case "false": answer = try await story.answers(digest, .falsePaul, says: "2 perdu prix")
      default: answer = try await story.answers(digest, .paul, says: "Je regarde ça demain.")
      }
      #expect(answer.state == .tray)
      #expect(try await opportunity("Cuisine", story).state == .open)
    }
  }

  @Test(
    "by its setting it goes out once per moment; for whom nothing waits gets none", arguments: Engine.allCases
  )
  func schedule(engine: Engine) async throws {
    let wishes = TestOffice.Wishes(more: "digest:\n  at: mon-fri 07:30\n  stale_days: 30")
    try await Story.tell(wishes, on: engine) { story in
      try await story.answers(try await story.annaHasAsked(), .paul, says: "étape: qualification")
      let digest = SendDigest(story.firm.office)
      #expect(try await digest.ifDue().isEmpty)
      try await story.later(days: 36)
      #expect(try await digest.ifDue() == ["Paul Favre"])
      #expect(try await digest.ifDue().isEmpty)
      #expect(try await story.letters(to: .paul).filter { $0.item.kind == "digest" }.count == 1)
    }
  }
}
