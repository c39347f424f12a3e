import Basics
import CRM
import Intake
import Testing

/// What each step says of facts that are given; what the store finds is tested with it.
@Suite("The steps to a conversation")
struct ConversationStepsTests {
  private func reference(_ id: Int64, rank: Int, participants: [String] = ["anna@rey.example"])
    -> ConversationFact
  {
    var fact = Firm.conversation(id, matchedBy: .reference, participants: participants)
    fact.referenceRank = rank
    return fact
  }

  private let references = Letter.fromAnna(["References: <a@rey.example> <b@rey.example>"])

  @Test("the newest mail that is known wins, in whatever order the facts stand")
  func newest() {
    for facts in [
      [reference(42, rank: 1), reference(43, rank: 0)], [reference(43, rank: 0), reference(42, rank: 1)],
    ] {
      let decision = references.decide(IntakeFacts(conversations: facts))
      #expect(decision.conversation == Verdict(43, .referencedMessage))
      #expect(decision.match.proposals.isEmpty)
    }
  }

  @Test("the newest is a stranger's: no way back to an older one of the writer's own")
  func newestOfAnother() {
    let facts = [reference(42, rank: 1), reference(43, rank: 0, participants: ["luc@other.example"])]
    let decision = references.decide(IntakeFacts(conversations: facts))
    #expect(decision.conversation.reason == .referencedByStranger)
    #expect(decision.match.proposals == [43])
    #expect(decision.route.value.outcome == .tray)
  }

  @Test(
    "the reply address and a reference that disagree leave the choice to a person, the likelier one first")
  func disagreement() {
    let letter = Letter.fromAnna(to: Firm.plus(.conversation, 42), ["References: <b@rey.example>"])
    let decision = letter.decide(
      IntakeFacts(conversations: [Firm.conversation(42), reference(43, rank: 0)]))
    #expect(decision.conversation == Verdict(nil, .stepsDisagree, evidence: "token: 42, reference: 43"))
    #expect(decision.match.proposals == [42, 43])
    #expect(decision.match.steps.map(\.step) == ["match.token", "match.reference"])
  }

  @Test("another subject of the same person's is no contradiction when the conversation is among them")
  func manyUnderOneSubject() {
    var token = Firm.conversation(42)
    token.clues.insert(.subject)
    let facts = IntakeFacts(conversations: [token, Firm.conversation(43, matchedBy: .subject)])
    let decision = Letter.fromAnna(to: Firm.plus(.conversation, 42)).decide(facts)
    #expect(decision.conversation == Verdict(42, .tokenInReplyAddress))
  }

  @Test("a colleague's subject contradicts nothing")
  func colleague() {
    let subject = Firm.conversation(43, matchedBy: .subject, participants: ["paul@firm.example"])
    let facts = IntakeFacts(conversations: [Firm.conversation(42), subject])
    let letter = Letter.fromPaul(to: Firm.plus(.conversation, 42), "Bonjour Madame.\n")
    #expect(letter.decide(facts).route.value.word == "staffReply")
  }

  @Test(
    "who may use a token",
    arguments: [
      ("Anna Rey <anna@rey.example>", "tokenInReplyAddress"),
      ("Beat <BEAT@REY.example>", "tokenInReplyAddress"),
      ("Mme Anna Rey <a.rey@gmail.com>", "tokenInReplyAddress"),
      ("Anna <anna@gmail.com>", "tokenFromStranger"),
      ("architect@plan.example", "tokenInReplyAddress"),
      ("Luc <luc@sub.rey.example>", "tokenFromStranger"),
      ("Luc <luc@firm.example>", "tokenFromStranger"),
    ])
  func standing(author: String, reason: String) {
    var fact = Firm.conversation(42, participants: ["anna@rey.example", "paul@firm.example"])
    fact.names = ["Anna Rey"]
    fact.named = ["architect@plan.example"]
    let letter = Letter([
      "From: \(author)", "To: \(Firm.plus(.conversation, 42))", "Subject: Cuisine",
      "Message-ID: <9@x.example>",
    ])
    let decision = letter.decide(IntakeFacts(conversations: [fact]))
    #expect(decision.conversation.reason.rawValue == reason)
  }

  @Test("a conversation that another was merged into is found by the token of either")
  func merged() {
    var fact = Firm.conversation(42)
    fact.keys.insert(41)
    let decision = Letter.fromAnna(to: Firm.plus(.conversation, 41)).decide(
      IntakeFacts(conversations: [fact]))
    #expect(decision.conversation == Verdict(42, .tokenInReplyAddress))
  }

  @Test(
    "domains that name a firm, and those where everybody is",
    arguments: [
      ("anna@Rey.Example", "rey.example"), ("a@gmail.com", nil), ("a@bluewin.ch", nil), ("a@localhost", nil),
      ("nobody", nil), ("a@b@rey.example", "rey.example"), ("", nil),
    ] as [(String, String?)])
  func company(address: String, domain: String?) {
    #expect(CompanyDomain.of(address) == domain)
  }
}
