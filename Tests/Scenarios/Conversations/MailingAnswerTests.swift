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

@Suite("Whose conversation: answers to a mailing")
struct MailingAnswerTests {
  @Test("whoever answers Anna's copy, it is one lead of that mailing", arguments: Engine.allCases)
  func oneLead(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let copy = try await story.mailing(to: [.anna])[0]
      let first = try await story.answers(
        copy, .annaPrivately, keeping: [.address, .subject], says: "Oui, volontiers.")
      #expect(first.route == "newLead")
      let lead = try await story.onlyLead()
      guard case .mailing = lead.lead.source else {
        Issue.record("\(lead.lead.source)")
        return
      }
      for (person, traces) in [
        (.anna, .all), (.beat, [.address, .subject]), (.annaPrivately, [.address]), (.anna, [.references]),
        (.anna, [.quote]),
      ] as [(Person, Trace)] {
        let answer = try await story.answers(
          copy, person, keeping: traces, says: "Encore : \(traces.rawValue)")
        #expect(answer.route == "customerReply", "\(person.address) \(traces)")
        #expect(answer.conversation == lead.conversationID)
      }
      #expect(try await story.leads().count == 1)
    }
  }

  @Test("a stranger's answer to the copy of a customer waits for Paul; his lead says which mailing")
  func stranger() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: [.anna])[0]
      try await story.answers(copy, .anna, says: "Oui, volontiers.")
      let mail = try await story.answers(
        copy, .luc, keeping: [.address, .subject], says: "Anna m'a transmis votre offre.")
      #expect(mail.state == .tray)
      #expect(mail.why("conversation") == "tokenFromStranger")
      try await story.decides(.paul, "nouveau")
      let leads = try await story.leads()
      #expect(leads.map(\.contact.email) == ["anna@rey.example", "luc@elsewhere.example"])
      #expect(leads[0].lead.source == leads[1].lead.source)
    }
  }

  @Test("an answer says so beside the copy, and leaves the copies of another mailing alone")
  func outcome() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: [.anna])[0]
      try await story.answers(copy, .anna, says: "Oui, volontiers.")
      try await story.later(days: 7)
      let next = try await story.mailing("Printemps", to: [.anna])
      #expect(next.count == 1)
      let answer = try await story.answers(next[0], .anna, keeping: [.address], says: "Encore oui.")
      #expect(answer.route == "newLead")
      let outcomes = try await story.firm.read { connection in
        try MailingTable(connection).list(limit: 9).flatMap {
          try MailingTable(connection).recipients(of: $0.id.value).map(\.outcome)
        }
      }
      #expect(outcomes == ["lead", "lead"])
    }
  }
}
