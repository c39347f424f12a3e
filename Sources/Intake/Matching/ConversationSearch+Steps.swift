import Basics
import MailFormat

/// What a step says once it has found something.
extension ConversationSearch {
  func several(_ name: MatchStep.Name, _ found: [ConversationFact]) -> MatchStep {
    let ids = found.map { String($0.id) }.joined(separator: ", ")
    return MatchStep(
      name: name, verdict: Verdict(nil, .severalConversations, evidence: ids), candidates: found.map(\.id))
  }

  /// One conversation, if the writer has to do with it and it is still alive.
  func step(
    _ name: MatchStep.Name, _ fact: ConversationFact, _ reason: ConversationReason, evidence: String = ""
  ) -> MatchStep {
    MatchStep(name: name, verdict: verdict(fact, reason, evidence), candidates: [fact.id])
  }

  private func verdict(
    _ fact: ConversationFact, _ reason: ConversationReason, _ evidence: String
  ) -> Decision {
    let standing = standing(in: fact)
    // A name can be claimed by anybody; only with a token that we signed is it more than that.
    let isNameEnough = reason == .tokenInReplyAddress || reason == .tokenInReference
    guard standing != .stranger, standing != .sameName || isNameEnough else {
      let isUnsigned = reason == .referencedMessage
      return Verdict(
        fact.id, isUnsigned ? .referencedByStranger : .tokenFromStranger, evidence: clues.senderAddress)
    }
    guard !fact.isClosed else { return Verdict(fact.id, .conversationClosed, evidence: reason.rawValue) }
    guard standing == .colleague || isWithin(rules.splitAfterDays, fact) else {
      return Verdict(fact.id, .conversationOld, evidence: reason.rawValue)
    }
    let isPlain = standing == .participant || standing == .colleague
    return Verdict(
      fact.id, reason, evidence: isPlain ? evidence : "\(standing.rawValue) \(clues.senderAddress)")
  }

  /// Why the mail may be a matter of its own beside the conversation `id`.
  func split(from id: Int64, _ reason: ConversationReason) -> SplitReason? {
    switch reason {
    case .conversationClosed: return .closed
    case .conversationOld: return .old
    default: break
    }
    guard !isColleague, let fact = facts.conversations.first(where: { $0.id == id }) else { return nil }
    return SubjectChange.isNew(clues.baseSubject, among: fact.subjects) ? .newSubject : nil
  }

  func isWithin(_ days: Int, _ fact: ConversationFact) -> Bool {
    let day = CalendarDate(daysSince1970: fact.lastActivityAt.milliseconds.quotientFloored(by: 86_400_000))
    return day.adding(days: days) >= today
  }
}
