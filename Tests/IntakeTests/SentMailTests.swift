import Basics
import Intake
import MailFormat
import Testing

@Suite("A mail from a Sent folder")
struct SentMailTests {
  private static func decide(
    _ facts: IntakeFacts, to: String = "anna@rey.example", _ more: [String] = []
  ) -> (conversation: Int64?, reason: SentMail.Reason) {
    let message = Letter(["From: leads@firm.example", "To: \(to)", "Message-ID: <1@firm.example>"] + more)
      .message
    let verdict = SentMail.decide(message, facts: facts, rules: Firm.rules)
    return (verdict.value, verdict.reason)
  }

  struct Case: Sendable {
    let found: [ConversationFact]
    let conversation: Int64?
    let reason: SentMail.Reason

    init(_ found: [ConversationFact], _ conversation: Int64?, _ reason: SentMail.Reason) {
      self.found = found
      self.conversation = conversation
      self.reason = reason
    }
  }

  static let cases = [
    Case([Firm.conversation(8, matchedBy: .reference)], 8, .answersConversation),
    Case([Firm.conversation(8, matchedBy: .reference), Firm.conversation(9)], 9, .answersConversation),
    Case([Firm.conversation(8, isClosed: true)], 8, .answersConversation),
    Case([Firm.conversation(8), Firm.conversation(9)], nil, .severalConversations),
    Case([Firm.conversation(8, matchedBy: .subject)], nil, .noConversation),
    Case([], nil, .noConversation),
  ]

  @Test("joins the conversation that it refers to, never one that a subject suggests", arguments: cases)
  func joins(example: Case) {
    let decision = Self.decide(IntakeFacts(conversations: example.found))
    #expect(decision == (example.conversation, example.reason))
  }

  @Test("that we sent ourselves is known already")
  func own() {
    let facts = IntakeFacts(ownMessageID: true, conversations: [Firm.conversation(8)])
    #expect(Self.decide(facts) == (nil, .ownMail))
  }

  @Test(
    "that goes to nobody outside comes in by its own way",
    arguments: ["paul@firm.example", "leads@firm.example", Firm.plus(.conversation, 8)])
  func toOurselves(recipient: String) {
    let facts = IntakeFacts(conversations: [Firm.conversation(8)])
    #expect(Self.decide(facts, to: recipient) == (nil, .toOurselves))
    #expect(Self.decide(facts, to: recipient, ["Bcc: anna@rey.example"]) == (8, .answersConversation))
  }
}
