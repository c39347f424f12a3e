import Basics
import CRM
import Testing

@Suite("Opportunities")
struct OpportunityTests {
  private let opportunity = Opportunity(
    id: Identifier(4), title: "Kitchen", source: .mailing(3), contact: Identifier(1),
    standing: .start(of: .standard))

  @Test("a new one stands in the first stage with its probability")
  func start() {
    #expect(opportunity.stage.name == "qualification")
    #expect(opportunity.probability == Percent(basisPoints: 1000))
  }

  @Test("advancing names the stage, in any case and without accents, and says what changed")
  func advance() throws {
    let step = try opportunity.advanced(to: "QUOTATION", in: .standard)
    #expect(step.value.stage.name == "quotation")
    #expect(step.value.probability == Percent(basisPoints: 5000))
    #expect(step.changes == [FieldChange("stage", from: "qualification", to: "quotation")])
  }

  @Test("an unknown stage is refused with the list of stages")
  func unknownStage() {
    let refusal = #expect(throws: Refusal.self) { try opportunity.advanced(to: "closing", in: .standard) }
    #expect(refusal?.reason == .missing)
    #expect(refusal?.remedy.contains("negotiation") == true)
  }

  @Test("losing needs a reason, which reopening takes away")
  func lose() throws {
    let lost = try opportunity.lost(because: .price)
    #expect(lost.value.state == .lost)
    #expect(lost.value.lossReason == .price)
    #expect(lost.value.probability == .zero)
    #expect(lost.actions == [.skipFollowUps])
    let open = try lost.value.reopened().value
    #expect(open.lossReason == nil)
    #expect(open.state == .open)
  }

  @Test("a won one is certain and can't be lost or advanced")
  func won() throws {
    let won = try opportunity.won().value
    #expect(won.probability == Percent(basisPoints: 10_000))
    #expect(throws: Refusal.self) { try won.lost(because: .timing) }
    #expect(throws: Refusal.self) { try won.advanced(to: "analysis", in: .standard) }
  }

  @Test("a pipeline refuses no stage, twins and impossible probabilities")
  func pipelines() {
    let half = Percent(basisPoints: 5000)
    let wrong: [[Stage]] = [
      [], [Stage(name: "Été", probability: half), Stage(name: "ete", probability: half)],
      [Stage(name: "a", probability: Percent(basisPoints: 10_001))],
    ]
    for stages in wrong { #expect(throws: Refusal.self) { try Pipeline(stages) } }
  }
}
