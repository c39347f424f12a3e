import Basics
import CRM
import Testing

@Suite("Two leads become one")
struct LeadMergeTests {
  private func lead(_ id: Int64, _ state: LeadState = .new, budget: Int64? = nil, note: String = "") -> Lead {
    var lead = Lead(id: Identifier(id), title: "T\(id)", source: .mail, contact: Identifier(id), note: note)
    lead.state = state
    lead.budget = budget.map { Money(minorUnits: $0, .chf) }
    return lead
  }

  private func contact(_ id: Int64, _ name: String, email: String, phone: String, company: String = "")
    -> Contact
  {
    Contact(
      id: Identifier(id), party: nil, name: name,
      reach: Contact.Reach(company: company, email: email, phone: phone))
  }

  @Test("its own words stay, gaps are filled, and only what changed is history")
  func merged() {
    let merged = LeadMerge.merged(lead(1, note: "Cuisine"), with: lead(2, budget: 500, note: "Portes"))
    #expect(merged.value.note == "Cuisine")
    #expect(merged.value.budget == Money(minorUnits: 500, .chf))
    #expect(merged.changes.map(\.field) == ["merged", "budget"])
    #expect(
      LeadMerge.merged(lead(1, budget: 100), with: lead(2, budget: 500)).value.budget?.minorUnits == 100)
  }

  @Test(
    "the way that does not work is refused, and the remedy names the one that does",
    arguments: [
      (LeadState.new, LeadState.converted, "piste lead merge 2 1"),
      (.converted, .converted, "close one of the two opportunities"),
      (.disqualified, .new, "piste lead merge 2 1"), (.disqualified, .disqualified, "a lead that is alive"),
    ])
  func refused(kept: LeadState, given: LeadState, remedy: String) {
    let refusal = #expect(throws: Refusal.self) { try LeadMerge.check(lead(1, kept), lead(2, given)) }
    #expect(refusal.map { String(describing: $0).contains(remedy) } == true)
  }

  @Test(
    "whatever is alive takes what has not become business",
    arguments: [LeadState.new, .contacted, .converted])
  func allowed(kept: LeadState) throws {
    for given in [LeadState.new, .contacted, .qualified, .disqualified] {
      try LeadMerge.check(lead(1, kept), lead(2, given))
    }
  }

  @Test("the person who can be written to stays, with the other's data where theirs has gaps")
  func person() {
    let caller = contact(1, "Mme Rey", email: "", phone: "+41215550123", company: "Rey SA")
    let writer = contact(2, "Anna Rey", email: "anna@rey.example", phone: "")
    for merged in [LeadMerge.contact(caller, with: writer), LeadMerge.contact(writer, with: caller)] {
      #expect(merged.id.value == 2)
      #expect(merged.name == "Anna Rey")
      #expect(merged.phone == "+41215550123")
      #expect(merged.company == "Rey SA")
    }
    let other = contact(3, "Beat Rey", email: "beat@rey.example", phone: "1")
    #expect(LeadMerge.contact(writer, with: other).id.value == 2)
  }
}
