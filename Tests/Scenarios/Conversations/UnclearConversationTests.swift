import CRM
import MailFormat
import SQL
import Store
import TestFirm
import TestSupport
import Testing

@Suite("Whose conversation: what fits several")
struct UnclearConversationTests {
  /// Anna has two open matters; she answers the letter on one and refers to the letter on the other.
  private func twoMatters(_ story: Story) async throws -> Arrival {
    let kitchen = try await story.annaIsACustomer()
    try await story.writes(.anna, subject: "Portes", says: "Et trois portes pour l'atelier ?")
    try await story.answers(
      try await story.letter(to: .paul), .paul, keeping: [.address], says: "Avec plaisir.")
    let doors = try await story.letter(to: .anna)
    let id = doors.message.messageID?.text ?? ""
    return try await story.answers(
      kitchen, .anna, keeping: [.address], subject: "Les deux", ["References: <\(id)>"],
      says: "C'est d'accord pour mardi.")
  }

  @Test(
    "a mail whose reply address and references disagree waits, and Paul is asked which; his figure puts it there",
    arguments: Engine.allCases)
  func figure(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let unclear = try await twoMatters(story)
      #expect(unclear.state == .tray)
      #expect(unclear.why("conversation") == "stepsDisagree")
      let question = try await story.letter(to: .paul, "question")
      #expect(question.message.text.contains("1 = Cuisine"))
      #expect(question.message.text.contains("2 = Portes"))
      #expect(question.message.text.contains("ne mènent pas au même dossier"))

      let answer = try await story.answers(question, .paul, says: "1")
      #expect(answer.state == .applied)
      #expect(answer.route == "answerQuestion")
      let settled = try await story.journal(unclear.id)
      #expect(settled.state == .applied)
      #expect(settled.reason == "decided by paul@firm.example")
      let kitchen = try await story.leads()[0]
      #expect(settled.conversationID == kitchen.conversationID)
      let words = try await story.messages(of: kitchen.conversationID).map(\.body)
      #expect(words.contains("C'est d'accord pour mardi."))
      #expect(!words.contains("1"))
    }
  }

  @Test("“nouveau” makes it a lead of its own")
  func new() async throws {
    try await Story.tell { story in
      let unclear = try await twoMatters(story)
      let answer = try await story.answers(
        try await story.letter(to: .paul, "question"), .paul, says: "Nouveau, merci")
      #expect(answer.route == "answerQuestion")
      #expect(try await story.leads().count == 3)
      #expect(try await story.journal(unclear.id).state == .applied)
    }
  }

  @Test(
    "anybody else's answer, a second answer, or a word that means nothing changes nothing",
    arguments: [
      "not a colleague", "another colleague", "again", "a sentence", "a figure that was not offered",
    ])
  func refused(what: String) async throws {
    try await Story.tell { story in
      let unclear = try await twoMatters(story)
      let question = try await story.letter(to: .paul, "question")
      let answer: Arrival
      switch what {
      case "not a colleague": answer = try await story.answers(question, .falsePaul, says: "2")
      case "another colleague": answer = try await story.answers(question, .anne, says: "2")
      case "again":
        try await story.answers(question, .paul, says: "non")
        answer = try await story.answers(question, .paul, says: "2")
      case "a sentence":
        answer = try await story.answers(question, .paul, says: "Je ne sais pas, demande à Anne.")
      default: answer = try await story.answers(question, .paul, says: "3")
      }
      #expect(answer.state == .tray)
      #expect(try await story.journal(unclear.id).state == .tray)
      #expect(try await story.leads().count == 2)
    }
  }
}
