import Intake
import Testing

@Suite("Leads that may be the same business")
struct DuplicateLeadTests {
  private func candidate(_ lead: Int64, _ email: String, _ phone: String = "") -> DuplicateLeads.Candidate {
    .init(lead: lead, title: "Cuisine", contact: "", email: email, phone: phone)
  }

  private func clues(_ email: String, _ phone: String = "") -> DuplicateClues {
    DuplicateClues(email: email, phone: phone, ownDomains: ["firm.example"])
  }

  @Test("address before telephone before domain, each lead once, the newest first")
  func order() {
    let found = DuplicateLeads.among(
      [
        candidate(1, "beat@rey.example"), candidate(2, "carl@rey.example", "+41215550123"),
        candidate(3, "anna@rey.example", "+41215550123"), candidate(4, "x@other.example", "+41215550123"),
        candidate(5, "dora@rey.example"), candidate(6, "x@ey.example"),
      ], clues("Anna@Rey.example", "+41215550123"))
    #expect(found.map(\.lead) == [3, 4, 2, 5, 1])
    #expect(found.map(\.ground) == [.sameAddress, .samePhone, .samePhone, .sameDomain, .sameDomain])
  }

  @Test(
    "a public provider's domain and our own are no firm's",
    arguments: ["anna@gmail.com", "x@bluewin.ch", "a@firm.example", ""])
  func noDomain(_ email: String) {
    #expect(clues(email).domain == "")
  }

  @Test("too many hits say nothing")
  func tooMany() {
    let many = (1...4).map { candidate(Int64($0), "n\($0)@large.example") }
    #expect(DuplicateLeads.among(many, clues("z@large.example")).isEmpty)
    #expect(DuplicateLeads.among(Array(many.prefix(3)), clues("z@large.example")).count == 3)
  }

  @Test(
    "a person is asked about one with the same telephone; about the same address only for what colleagues report"
  )
  func proposal() {
    func found(_ grounds: DuplicateLead.Ground...) -> [DuplicateLead] {
      grounds.enumerated().map {
        DuplicateLead(lead: Int64($0.offset), title: "", contact: "", ground: $0.element)
      }
    }
    #expect(DuplicateLeads.proposal(among: found(.samePhone, .sameDomain), isReported: false)?.lead == 0)
    #expect(DuplicateLeads.proposal(among: found(.sameAddress), isReported: true)?.lead == 0)
    #expect(DuplicateLeads.proposal(among: found(.sameAddress), isReported: false) == nil)
    #expect(DuplicateLeads.proposal(among: found(.samePhone, .samePhone), isReported: true) == nil)
    #expect(DuplicateLeads.proposal(among: found(.sameDomain), isReported: true) == nil)
  }

  @Test("what neither has is nothing in common")
  func empty() {
    #expect(DuplicateLeads.among([candidate(1, "")], clues("")).isEmpty)
    #expect(clues("no address").isEmpty)
  }
}
