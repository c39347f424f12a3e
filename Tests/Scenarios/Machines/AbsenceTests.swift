import Basics
import CRM
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Machines: somebody is away")
struct AbsenceScenarioTests {
  /// Paul's note about Anna: to be followed up on 1 December; then he writes to her.
  private func annaIsToBeCalled(_ story: Story) async throws -> QueuedMail {
    try await story.writes(
      .paul, subject: "Appel",
      says: "Appel de Mme Rey, Menuiserie Rey, anna@rey.example, budget 12k, rappeler mardi")
    let receipt = try await story.letter(to: .paul, "phone-note-receipt")
    try await story.answers(receipt, .paul, keeping: [.address], says: "Bonjour Madame, voici notre offre.")
    try await story.later(minutes: 5)
    return try await story.letter(to: .anna, "relay")
  }

  private func dueDays(_ story: Story) async throws -> [String] {
    let lead = try await story.onlyLead()
    return try await story.firm.read {
      try FollowUps($0).planned(conversation: lead.conversationID).map(\.dueOn.description)
    }
  }

  @Test(
    "Anna is away: the follow-up moves to the day of her return, and Paul is told once",
    arguments: Engine.allCases)
  func away(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let letter = try await annaIsToBeCalled(story)
      #expect(try await dueDays(story) == ["2026-12-01"])
      let before = try await story.letters(to: .paul).count
      let away = try await story.mailbox(
        of: .anna, answers: letter,
        says: "Bonjour,\n\nJe suis absente jusqu'au 7 décembre 2026 inclus.\n\nAnna Rey")
      #expect(away.route == "recordAutoReply")
      #expect(try await dueDays(story) == ["2026-12-08"])
      let told = try await story.letters(to: .paul).dropFirst(before)
      #expect(told.count == 1)
      let text = try #require(told.first).message.text
      #expect(text.contains("De retour le 8\u{A0}décembre 2026."))
      #expect(text.contains("La relance prévue le 1er\u{A0}décembre 2026 passe au 8\u{A0}décembre 2026."))
      #expect(try await story.letters(to: .anna).count == 1)
      #expect(try await story.leads().count == 1)
    }
  }

  @Test("what moved is written down with the day before, the day after and the mail that said so")
  func history() async throws {
    try await Story.tell { story in
      let letter = try await annaIsToBeCalled(story)
      let away = try await story.mailbox(
        of: .anna, answers: letter, says: "Je suis absente jusqu'au 7 décembre 2026.")
      let lead = try await story.onlyLead()
      let entries = try await story.firm.read { connection in
        let followUp = try FollowUps(connection).planned(conversation: lead.conversationID)[0]
        return try Activities(connection).history(of: "followUp", followUp.id.value)
      }
      #expect(entries.map { "\($0.field) \($0.before) \($0.after)" } == ["dueOn 2026-12-01 2026-12-08"])
      #expect(entries.map(\.message) == [away.id])
      #expect(entries.map(\.actor) == ["anna@rey.example"])
    }
  }

  @Test("her mailbox answers every letter: Paul hears of the same absence once")
  func again() async throws {
    try await Story.tell { story in
      let letter = try await annaIsToBeCalled(story)
      let before = try await story.letters(to: .paul).count
      for _ in 1...4 {
        try await story.mailbox(
          of: .anna, answers: letter, says: "Je suis absente jusqu'au 7 décembre 2026.")
      }
      #expect(try await story.letters(to: .paul).count == before + 1)
    }
  }

  @Test("a follow-up that is later than her return stays where it is")
  func laterFollowUp() async throws {
    try await Story.tell { story in
      let letter = try await annaIsToBeCalled(story)
      try await story.mailbox(of: .anna, answers: letter, says: "Je suis absente jusqu'au 26 novembre 2026.")
      #expect(try await dueDays(story) == ["2026-12-01"])
    }
  }

  @Test("her deputy is proposed; Paul's yes lets him take part, and what Paul writes then goes to both")
  func deputy() async throws {
    try await Story.tell { story in
      let letter = try await annaIsToBeCalled(story)
      try await story.mailbox(
        of: .anna, answers: letter,
        says:
          "Je suis absente jusqu'au 7 décembre 2026. En cas d'urgence, contactez Beat Rey (beat@rey.example)."
      )
      let question = try await story.letter(to: .paul, "question")
      #expect(question.message.text.contains("beat@rey.example"))
      #expect(question.message.text.contains("La relance prévue le 1er"))
      let lead = try await story.onlyLead()
      #expect(
        try await !story.participants(of: lead.conversationID).contains { $0.address == Person.beat.address })

      #expect(try await story.answers(question, .paul, says: "oui").route == "answerQuestion")
      #expect(
        try await story.participants(of: lead.conversationID).contains { $0.address == Person.beat.address })
      try await story.answers(
        try await story.letter(to: .paul, "phone-note-receipt"), .paul, keeping: [.address],
        says: "Bonjour, l'offre tient jusqu'à Noël.")
      #expect(try await story.letters(to: .beat).count == 1)
    }
  }

  @Test("Paul's no, and anybody else's yes, change nothing", arguments: [Person.paul, .falsePaul, .anne])
  func refused(person: Person) async throws {
    try await Story.tell { story in
      let letter = try await annaIsToBeCalled(story)
      try await story.mailbox(
        of: .anna, answers: letter,
        says: "Absente jusqu'au 7 décembre 2026. Mon remplaçant : Beat Rey, beat@rey.example.")
      let question = try await story.letter(to: .paul, "question")
      let isPaul = person.address == Person.paul.address && !person.fields.isEmpty
      try await story.answers(question, person, says: isPaul ? "non" : "oui")
      let lead = try await story.onlyLead()
      let participants = try await story.participants(of: lead.conversationID)
      #expect(!participants.contains { $0.address == Person.beat.address })
    }
  }

  @Test("Anna has left: her contact is marked, and her successor is proposed", arguments: Engine.allCases)
  func left(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let letter = try await annaIsToBeCalled(story)
      let notice = try await story.mailbox(
        of: .anna, answers: letter, subject: "Départ",
        says:
          "Bonjour,\n\nJe ne travaille plus chez Menuiserie Rey. Veuillez vous adresser à Beat Rey, beat@rey.example."
      )
      #expect(notice.state == .applied)
      let contact = try #require(
        try await story.firm.read { try Contacts($0).find(email: "anna@rey.example") })
      #expect(contact.goneSince == story.firm.clock.now)
      let marked = try await story.firm.read {
        try Activities($0).history(of: "contact", contact.id.value)
      }
      #expect(marked.map(\.message) == [notice.id])
      #expect(try await dueDays(story) == ["2026-12-01"])

      let question = try await story.letter(to: .paul, "question")
      #expect(question.message.text.contains("n’y travaille plus"))
      try await story.answers(question, .paul, says: "oui, merci")
      let lead = try await story.onlyLead()
      let participants = try await story.participants(of: lead.conversationID)
      #expect(participants.contains { $0.address == Person.beat.address && $0.role == .customer })
      let successor = try await story.firm.read { try Contacts($0).find(email: "beat@rey.example") }
      #expect(successor != nil)
    }
  }

  @Test(
    "the notice goes to the return path, as vacation programs do it: it finds its conversation all the same")
  func returnPath() async throws {
    try await Story.tell { story in
      let letter = try await annaIsToBeCalled(story)
      let notice = try await story.receive(
        [
          "Return-Path: <>", "Delivered-To: \(letter.item.reversePath)", "From: Anna Rey <anna@rey.example>",
          "To: \(letter.item.reversePath)", "Subject: Absence", "Auto-Submitted: auto-replied",
          "Message-ID: <vacation@rey.example>", "Content-Type: text/plain; charset=utf-8",
        ], "Je suis absente jusqu'au 7 décembre 2026.")
      #expect(notice.route == "recordAutoReply")
      #expect(try await dueDays(story) == ["2026-12-08"])
    }
  }

  @Test(
    "a notice of absence is never a lead: of a stranger, of a recipient of a mailing, of somebody in a conversation",
    arguments: ["stranger", "mailing", "conversation"])
  func noLead(who: String) async throws {
    try await Story.tell { story in
      let words = "Je suis absente jusqu'au 7 décembre 2026."
      switch who {
      case "stranger":
        try await story.writes(.luc, subject: "Absence", ["Auto-Submitted: auto-replied"], says: words)
      case "mailing":
        let copy = try await story.mailing(to: ["anna@rey.example"])[0]
        try await story.mailbox(of: .anna, answers: copy, says: words)
        #expect(try await story.outcomes() == ["outOfOffice, back on 2026-12-08"])
      default:
        try await story.mailbox(of: .anna, answers: try await annaIsToBeCalled(story), says: words)
      }
      #expect(try await story.leads().count == (who == "conversation" ? 1 : 0))
    }
  }
}
