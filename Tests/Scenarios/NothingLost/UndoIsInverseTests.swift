import Basics
import CRM
import MailFormat
import SQL
import Settings
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Nothing lost: after undo the books are as before the mail")
struct UndoIsInverseTests {
  /// A mail of some kind, written into a firm that knows Anna.
  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case firstMail, firstMailOfAKnownOne, answer, answerOfSomebodyElse, note, relay, absence, farewell,
      bounce, list

    var testDescription: String { rawValue }
  }

  /// What a mail may change, without the record that there was one.
  private static let books: Set<String> = [
    "contacts", "conversations", "participants", "messages", "leads", "opportunities", "follow-ups",
    "suppressions", "mailings", "hours", "rules",
  ]

  private func state(_ story: Story) async throws -> [StateDigest.Section] {
    try await story.digest().sections.filter { Self.books.contains($0.name) }
  }

  private func write(_ kind: Kind, _ story: Story, _ letter: QueuedMail) async throws -> Arrival {
    switch kind {
    case .firstMail: return try await story.writes(.luc, subject: "Portes", says: "Trois portes ?")
    case .firstMailOfAKnownOne:
      return try await story.writes(.anna, subject: "Portes", says: "Trois portes ?")
    case .answer: return try await story.answers(letter, .anna, says: "Mardi.")
    case .answerOfSomebodyElse: return try await story.answers(letter, .beat, says: "Mardi.")
    case .note:
      return try await story.writes(
        .paul, subject: "Appel", says: "M. Rochat, 079 555 11 22, rappeler demain")
    case .relay:
      return try await story.answers(
        try await story.letter(to: .paul, "conversation-notification"), .paul, keeping: [.address],
        says: "Parfait.")
    case .absence:
      return try await story.answers(letter, .anna, ["Auto-Submitted: auto-replied"], says: "Absente.")
    case .farewell:
      return try await story.mailbox(
        of: .anna, answers: letter, says: "Je ne travaille plus chez Menuiserie Rey.")
    case .bounce:
      let report = RawMail.report(to: letter.item.reversePath, returned: letter.item.messageID)
      return try await story.receive(report.lines, report.body)
    case .list:
      return try await story.writes(.luc, subject: "Bulletin", ["List-Id: <n.x.example>"], says: "Nouvelles.")
    }
  }

  @Test("of every kind", arguments: Kind.allCases)
  func same(kind: Kind) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      try await story.answers(letter, .anna, says: "Volontiers, quand ?")
      try await story.later(minutes: 30)
      let before = try await state(story)
      let mail = try await write(kind, story, letter)
      let after = try await state(story)
      #expect((before == after) == [.list, .absence].contains(kind), "the mail did something")
      try await story.takesBack(mail)
      #expect(try await state(story) == before)
      #expect(try await story.journal(mail.id).state == .tray)
    }
  }

  @Test(
    "stage, budget, owner and a follow-up that a mail set go back; what somebody changed since is named",
    arguments: Engine.allCases)
  func fields(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let mail = try await story.writes(.anna, says: "Une offre ?")
      let office = story.firm.office
      let id = try await QualifyLead(office)(1, .init(), actor: "cli:paul")
      let note = try await story.writes(.luc, subject: "Jeu", ["X-Spam-Flag: YES"], says: "Gagnez !")
      let now = office.now
      let anne = try await office.database.write { connection -> EmployeeRecord in
        let opportunities = Opportunities(connection, pipeline: office.pipeline)
        var opportunity = try opportunities.find(id).opportunity
        let anne = try Employees(connection).named("anne@firm.example")
        let step = try opportunity.advanced(to: office.pipeline.stages[2].name, in: office.pipeline)
        opportunity = step.value
        opportunity.owner = anne.id
        opportunity.expected = Money(decimal: "12000", office.company.currency)
        try opportunities.save(opportunity, at: now)
        let changes = [
          FieldChange("owner", from: "paul@firm.example", to: anne.address),
          FieldChange("budget", from: "", to: "CHF 12000.00"), FieldChange("note", from: "", to: "appelé"),
        ]
        try Activities(connection).record(
          step.changes + changes, of: "opportunity", id, actor: "paul@firm.example", message: note.id, at: now
        )
        let conversation = try #require(mail.conversation)
        let call = try FollowUps(connection).plan(
          .call, on: office.today, note: "", conversation: conversation, at: now)
        try Activities(connection).record(
          [FieldChange("state", from: "", to: "planned")], of: "followUp", call, actor: "paul@firm.example",
          message: note.id, at: now)
        _ = try connection.execute("UPDATE journal_message SET state = 'applied' WHERE id = \(note.id)")
        return anne
      }
      _ = try await AdvanceOpportunity(office)(id, .stage(office.pipeline.stages[3].name), actor: "cli:paul")

      let plan = try await story.takesBack(note)
      #expect(plan.kept.map(\.reason) == [.changedSince])
      let opportunity = try await story.firm.read {
        try Opportunities($0, pipeline: office.pipeline).find(id).opportunity
      }
      #expect(opportunity.stage == office.pipeline.stages[3])
      #expect(opportunity.expected == nil)
      #expect(opportunity.owner != anne.id)
      #expect(try await story.followUps(of: mail.conversation).isEmpty)
    }
  }
}
