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

@Suite("Whose conversation: two leads that are one")
struct MergeTests {
  /// Anna's kitchen, and her doors, on which Paul has answered.
  private func two(_ story: Story) async throws -> (
    kitchen: LeadRecord, doors: LeadRecord, letter: QueuedMail
  ) {
    _ = try await story.annaIsACustomer()
    try await story.writes(.beat, subject: "Portes", says: "Et trois portes pour l'atelier ?")
    try await story.answers(
      try await story.letter(to: .paul), .paul, keeping: [.address], says: "Avec plaisir.")
    let leads = try await story.leads()
    return (leads[0], leads[1], try await story.letter(to: .beat, "relay"))
  }

  private func merge(_ story: Story, _ kept: LeadRecord, _ given: LeadRecord) async throws -> LeadRecord {
    try await MergeLeads(story.firm.office)(kept.lead.id.value, given.lead.id.value, actor: "cli:paul")
  }

  @Test("an answer to a letter of the second reaches the first, by every trace", arguments: Engine.allCases)
  func redirected(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let (kitchen, doors, letter) = try await two(story)
      _ = try await merge(story, kitchen, doors)
      for traces in [.all, .address, .references, .quote, .subject] as [Trace] {
        let answer = try await story.answers(
          letter, .beat, keeping: traces, says: "Mardi : \(traces.rawValue)")
        #expect(answer.route == "customerReply", "\(traces)")
        #expect(answer.conversation == kitchen.conversationID, "\(traces)")
      }
      let told = try await story.letter(to: .paul, "conversation-notification")
      #expect(told.item.conversationID == kitchen.conversationID)
    }
  }

  @Test("mails, people and follow-ups move, gaps are filled, and the history says so")
  func moved() async throws {
    try await Story.tell { story in
      let (kitchen, doors, _) = try await two(story)
      let day = try #require(CalendarDate(iso: "2026-12-01"))
      let now = story.firm.office.now
      try await story.firm.office.database.write { connection in
        try FollowUps(connection).plan(
          .call, on: day, note: "portes", conversation: doors.conversationID, at: now)
        var lead = doors.lead
        lead.budget = Money(minorUnits: 900_000, .chf)
        try Leads(connection).save(lead)
      }
      let merged = try await merge(story, kitchen, doors)
      #expect(merged.lead.budget == Money(minorUnits: 900_000, .chf))
      #expect(merged.contact.email == "anna@rey.example")
      #expect(
        try await story.messages(of: kitchen.conversationID).map(\.body).contains(
          "Et trois portes pour l'atelier ?"))
      #expect(try await story.messages(of: doors.conversationID).isEmpty)
      #expect(
        try await story.customers(of: kitchen.conversationID) == ["anna@rey.example", "beat@rey.example"])
      let planned = try await story.firm.read {
        try FollowUps($0).planned(conversation: kitchen.conversationID)
      }
      #expect(planned.map(\.note) == ["portes"])
      let history = try await story.firm.read {
        try Activities($0).history(of: "lead", kitchen.lead.id.value)
      }
      #expect(history.contains { $0.field == "merged" && $0.after == "lead \(doors.lead.id): Portes" })
      let given = try #require(try await story.leads().last)
      #expect(given.lead.state == .disqualified)
      #expect(given.mergedInto == kitchen.lead.id.value)
    }
  }

  @Test("who is known only by telephone gets the address of the other")
  func contact() async throws {
    try await Story.tell { story in
      try await story.writes(.paul, subject: "Note", says: "Appel de Mme Rey, 021 555 01 23, rappeler mardi")
      try await story.writes(.anna, says: "Comme dit au téléphone.")
      let leads = try await story.leads()
      let merged = try await merge(story, leads[0], leads[1])
      #expect(merged.contact.email == "anna@rey.example")
      #expect(merged.contact.phone == "+41215550123")
    }
  }

  @Test("a chain of merges leads to its end")
  func chain() async throws {
    try await Story.tell { story in
      let (kitchen, doors, letter) = try await two(story)
      try await story.writes(.luc, subject: "Escalier", says: "Un escalier ?")
      let stairs = try #require(try await story.leads().last)
      _ = try await merge(story, kitchen, doors)
      _ = try await merge(story, stairs, kitchen)
      let answer = try await story.answers(letter, .beat, keeping: [.address], says: "Mardi.")
      #expect(answer.conversation == stairs.conversationID)
    }
  }

  @Test("what can't be merged is refused, with the way that works")
  func refused() async throws {
    try await Story.tell { story in
      let (kitchen, doors, _) = try await two(story)
      let wishes = QualifyLead.Wishes(budget: Money(minorUnits: 100_000, .chf))
      _ = try await QualifyLead(story.firm.office)(doors.lead.id.value, wishes, actor: "paul")
      let converted = await #expect(throws: Refusal.self) { _ = try await merge(story, kitchen, doors) }
      let words = String(describing: try #require(converted))
      #expect(words.contains("piste lead merge 2 1"))
      let itself = await #expect(throws: Refusal.self) { _ = try await merge(story, kitchen, kitchen) }
      #expect(itself?.reason == .invalid)
      // The other way works: the opportunity goes on.
      _ = try await merge(story, doors, kitchen)
      await #expect(throws: Refusal.self) { _ = try await merge(story, doors, kitchen) }
    }
  }
}
