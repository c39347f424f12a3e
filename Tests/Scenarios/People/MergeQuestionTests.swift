import Basics
import CRM
import MailFormat
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Who wrote it: two leads that are one, by a word")
struct MergeQuestionTests {
  /// Anna wrote; Anne noted a call from the same telephone.
  private func two(_ story: Story) async throws -> QueuedMail {
    try await story.writes(.anna, says: "Une cuisine ?\n\nAnna Rey\nTél. 021 555 01 23")
    try await story.writes(.anne, subject: "Appel", says: "Appel de Mme Rey, 021 555 01 23, budget 12k")
    return try await story.letter(to: .anne, "question")
  }

  @Test("“oui” merges the new lead into the older one", arguments: Engine.allCases)
  func yes(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let question = try await two(story)
      #expect(question.plainText.contains("piste 1 (Cuisine, Anna Rey) : même adresse"))
      let answer = try await story.answers(question, .anne, says: "Oui")
      #expect(answer.route == "answerQuestion")
      let leads = try await story.leads()
      #expect(leads[1].mergedInto == leads[0].lead.id.value)
      #expect(leads[0].lead.budget == Money(minorUnits: 12_000_00, .chf))
      #expect(answer.conversation == leads[0].conversationID)
      let late = try await story.answers(question, .anne, says: "Oui")
      #expect(late.reason == "questionClosed")
    }
  }

  @Test(
    "“non”, a figure, or anybody else's yes leaves them apart", arguments: ["non", "1", "forged", "another"])
  func no(what: String) async throws {
    try await Story.tell { story in
      let question = try await two(story)
      switch what {
      case "forged": try await story.answers(question, .falseAnne, says: "oui")
      case "another": try await story.answers(question, .paul, says: "oui")
      default: try await story.answers(question, .anne, says: what)
      }
      #expect(try await story.leads().map(\.mergedInto) == [nil, nil])
    }
  }

  @Test("a merge that is refused meanwhile is told")
  func refused() async throws {
    try await Story.tell { story in
      let question = try await two(story)
      try await story.disqualify(try await story.leads()[0])
      try await story.answers(question, .anne, says: "oui")
      #expect(try await story.leads().map(\.mergedInto) == [nil, nil])
      let letter = try await story.letter(to: .anne, "work-receipt")
      #expect(letter.plainText.contains("« oui » : la piste 1 est écartée"))
    }
  }

  @Test("Anna's next matter is hers to write: nobody is asked")
  func nextMatter() async throws {
    try await Story.tell { story in
      try await story.writes(.anna, says: "Une cuisine ?")
      try await story.writes(.anna, subject: "Portes", says: "Et trois portes ?")
      #expect(try await story.leads().count == 2)
      #expect(
        try await story.letters(to: .paul).map(\.item.kind) == ["lead-notification", "lead-notification"])
    }
  }
}
