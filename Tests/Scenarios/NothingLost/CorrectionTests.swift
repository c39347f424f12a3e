import Basics
import CRM
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Nothing lost: a correction teaches")
struct CorrectionTests {
  /// Beat writes about the kitchen under a subject of his own, and a person puts his mail onto Anna's conversation.
  private func corrected(_ story: Story) async throws -> (mail: Arrival, kitchen: Int64) {
    _ = try await story.annaIsACustomer()
    let kitchen = try await story.onlyLead().conversationID
    let mail = try await story.writes(.beat, subject: "Chantier rue du Lac", says: "Mardi nous irait.")
    let outcome = try await story.routes(mail, .conversation(kitchen))
    #expect(outcome.learned != nil)
    // The conversation moves on without him for long enough that his subject alone no longer counts.
    try await story.later(days: 100)
    return (mail, kitchen)
  }

  @Test(
    "the next mail of that sender about that goes there by itself, and says by whose correction",
    arguments: Engine.allCases)
  func taught(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let (mail, kitchen) = try await corrected(story)
      let next = try await story.writes(.beat, subject: "Chantier rue du Lac", says: "Ou mercredi.")
      #expect(next.conversation == kitchen)
      #expect(next.why("conversation") == "learnedRule")
      #expect(next.evidence("conversation") == "rule 1, from mail \(mail.id), placed by cli:paul")
      #expect(try await story.leads().count == 1)
    }
  }

  @Test("another subject, or another sender, is not what was taught")
  func others() async throws {
    try await Story.tell { story in
      _ = try await corrected(story)
      try await story.writes(.beat, subject: "Garage", says: "Une porte de garage ?")
      try await story.writes(.luc, subject: "Chantier rue du Lac", says: "Bonjour !")
      #expect(try await story.leads().count == 3)
    }
  }

  @Test("the correction is taken back: the rule goes with it")
  func undone() async throws {
    try await Story.tell { story in
      let (mail, _) = try await corrected(story)
      try await story.takesBack(mail)
      #expect(try await story.count("learned_rule") == 0)
      let next = try await story.writes(.beat, subject: "Chantier rue du Lac", says: "Ou mercredi.")
      #expect(next.route == "newLead")
    }
  }

  @Test("a removed rule no longer holds, and what it had placed stays")
  func removed() async throws {
    try await Story.tell { story in
      let (_, kitchen) = try await corrected(story)
      let second = try await story.writes(.beat, subject: "Chantier rue du Lac", says: "Ou mercredi.")
      let now = story.firm.office.now
      try await story.firm.office.database.write {
        try LearnedRules($0).remove(1, actor: "cli:paul", at: now)
      }
      #expect(try await story.journal(second.id).conversationID == kitchen)
      #expect(try await story.firm.read { try LearnedRules($0).list().isEmpty })
      #expect(try await story.replayed().differences == [])
    }
  }

  @Test("a rule never outweighs a token")
  func token() async throws {
    try await Story.tell { story in
      _ = try await corrected(story)
      try await story.writes(.beat, subject: "Portes", says: "Et trois portes ?")
      try await story.answers(try await story.letter(to: .paul), .paul, keeping: [.address], says: "Oui.")
      let doors = try await story.letter(to: .beat)
      let answer = try await story.answers(
        doors, .beat, keeping: [.address], subject: "Chantier rue du Lac", says: "Merci.")
      #expect(answer.why("conversation") == "tokenInReplyAddress")
      #expect(answer.conversation == doors.item.conversationID)
    }
  }

  @Test("advertisements that were ignored once are ignored again")
  func ignored() async throws {
    try await Story.tell { story in
      let first = try await story.writes(.luc, subject: "Tapis en promotion", says: "Nos tapis !")
      try await story.routes(first, .ignore)
      let second = try await story.writes(.luc, subject: "Tapis en promotion", says: "Encore des tapis !")
      #expect(second.state == .ignored)
      #expect(second.reason == "learnedRule")
      #expect(try await story.leads().isEmpty)
    }
  }

  @Test("what the spam filter took for spam is a lead the second time; a machine's mail never is")
  func spam() async throws {
    try await Story.tell { story in
      let first = try await story.writes(
        .luc, subject: "Escalier", ["X-Spam-Flag: YES"], says: "Un escalier ?")
      #expect(first.state == .tray)
      try await story.routes(first, .newLead)
      let second = try await story.writes(
        .luc, subject: "Escalier", ["X-Spam-Flag: YES"], says: "Et une rampe ?")
      #expect(second.state == .applied)
      let list = try await story.writes(
        .luc, subject: "Bulletin", ["List-Id: Nouvelles <news.elsewhere.example>"], says: "Nouvelles.")
      try await story.routes(list, .newLead)
      let before = try await story.leads().count
      let next = try await story.writes(
        .luc, subject: "Bulletin 2", ["List-Id: Nouvelles <news.elsewhere.example>"], says: "Nouvelles.")
      #expect(next.state == .ignored)
      #expect(try await story.leads().count == before)
    }
  }

  @Test("a list's mails that belong to a project's conversation go there, whatever their subject")
  func list() async throws {
    try await Story.tell { story in
      _ = try await story.annaIsACustomer()
      let kitchen = try await story.onlyLead().conversationID
      let field = "List-Id: Chantier <chantier.rey.example>"
      let first = try await story.writes(.beat, subject: "Séance 1", [field], says: "Procès-verbal.")
      #expect(first.reason == "listMail")
      try await story.routes(first, .conversation(kitchen))
      let second = try await story.writes(.beat, subject: "Séance 2", [field], says: "Procès-verbal.")
      #expect(second.conversation == kitchen)
      #expect(second.state == .applied)
    }
  }

  @Test("nothing is learned of a colleague's mail, or of one with a forged token")
  func untaught() async throws {
    try await Story.tell { story in
      _ = try await story.annaIsACustomer()
      let kitchen = try await story.onlyLead().conversationID
      let note = try await story.writes(.falsePaul, subject: "Note", says: "M. Faux, 079 111 22 33")
      #expect(try await story.routes(note, .conversation(kitchen)).learned == nil)
      let forged = try await story.writes(
        .luc, to: "leads+c\(kitchen)-aaaaaaaaaaaaaaaa@firm.example", subject: "Re: Cuisine", says: "Bonjour")
      #expect(forged.state == .tray)
      #expect(try await story.routes(forged, .conversation(kitchen)).learned == nil)
    }
  }
}
