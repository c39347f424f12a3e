import Basics
import Intake
import MailFormat
import SQL
import Store
import TestFirm
import Testing
import Workflows

@Suite("Who wrote it: what colleagues' mails carry")
struct LearnSendersTests {
  @Test("Paul's mails name another server than the one that is set: that one is advised, with its depth")
  func otherServer() async throws {
    try await Story.tell { story in
      let paul = Person.falsePaul.carrying(
        "Received: from border by store; Tue, 24 Nov 2026 10:00:01 +0100",
        "Authentication-Results: mx.provider.example; dkim=pass header.d=firm.example")
      for number in 1...3 {
        try await story.writes(paul, subject: "Appel \(number)", says: "Appel de M. Dupont")
      }
      try await story.writes(.falsePaul, subject: "Sans rien", says: "Appel de M. Dupont")
      try await story.writes(.anna, says: "Une offre ?")

      let lessons = try await LearnSenders(story.firm.office)()
      #expect(lessons.map(\.colleague.name) == ["Paul Favre", "Anne Blanc"])
      let lesson = lessons[0]
      #expect(lesson.mails.map(\.subject) == ["Sans rien", "Appel 3", "Appel 2", "Appel 1"])
      #expect(lesson.proven == 0)
      #expect(lesson.advice == .pin(.init(server: "mx.provider.example", receivedAbove: 1), 3))
      #expect(lessons[1].advice == .noMails)
    }
  }

  @Test("as it was advised, so it works")
  func advised() async throws {
    try await Story.tell(TestOffice.Wishes(intake: "  trusted_received: 1")) { story in
      let hop = "Received: from border by store; Tue, 24 Nov 2026 10:00:01 +0100"
      let paul = Person.falsePaul.carrying(hop, Person.proof)
      #expect(try await story.writes(paul, subject: "Appel", says: "Appel de M. Dupont").state == .applied)
      let lesson = try await LearnSenders(story.firm.office)("PAUL@firm.example")
      #expect(lesson.map(\.advice) == [.proven(1)])
    }
  }

  @Test("only the last twenty are looked at; nobody else has colleagues' rights")
  func twenty() async throws {
    try await Story.tell { story in
      for number in 1...22 {
        try await story.writes(.paul, subject: "Appel \(number)", says: "Appel de M. Dupont")
      }
      let lesson = try await LearnSenders(story.firm.office)("paul@firm.example")
      #expect(lesson.map(\.mails.count) == [20])
      #expect(lesson.map(\.advice) == [.proven(20)])
      let refusal = await #expect(throws: Refusal.self) {
        try await LearnSenders(story.firm.office)("anna@rey.example")
      }
      #expect(refusal?.reason == .missing)
    }
  }
}
