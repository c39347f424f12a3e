import Basics
import CRM
import MailFormat
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Nothing lost: two leads that a mail made one")
struct UndoMergeTests {
  /// Anna wrote and Paul answered; Anne noted a call of Beat's from the same telephone, and is asked.
  private func two(_ story: Story) async throws -> (letter: QueuedMail, note: Arrival, question: QueuedMail) {
    try await story.writes(.anna, says: "Une cuisine ?\n\nAnna Rey\nTél. 021 555 01 23")
    try await story.answers(
      try await story.letter(to: .paul), .paul, keeping: [.address, .references, .subject],
      says: "Volontiers.")
    let letter = try await story.letter(to: .anna, "relay")
    let note = try await story.writes(
      .anne, subject: "Appel",
      says:
        "Appel de M. Beat Rey, Menuiserie Rey, beat@rey.example, 021 555 01 23, budget 12k, rappeler mardi")
    try await story.later(minutes: 5)
    return (letter, note, try await story.letter(to: .anne, "question"))
  }

  private static let books: Set<String> = [
    "contacts", "conversations", "participants", "messages", "leads", "follow-ups", "mailings", "letters",
  ]

  private func state(_ story: Story) async throws -> [StateDigest.Section] {
    try await story.digest().sections.filter { Self.books.contains($0.name) }
  }

