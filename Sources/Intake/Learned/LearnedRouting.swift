import Basics
import CRM

/// Where a learned rule has a say, and what it says.
enum LearnedRouting {
  /// A mail that no other clue leads anywhere.
  static func conversation(
    _ verdict: Verdict<Int64?, ConversationReason>, _ facts: IntakeFacts
  ) -> Verdict<Int64?, ConversationReason> {
    guard verdict.reason == .noClue || verdict.reason == .subjectWindowPassed, let rule = facts.learned,
      case .conversation(let id) = rule.choice, facts.conversations.contains(where: { $0.id == id })
    else { return verdict }
    return Verdict(id, .learnedRule, evidence: rule.evidence)
  }

  /// - Parameter decided: what the rules of the house say.
  static func route(
    _ decided: Router.Decision, kind: MailKind, sender: SenderIdentity,
    _ conversation: Verdict<Int64?, ConversationReason>, _ router: Router
  ) -> Router.Decision {
    guard let rule = router.facts.learned, case .outsider(let author) = sender else { return decided }
    switch (rule.choice, decided.reason) {
    case (.ignore, .firstContact), (.ignore, .flaggedAsSpam), (.ignore, .machineWithoutContext):
      return Verdict(.ignore, .learnedRule, evidence: rule.evidence)
    case (.lead, .flaggedAsSpam) where kind == .person:
      let route =
        conversation.value.map { Route.customerReply(conversation: $0, text: router.said.reply) }
        ?? .newLead(CustomerMail(router: router, author: author).draft(source: .mail))
      return Verdict(route, .learnedRule, evidence: rule.evidence)
    case (.conversation(let id), .flaggedAsSpam), (.conversation(let id), .listMail):
      return place(in: id, rule, conversation, router) ?? decided
    // What a portal writes, not what somebody's absence says.
    case (.conversation(let id), .automaticAnswer) where kind == .autoReply(.other):
      return place(in: id, rule, conversation, router) ?? decided
    default: return decided
    }
  }

  private static func place(
    in id: Int64, _ rule: LearnedRule, _ conversation: Verdict<Int64?, ConversationReason>, _ router: Router
  ) -> Router.Decision? {
    guard conversation.reason == .learnedRule, conversation.value == id else { return nil }
    let route = Route.customerReply(conversation: id, text: router.said.reply)
    return Verdict(route, .learnedRule, evidence: rule.evidence)
  }
}
