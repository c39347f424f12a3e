import Basics
import MailFormat

/// Which conversation a mail belongs to: token, else references, else subject and participant; never a guess
/// between two.
package enum ConversationMatch {
  typealias Decision = Verdict<Int64?, ConversationReason>

  static func decide(
    clues: IntakeClues, facts: IntakeFacts, rules: IntakeRules, today: CalendarDate
  ) -> Decision {
    if let forged = clues.forgedTokens.first { return Verdict(nil, .forgedToken, evidence: forged) }
    let decision =
      byToken(clues, facts) ?? byReference(clues, facts, rules) ?? bySubject(clues, facts, rules, today)
    return decision ?? Verdict(nil, .noClue)
  }

  private static func byToken(_ clues: IntakeClues, _ facts: IntakeFacts) -> Decision? {
    let found = facts.conversations.filter { $0.matchedBy == .token }
    let asked = clues.ids(.conversation, in: .recipient)
    let named = found.filter { asked.contains($0.id) }
    let isInAddress = !asked.isEmpty || !clues.ids(.mailing, in: .recipient).isEmpty
    if named.isEmpty, let id = asked.first {
      return Verdict(nil, .tokenWithoutConversation, evidence: "conversation \(id)")
    }
    guard !found.isEmpty else { return nil }
    let reason: ConversationReason = isInAddress ? .tokenInReplyAddress : .tokenInReference
    return only(one: named.isEmpty ? found : named, reason)
  }

  /// Whoever knows one of our signed Message-IDs has read our mail; an unsigned one must come from a
  /// participant.
  private static func byReference(
    _ clues: IntakeClues, _ facts: IntakeFacts, _ rules: IntakeRules
  ) -> Decision? {
    let found = facts.conversations.filter { $0.matchedBy == .reference }
    guard let first = found.first else { return nil }
    let isSigned = !clues.ids(.conversation).isEmpty || !clues.ids(.mailing).isEmpty
    let isColleague = rules.staff.contains { $0.address.addrSpec.lowercased() == clues.senderAddress }
    guard isSigned || isColleague || found.allSatisfy({ $0.participants.contains(clues.senderAddress) })
    else {
      return Verdict(first.id, .referencedByStranger, evidence: clues.senderAddress)
    }
    return only(one: found, .referencedMessage)
  }

  private static func bySubject(
    _ clues: IntakeClues, _ facts: IntakeFacts, _ rules: IntakeRules, _ today: CalendarDate
  ) -> Decision? {
    guard !clues.baseSubject.isEmpty else { return nil }
    let known = facts.conversations.filter { fact in
      fact.matchedBy == .subject && !fact.isClosed && fact.participants.contains(clues.senderAddress)
    }
    guard !known.isEmpty else { return nil }
    let recent = known.filter { fact in
      let day = CalendarDate(daysSince1970: fact.lastActivityAt.milliseconds.quotientFloored(by: 86_400_000))
      return day.adding(days: rules.subjectWindowDays) >= today
    }
    guard !recent.isEmpty else { return Verdict(nil, .subjectWindowPassed, evidence: clues.baseSubject) }
    return only(one: recent, .sameSubjectAndParticipant, evidence: clues.baseSubject)
  }

  private static func only(
    one found: [ConversationFact], _ reason: ConversationReason, evidence: String = ""
  ) -> Decision {
    guard let first = found.first, found.count == 1 else {
      let ids = found.map { String($0.id) }.joined(separator: ", ")
      return Verdict(nil, .severalConversations, evidence: ids)
    }
    guard !first.isClosed else { return Verdict(first.id, .conversationClosed, evidence: reason.rawValue) }
    return Verdict(first.id, reason, evidence: evidence)
  }
}

/// Why a mail belongs to a conversation, or to none.
package enum ConversationReason: String, Sendable {
  case tokenInReplyAddress, tokenInReference, referencedMessage, sameSubjectAndParticipant
  case noClue, subjectWindowPassed
  case forgedToken, tokenWithoutConversation, severalConversations, referencedByStranger, conversationClosed

  /// A person must look: the clues contradict each other, or do not hold.
  package var isUnclear: Bool {
    switch self {
    case .forgedToken, .tokenWithoutConversation, .severalConversations, .referencedByStranger,
      .conversationClosed:
      true
    default: false
    }
  }
}
