import Basics
import CRM
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Nothing lost: a notice that somebody has left is taken back")
struct UndoAbsenceTests {
  private static let farewell =
    "Bonjour,\n\nJe ne travaille plus chez Menuiserie Rey. Veuillez vous adresser à Beat Rey, beat@rey.example."

  private func anna(_ story: Story) async throws -> Contact {
    try #require(try await story.firm.read { try Contacts($0).find(email: "anna@rey.example") })
  }

  private func leaves(_ story: Story, _ letter: QueuedMail) async throws -> Arrival {
    try await story.mailbox(of: .anna, answers: letter, subject: "Départ", says: Self.farewell)
  }

  @Test(
    "Anna works there again; the question about her successor waits no longer", arguments: Engine.allCases)
  func back(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let notice = try await leaves(story, try await story.annaIsACustomer())
      #expect(try await anna(story).goneSince != nil)
      let question = try await story.letter(to: .paul, "question")
      let plan = try await story.takesBack(notice)
      #expect(plan.kept.isEmpty)
      #expect(try await anna(story).goneSince == nil)
      #expect(try await story.answers(question, .paul, says: "oui").reason == "questionClosed")
    }
  }

  @Test(
    "a second notice set no mark: taken back, it takes none; the first one does, and the next marks her anew")
  func second() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let first = try await leaves(story, letter)
      let again = try await leaves(story, letter)
      try await story.takesBack(again)
      #expect(try await anna(story).goneSince != nil)
      try await story.takesBack(first)
      #expect(try await anna(story).goneSince == nil)
      let third = try await leaves(story, letter)
      #expect(try await anna(story).goneSince != nil)
      #expect(
        try await story.takesBack(third).steps.map(\.words).contains { $0.hasPrefix("contact 1: gone – → ") })
    }
  }

  @Test("Paul's yes to the successor is taken back: he takes part no longer, and his contact goes")
  func successor() async throws {
    try await Story.tell { story in
      _ = try await leaves(story, try await story.annaIsACustomer())
      let yes = try await story.answers(
        try await story.letter(to: .paul, "question"), .paul, says: "oui, merci")
      let conversation = try await story.onlyLead().conversationID
      #expect(try await story.participants(of: conversation).map(\.address).contains("beat@rey.example"))
      #expect(try await story.takesBack(yes).kept.isEmpty)
      #expect(try await !story.participants(of: conversation).map(\.address).contains("beat@rey.example"))
      #expect(try await story.contacts().map(\.email) == ["anna@rey.example"])
    }
  }
}
