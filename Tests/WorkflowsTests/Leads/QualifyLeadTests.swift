import Basics
import CRM
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("From lead to opportunity")
struct QualifyLeadTests {
  private func lead(_ desk: TestOffice, _ mail: RawMail = .fromAnna()) async throws -> LeadRecord {
    try await desk.receive(mail)
    return try #require(try await desk.read { try Leads($0).list(state: nil, limit: 1).first })
  }

  private func opportunity(_ desk: TestOffice, _ id: Int64) async throws -> OpportunityRecord {
    let pipeline = desk.office.pipeline
    return try await desk.read { try Opportunities($0, pipeline: pipeline).find(id) }
  }

  @Test(
    "a qualified lead is an opportunity with a party; its conversation goes on", arguments: Engine.allCases)
  func qualify(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let lead = try await lead(desk)
      let budget = Money(minorUnits: 8_000_00, .eur)
      let id = try await QualifyLead(desk.office)(
        lead.lead.id.value, .init(budget: budget, stage: "qualifie", partyName: "Rey SA"), actor: "paul")
      let record = try await opportunity(desk, id)
      #expect(record.opportunity.expected == budget)
      #expect(record.opportunity.stage.name == "Qualifié")
      #expect(record.opportunity.state == .open)
      #expect(record.leadID == lead.lead.id.value)
      #expect(record.conversationID == lead.conversationID)
      let after = try await desk.read { try Leads($0).find(lead.lead.id.value) }
      #expect(after.lead.state == .converted)
      #expect(after.lead.budget == budget)
      let party = try #require(record.opportunity.party)
      #expect(after.contact.party == party)
      #expect(try await desk.read { try Parties($0).find(party.value).party.name } == "Rey SA")
      let conversation = try await desk.read { try Conversations($0).find(lead.conversationID) }
      #expect(conversation?.kind == .opportunity)
      #expect(conversation?.subjectID == id)
      let answer = try await desk.receive(.fromAnna(2, to: try desk.plus(.conversation, lead.conversationID)))
      #expect(answer.conversationID == lead.conversationID)
    }
  }

  @Test("a refusal leaves the lead as it was", arguments: Engine.allCases)
  func refusals(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let lead = try await lead(desk)
      let id = lead.lead.id.value
      let qualify = QualifyLead(desk.office)
      let unknown = await #expect(throws: Refusal.self) {
        try await qualify(id, .init(stage: "nowhere"), actor: "p")
      }
      #expect(unknown?.reason == .missing)
      #expect(try await desk.read { try Leads($0).find(id).lead.state } == .new)
      #expect(try await desk.read { try Leads($0).find(id).contact.party } == nil)
      _ = try await qualify(id, .init(), actor: "paul")
      let twice = await #expect(throws: Refusal.self) { try await qualify(id, .init(), actor: "paul") }
      #expect(twice?.reason == .wrongState)
      await #expect(throws: Refusal.self) { try await qualify(999, .init(), actor: "paul") }
      let disqualify = await #expect(throws: Refusal.self) {
        try await DisqualifyLead(desk.office)(id, actor: "p")
      }
      #expect(disqualify?.reason == .wrongState)
    }
  }

  @Test(
    "a lead without company and name can't be qualified until it is given one", arguments: Engine.allCases)
  func nameless(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let lead = try await lead(
        desk, RawMail(["From: anna@rey.example", "To: leads@firm.example", "Subject: S"], "b"))
      let id = lead.lead.id.value
      let refusal = await #expect(throws: Refusal.self) {
        try await QualifyLead(desk.office)(id, .init(), actor: "p")
      }
      #expect(refusal?.reason == .missing)
      _ = try await QualifyLead(desk.office)(id, .init(partyName: "Anna"), actor: "paul")
    }
  }

  @Test(
    "a disqualified lead has no follow-ups left, and its conversation is closed", arguments: Engine.allCases)
  func disqualify(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let lead = try await lead(desk, .fromPaul("Appel de Mme Rey, 021 555 01 23, rappeler mardi"))
      let after = try await DisqualifyLead(desk.office)(lead.lead.id.value, actor: "paul")
      #expect(after.lead.state == .disqualified)
      #expect(try await desk.read { try FollowUps($0).counts() } == [.skipped: 1])
      let closed = try await desk.receive(.fromAnna(9, to: try desk.plus(.conversation, lead.conversationID)))
      #expect(closed.state == .tray)
    }
  }

  @Test(
    "an opportunity moves through its stages to an end, and its follow-ups end with it",
    arguments: Engine.allCases)
  func advance(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let lead = try await lead(desk, .fromPaul("Appel de Mme Rey, 021 555 01 23, rappeler mardi"))
      let id = try await QualifyLead(desk.office)(lead.lead.id.value, .init(), actor: "paul")
      let advance = AdvanceOpportunity(desk.office)
      #expect(
        try await advance(id, .stage("Proposition"), actor: "p").opportunity.stage.name == "Proposition")
      #expect(try await desk.read { try FollowUps($0).counts() } == [.planned: 1])
      let lost = try await advance(id, .lose(.price), actor: "paul")
      #expect(lost.opportunity.lossReason == .price)
      #expect(try await desk.read { try FollowUps($0).counts() } == [.skipped: 1])
      #expect(try await advance(id, .reopen, actor: "paul").opportunity.state == .open)
      #expect(try await advance(id, .win, actor: "paul").opportunity.state == .won)
      await #expect(throws: Refusal.self) { try await advance(id, .lose(.price), actor: "paul") }
      let history = try await desk.read { try Activities($0).history(of: "opportunity", id) }
      #expect(history.map(\.after).contains("Proposition"))
    }
  }
}
