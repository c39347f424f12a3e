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

@Suite("Whose conversation: a new matter in an old one")
struct SplitTests {
  /// Anna answers the letter about her kitchen and speaks of her roof.
  private func newSubject(_ story: Story) async throws -> Arrival {
    let letter = try await story.annaIsACustomer()
    return try await story.answers(
      letter, .anna, keeping: [.address, .references], subject: "Toiture de l'atelier",
      says: "Au fait, faites-vous aussi les toits ?")
  }

  @Test(
    "a new subject in an old thread stays until Paul says “nouveau”: then it is a lead of its own",
    arguments: Engine.allCases)
  func new(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let mail = try await newSubject(story)
      let kitchen = try await story.onlyLead()
      #expect(mail.conversation == kitchen.conversationID)
      let question = try await story.letter(to: .paul, "question")
      #expect(question.message.text.contains("parle d’autre chose dans le dossier « Cuisine »"))
      let word = try await story.decides(.paul, "nouveau")
      #expect(word.route == "answerQuestion")

      let leads = try await story.leads()
      #expect(leads.map(\.lead.title) == ["Cuisine", "Toiture de l'atelier"])
      #expect(leads.last?.contact.id == kitchen.contact.id)
      let words = "Au fait, faites-vous aussi les toits ?"
      #expect(try await !story.messages(of: kitchen.conversationID).map(\.body).contains(words))
      #expect(try await story.messages(of: leads.last?.conversationID).map(\.body) == [words])
      #expect(try await story.journal(mail.id).conversationID == leads.last?.conversationID)
    }
  }

  @Test("“non” leaves it where it is, and nothing else happens")
  func stays() async throws {
    try await Story.tell { story in
      let mail = try await newSubject(story)
      #expect(try await story.decides(.paul, "non").route == "answerQuestion")
      let lead = try await story.onlyLead()
      #expect(try await story.journal(mail.id).conversationID == lead.conversationID)
    }
  }

  @Test("the command does the same as the word, once")
  func command() async throws {
    try await Story.tell { story in
      let mail = try await newSubject(story)
      let route = RouteByHand(story.firm.office)
      #expect(try await route(mail.id, .newLead, actor: "cli:paul").entry.route == "newLead")
      #expect(try await story.leads().count == 2)
      await #expect(throws: Refusal.self) { _ = try await route(mail.id, .newLead, actor: "cli:paul") }
      #expect(try await story.decides(.paul, "nouveau").reason == "questionClosed")
      #expect(try await story.leads().count == 2)
    }
  }

  @Test("the next answers follow the matter that they belong to")
  func afterwards() async throws {
    try await Story.tell { story in
      _ = try await newSubject(story)
      try await story.decides(.paul, "nouveau")
      let roof = try #require(try await story.leads().last)
      try await story.answers(
        try await story.letter(to: .paul, "lead-notification"), .paul, keeping: [.address],
        says: "Oui, les toits aussi.")
      let answer = try await story.answers(
        try await story.letter(to: .anna, "relay"), .anna, says: "Parfait.")
      #expect(answer.conversation == roof.conversationID)
      #expect(answer.why("conversation") == "tokenInReplyAddress")
    }
  }

  @Test(
    "the same matter in other words is no new one",
    arguments: ["Re: Cuisine - urgent", "Cuisine (suite)", "cuisine: mesures", "AW: CUISINE", ""])
  func same(subject: String) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      try await story.answers(
        letter, .anna, keeping: [.address], subject: subject, says: "Voici les mesures.")
      #expect(try await story.letters(to: .paul).allSatisfy { $0.item.kind != "question" })
    }
  }

  @Test(
    "an answer to a closed lead waits; “nouveau” opens another, “non” puts it there",
    arguments: ["nouveau", "non"])
  func closed(word: String) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let lead = try await story.onlyLead()
      _ = try await DisqualifyLead(story.firm.office)(lead.lead.id.value, actor: "paul")
      let mail = try await story.answers(letter, .anna, says: "Finalement, oui.")
      #expect(mail.state == .tray)
      #expect(mail.why("conversation") == "conversationClosed")
      #expect(
        try await story.letter(to: .paul, "question").message.text.contains(
          "répond au dossier clos « Cuisine »"))
      try await story.decides(.paul, word)
      #expect(try await story.journal(mail.id).state == .applied)
      #expect(try await story.leads().count == (word == "non" ? 1 : 2))
    }
  }

  @Test(
    "after half a year of silence the owner is asked; before that, or with a longer setting, the answer just joins"
  )
  func old() async throws {
    for (settings, days, reason) in [
      ("", 181, "conversationOld"), ("", 179, "tokenInReplyAddress"),
      ("  split_after_days: 400", 181, "tokenInReplyAddress"),
    ] as [(String, Int64, String)] {
      try await Story.tell(TestOffice.Wishes(intake: settings)) { story in
        let letter = try await story.annaIsACustomer()
        try await story.later(days: days)
        let mail = try await story.answers(letter, .anna, says: "Et maintenant ?")
        #expect(mail.why("conversation") == reason)
        #expect(mail.state == (reason == "conversationOld" ? .tray : .applied))
      }
    }
  }
}
