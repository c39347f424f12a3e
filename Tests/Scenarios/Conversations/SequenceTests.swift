import Basics
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Whose conversation: a mailing that writes again")
struct SequenceTests {
  @Test(
    "who has answered gets no second letter, who has not gets it as an answer to the first",
    arguments: Engine.allCases)
  func stops(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let copies = try await story.sequence(to: [.anna, .luc])
      try await story.answers(copies[0], .annaPrivately, keeping: [.address, .subject], says: "Volontiers.")
      #expect(try await story.secondLetters(afterDays: 4).isEmpty)
      let second = try await story.secondLetters(afterDays: 1)
      #expect(second.map(\.to) == [[Person.luc.address]])
      #expect(second[0].message.subject == "Toujours une offre ?")
      #expect(second[0].message.references.map(\.text) == [copies[1].item.messageID])
      #expect(try await story.outcomes() == ["lead", ""])
      #expect(try await story.secondLetters(afterDays: 30).isEmpty)
      #expect(try await story.mailingState() == .sent)
    }
  }

  @Test("an answer to either letter is the same lead")
  func oneLead() async throws {
    try await Story.tell { story in
      let first = try await story.sequence(to: [.anna])[0]
      let second = try await story.secondLetters(afterDays: 5)[0]
      try await story.answers(second, .anna, says: "Oui, volontiers.")
      for traces in [.all, [.references], [.address]] as [Trace] {
        let late = try await story.answers(
          first, .anna, keeping: traces, says: "Et encore \(traces.rawValue)")
        #expect(late.route == "customerReply")
      }
      #expect(try await story.leads().count == 1)
    }
  }

  @Test("a mail that Anna writes by herself stops it too")
  func writesByHerself() async throws {
    try await Story.tell { story in
      _ = try await story.sequence(to: [.anna])
      try await story.writes(.anna, subject: "Une question", says: "Bonjour, faites-vous aussi des tables ?")
      #expect(try await story.secondLetters(afterDays: 6).isEmpty)
      #expect(try await story.outcomes() == ["answered"])
      #expect(try await story.mailingState() == .sent)
    }
  }

  @Test("who has left the list, complained or is gone gets nothing more")
  func left() async throws {
    try await Story.tell { story in
      let copies = try await story.sequence(to: [.anna, .luc, .beat])
      let address = try story.firm.plus(.unsubscribe, try await story.copies()[0])
      try await story.writes(.anna, to: address, subject: "unsubscribe", says: "")
      try await story.serverReports(on: copies[1], [(Person.luc.address, "5.1.1")])
      let second = try await story.secondLetters(afterDays: 5)
      #expect(second.map(\.to) == [[Person.beat.address]])
      // A report about the first letter still finds its recipient, although the second has left.
      try await story.serverReports(on: copies[2], [(Person.beat.address, "5.1.1")])
      #expect(
        try await story.outcomes().map { $0.split(separator: ":")[0] } == [
          "unsubscribed", "bounced", "bounced",
        ])
    }
  }

  @Test("who is only out of the office gets the second letter")
  func away() async throws {
    try await Story.tell { story in
      let copy = try await story.sequence(to: [.anna])[0]
      try await story.mailbox(of: .anna, answers: copy, says: "Je suis absente jusqu'au 7 décembre 2026.")
      #expect(try await story.outcomes() == ["outOfOffice, back on 2026-12-08"])
      #expect(try await story.secondLetters(afterDays: 5).count == 1)
    }
  }

  @Test("an answer that is taken back before the day lets it go on")
  func undone() async throws {
    try await Story.tell { story in
      let copy = try await story.sequence(to: [.anna])[0]
      let mail = try await story.answers(copy, .annaPrivately, keeping: [.address], says: "Volontiers.")
      #expect(try await story.outcomes() == ["lead"])
      try await story.takesBack(mail)
      #expect(try await story.outcomes() == [""])
      #expect(try await story.secondLetters(afterDays: 5).count == 1)
    }
  }

  @Test("letters are added before the start, not after it")
  func late() async throws {
    try await Story.tell { story in
      _ = try await story.mailing(to: [.anna])
      let content = try Mailing.Content(subject: "Encore", text: "Bonjour")
      await #expect(throws: Refusal.self) {
        try await RunMailing(story.firm.office).follow(1, after: 5, with: content)
      }
    }
  }
}

extension Story {
  /// A mailing of two letters, five days apart, whose first has left.
  ///
  /// - Returns: the copies of the first letter.
  func sequence(to people: [Person]) async throws -> [QueuedMail] {
    try await mailing(to: people.map(\.address), thenAfter: 5, subject: "Toujours une offre ?")
  }

  /// What the schedule sends so many days later.
  func secondLetters(afterDays days: Int64) async throws -> [QueuedMail] {
    try await later(days: days)
    let before = try await firm.outbox().count
    try await RunMailing(firm.office).goOn()
    try await firm.sendEverything()
    try await RunMailing(firm.office).finish()
    return Array(try await firm.outbox().dropFirst(before))
  }

  func mailingState() async throws -> MailingState? {
    try await firm.read { try MailingTable($0).list(limit: 1).first?.state }
  }
}
