import Basics
import CRM
import Testing

@Suite("Leads and follow-ups")
struct LeadTests {
  @Test("a lead's step says state before and after")
  func step() throws {
    let lead = Lead(
      id: Identifier(7), title: "Rey", source: .phoneNote, contact: Identifier(2), note: "rappeler")
    let step = try lead.after(.qualify)
    #expect(step.value.state == .qualified)
    #expect(step.changes == [FieldChange("state", from: "new", to: "qualified")])
    let converted = try step.value.after(.convert).value
    #expect(throws: Refusal.self) { try converted.after(.disqualify) }
  }

  @Test("contacting twice changes nothing the second time")
  func contactTwice() throws {
    let lead = Lead(id: Identifier(7), title: "Rey", source: .mail, contact: Identifier(2), note: "")
    let once = try lead.after(.contact).value
    #expect(try once.after(.contact).changes.isEmpty)
  }

  @Test("a source survives storing", arguments: [LeadSource.mailing(3), .phoneNote, .mail, .manual])
  func source(_ source: LeadSource) {
    #expect(LeadSource(kind: source.kind, mailing: source.mailing) == source)
  }

  @Test("a mailing source without its mailing is none")
  func brokenSource() {
    #expect(LeadSource(kind: "mailing", mailing: nil) == nil)
    #expect(LeadSource(kind: "mail", mailing: 3) == nil)
  }

  @Test("a follow-up is postponed to a day, and done only once")
  func followUp() throws {
    let monday = try #require(CalendarDate(iso: "2026-11-30"))
    let call = FollowUp(
      id: Identifier(1), conversation: Identifier(1), kind: .call, dueOn: monday, note: "rappeler")
    let later = try call.after(.postpone, newDay: monday.adding(days: 3))
    #expect(later.value.dueOn.description == "2026-12-03")
    #expect(later.changes == [FieldChange("dueOn", from: "2026-11-30", to: "2026-12-03")])
    let done = try later.value.after(.complete).value
    #expect(throws: Refusal.self) { try done.after(.complete) }
  }
}