  @Test(
    "Anne's “oui” is taken back: the books are as before it, to the last figure", arguments: Engine.allCases)
  func parted(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let question = try await two(story).question
      let before = try await state(story)
      let yes = try await story.answers(question, .anne, says: "Oui")
      #expect(try await story.leads().map(\.mergedInto) == [nil, 1])
      #expect(try await story.leads()[0].lead.budget == Money(minorUnits: 12_000_00, .chf))
      let plan = try await story.takesBack(yes)
      #expect(plan.kept.isEmpty)
      #expect(plan.steps.map(\.words).contains { $0.hasSuffix("merged into lead 1") })
      #expect(try await state(story) == before)
      let leads = try await story.leads()
      #expect(leads.map(\.mergedInto) == [nil, nil])
      #expect(leads[1].lead.state == .new)
      #expect(leads[0].lead.budget == nil)
    }
  }

  @Test("what Anna wrote to both since stays with the lead that went on, and the plan says so")
  func writtenSince() async throws {
    try await Story.tell { story in
      let (letter, note, question) = try await two(story)
      let yes = try await story.answers(question, .anne, says: "Oui")
      let since = try await story.answers(letter, .anna, says: "Mardi nous irait.")
      try await story.later(minutes: 5)
      let plan = try await story.takesBack(yes)
      #expect(plan.kept.map(\.reason) == [.cameSince])
      #expect(plan.kept[0].effect.words.contains("mail \(since.id)"))
      let leads = try await story.leads()
      #expect(try await story.messages(of: leads[0].conversationID).last?.body == "Mardi nous irait.")
      #expect(try await story.messages(of: leads[1].conversationID).count == 1)
      #expect(try await story.journal(note.id).conversationID == leads[1].conversationID)
      #expect(try await story.followUps(of: leads[1].conversationID).count == 1)
      #expect(
        try await story.participants(of: leads[0].conversationID).map(\.address).contains("beat@rey.example")
          == false)
    }
  }

  @Test("Beat has written to both as one since: he takes part in it still")
  func wroteSince() async throws {
    try await Story.tell { story in
      let (letter, _, question) = try await two(story)
      let yes = try await story.answers(question, .anne, says: "Oui")
      try await story.answers(letter, .beat, says: "Je réponds pour Anna.")
      try await story.takesBack(yes)
      let kept = try await story.leads()[0].conversationID
      #expect(try await story.participants(of: kept).map(\.address).contains("beat@rey.example"))
    }
  }

  @Test("an answer to a letter of the lead that is by itself again reaches it again")
  func token() async throws {
    try await Story.tell { story in
      let (_, note, question) = try await two(story)
      let receipt = try await story.letter(to: .anne, "phone-note-receipt")
      let yes = try await story.answers(question, .anne, says: "Oui")
      try await story.takesBack(yes)
      let answer = try await story.answers(receipt, .anne, keeping: [.address], says: "Bonjour Monsieur.")
      #expect(answer.conversation == note.conversation)
      #expect(try await story.letters(to: .beat).count == 1)
    }
  }

  @Test(
    "both were made an opportunity, or one with a third lead, since: they stay one, with the reason",
    arguments: ["opportunity", "third"])
  func builtUpon(what: String) async throws {
    try await Story.tell { story in
      let (_, _, question) = try await two(story)
      let yes = try await story.answers(question, .anne, says: "Oui")
      if what == "opportunity" {
        _ = try await QualifyLead(story.firm.office)(1, .init(), actor: "cli:paul")
      } else {
        try await story.writes(.luc, subject: "Escalier", says: "Un escalier ?")
        _ = try await MergeLeads(story.firm.office)(3, 1, actor: "cli:paul")
      }
      let plan = try await story.takesBack(yes)
      let merge = try #require(plan.kept.first { $0.effect.kind == "merge" })
      #expect(merge.reason == .workedOnSince)
      #expect(merge.evidence == (what == "opportunity" ? "an opportunity" : "merged into lead 3"))
      #expect(plan.steps.isEmpty)
      let given = try await story.lead(2)
      #expect(given.mergedInto == (what == "opportunity" ? 1 : 3))
      #expect(given.lead.state == .disqualified)
      #expect(try await story.lead(1).lead.budget == Money(minorUnits: 12_000_00, .chf))
    }
  }

  @Test(
    "one of the two first mails is taken back while they are one: its words go, the leads stay and the merge is named",
    arguments: ["first", "note"], Engine.allCases)
  func original(which: String, engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let (_, note, question) = try await two(story)
      let yes = try await story.answers(question, .anne, says: "Oui")
      let kept = try await story.leads()[0].conversationID
      let before = try await story.messages(of: kept).count
      let plan = try await story.takesBack(which == "note" ? note : try await story.arrival(1))
      let lead = try #require(plan.kept.first { $0.effect.kind == "lead" })
      let words = which == "note" ? "merged into lead 1" : "lead 2 was merged into it"
      #expect(lead.evidence == "\(words) because of mail \(yes.id)")
      #expect(try await story.messages(of: kept).count == before - 1)
      #expect(try await story.leads().map(\.lead.state) == [.contacted, .disqualified])
      #expect(try await story.followUps(of: kept).count == (which == "note" ? 0 : 1))
      let people = try await story.participants(of: kept).map(\.address)
      #expect(people.contains("beat@rey.example") == (which == "first"))
    }
  }

  @Test("both leads were new: the note is taken back, and Anna's lead is as new as it was")
  func bothNew() async throws {
    try await Story.tell { story in
      try await story.writes(.anna, says: "Une cuisine ?\n\nAnna Rey\nTél. 021 555 01 23")
      let note = try await story.writes(.anne, subject: "Appel", says: "Appel de Mme Rey, 021 555 01 23")
      try await story.answers(try await story.letter(to: .anne, "question"), .anne, says: "Oui")
      let plan = try await story.takesBack(note)
      #expect(!plan.items.contains { $0.effect.kind == "change" })
      #expect(try await story.leads().map(\.lead.state) == [.new, .disqualified])
    }
  }

  @Test("first the merge is taken back, then the note: the second lead is gone altogether")
  func both() async throws {
    try await Story.tell { story in
      let (_, note, question) = try await two(story)
      try await story.takesBack(try await story.answers(question, .anne, says: "Oui"))
      let plan = try await story.takesBack(note)
      #expect(plan.kept.allSatisfy { $0.effect.kind == "letter" })
      #expect(try await story.onlyLead().contact.email == "anna@rey.example")
      #expect(try await story.contacts().map(\.email) == ["anna@rey.example"])
    }
  }

  @Test("run again from the first mail, merge and parting give the same state")
  func replayed() async throws {
    try await Story.tell { story in
      let (letter, _, question) = try await two(story)
      let yes = try await story.answers(question, .anne, says: "Oui")
      #expect(try await story.replayed().differences == [])
      try await story.answers(letter, .anna, says: "Mardi nous irait.")
      try await story.later(minutes: 5)
      try await story.takesBack(yes)
      #expect(try await story.replayed().differences == [])
    }
  }
}
