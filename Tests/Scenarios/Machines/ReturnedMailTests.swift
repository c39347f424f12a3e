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

@Suite("Machines: what came back")
struct ReturnedMailTests {
  @Test("Anna's address is gone: no mailing reaches it, Paul is told once, however often the server says it")
  func gone() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let before = try await story.letters(to: .paul).count
      for _ in 1...4 {
        let report = try await story.serverReports(on: letter, [("anna@rey.example", "5.1.1")])
        #expect(report.route == "suppress")
      }
      #expect(try await story.suppressed() == ["anna@rey.example: hardBounce"])
      let told = try await story.letters(to: .paul).dropFirst(before)
      #expect(told.count == 1)
      #expect(told.first?.message.text.contains("5.1.1") == true)
    }
  }

  @Test(
    "what is no failure suppresses nobody and tells nobody",
    arguments: [("delayed", "4.4.1"), ("delivered", "2.0.0"), ("relayed", "2.0.0")])
  func noFailure(action: String, status: String) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let before = try await story.firm.outbox().count
      let report = try await story.serverReports(on: letter, [("anna@rey.example", status)], action: action)
      #expect(report.state == .ignored)
      #expect(try await story.suppressed().isEmpty)
      #expect(try await story.firm.outbox().count == before)
    }
  }

  @Test("a server that refuses us for what we are: Paul learns of it, nobody is suppressed")
  func policy() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let before = try await story.letters(to: .paul).count
      let report = try await story.serverReports(on: letter, [("anna@rey.example", "5.7.1")])
      #expect(report.route == "recordBounce")
      #expect(try await story.suppressed().isEmpty)
      let told = try await story.letters(to: .paul).dropFirst(before)
      #expect(told.count == 1)
      #expect(told.first?.message.text.contains("policy") == true)
    }
  }

  @Test("copies of a mailing that are refused for what we are: whoever runs Piste learns of it once an hour")
  func mailingPolicy() async throws {
    let alerts = TestOffice.Wishes(more: "outbox:\n  alerts_to: chef@firm.example")
    try await Story.tell(alerts) { story in
      let copies = try await story.mailing(to: ["a@x.example", "b@x.example", "c@x.example"])
      for copy in copies {
        #expect(
          try await story.serverReports(on: copy, [(copy.to[0], "5.7.26")]).route == "recordBounce")
      }
      #expect(try await story.suppressed().isEmpty)
      let told = try await story.letters("refusal-alert")
      #expect(told.map(\.to) == [["chef@firm.example"]])
      try await story.later(minutes: 121)
      let more = try await story.mailing(to: ["d@x.example"], named: "Été")
      try await story.serverReports(on: more[0], [("d@x.example", "5.7.26")])
      #expect(try await story.letters("refusal-alert").count == 2)
    }
  }

  @Test("a report that names two recipients of one letter books both, each with its own status")
  func two() async throws {
    try await Story.tell { story in
      let letter = try await story.letter(toBoth: ["anna@rey.example", "beat@rey.example"])
      let report = try await story.serverReports(
        on: letter, [("anna@rey.example", "5.1.1"), ("beat@rey.example", "5.2.2")])
      #expect(report.route == "suppress")
      #expect(try await story.suppressed() == ["anna@rey.example: hardBounce"])
      let states = try await story.firm.outbox().last?.recipients.map { "\($0.address) \($0.state.rawValue)" }
      #expect(states == ["anna@rey.example bounced", "beat@rey.example bounced"])
    }
  }

  @Test("of a letter to two, a report on one of them says nothing of the other")
  func oneOfTwo() async throws {
    try await Story.tell { story in
      let letter = try await story.letter(toBoth: ["anna@rey.example", "beat@rey.example"])
      try await story.serverReports(on: letter, [("beat@rey.example", "5.1.1")])
      #expect(try await story.suppressed() == ["beat@rey.example: hardBounce"])
      let unclear = try await story.serverReports(on: letter, [("somebody@else.example", "5.1.1")])
      #expect(unclear.state == .tray)
      #expect(unclear.reason == "reportOnNobody")
      #expect(try await story.suppressed() == ["beat@rey.example: hardBounce"])
    }
  }

  @Test(
    "a suppression has its reason and date, Paul lifts it, mailings reach Anna again, and it stays known",
    arguments: Engine.allCases)
  func lifted(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let copies = try await story.mailing(to: ["anna@rey.example"])
      let report = try await story.serverReports(on: copies[0], [("anna@rey.example", "5.1.1")])
      let entry = try #require(try await story.firm.read { try Suppressions($0).all().first })
      #expect(entry.since == story.firm.clock.now)
      #expect(entry.message == report.id)
      #expect(try await story.mailing(to: ["anna@rey.example"], named: "Été").isEmpty)

      try await ChangeSuppression(story.firm.office).lift("Anna@Rey.example", actor: "paul@firm.example")
      #expect(try await story.mailing(to: ["anna@rey.example"], named: "Automne").count == 1)
      let known = try await story.firm.read { try Suppressions($0).lifted("anna@rey.example") }
      #expect(known.map(\.by) == ["paul@firm.example"])
      #expect(known.map(\.entry.reason) == [.hardBounce])
    }
  }

  @Test("Paul suppresses an address himself; twice, or what is no address, is refused")
  func byHand() async throws {
    try await Story.tell { story in
      let change = ChangeSuppression(story.firm.office)
      try await change.add("anna@rey.example", because: "asked by telephone", actor: "paul@firm.example")
      #expect(try await story.suppressed() == ["anna@rey.example: manual"])
      await #expect(throws: (any Error).self) {
        try await change.add("ANNA@rey.example", because: "", actor: "paul@firm.example")
      }
      await #expect(throws: (any Error).self) {
        try await change.add("no address", because: "", actor: "paul@firm.example")
      }
      await #expect(throws: (any Error).self) {
        try await change.lift("beat@rey.example", actor: "paul@firm.example")
      }
    }
  }
}
