import Basics
import MailFormat

/// What is done with a mail from a Sent folder: a colleague's answer joins the conversation that it refers to.
///
/// It is our own mail: never a lead, never answered, and only what it refers to tells where it belongs; a subject
/// alone is no proof. Who could save it there has logged in to the account, so nobody's authority is in question.
package enum SentMail {
  package enum Reason: String, Sendable {
    /// Piste sent it and knows it.
    case ownMail
    /// It comes in by its own way.
    case toOurselves
    case answersConversation
    case severalConversations
    case noConversation
  }

  /// - Returns: the conversation that the mail becomes part of.
  package static func decide(
    _ message: MailMessage, facts: IntakeFacts, rules: IntakeRules
  ) -> Verdict<Int64?, Reason> {
    guard !facts.ownMessageID else {
      return Verdict(nil, .ownMail, evidence: message.messageID?.text ?? "")
    }
    let outsiders = recipients(of: message).filter { !rules.isOwn($0) && rules.staffMember($0) == nil }
    guard let first = outsiders.first else { return Verdict(nil, .toOurselves) }
    for clue in [ConversationFact.Clue.token, .reference] {
      let found = facts.conversations.filter { $0.matchedBy == clue }
      guard let conversation = found.first else { continue }
      guard found.count == 1 else {
        let ids = found.map { String($0.id) }.joined(separator: ", ")
        return Verdict(nil, .severalConversations, evidence: ids)
      }
      return Verdict(conversation.id, .answersConversation, evidence: first.addrSpec)
    }
    return Verdict(nil, .noConversation, evidence: first.addrSpec)
  }

  /// A Sent folder's copy keeps its Bcc (RFC 5322, 3.6.3).
  private static func recipients(of message: MailMessage) -> [MailAddress] {
    message.to + message.cc + message.header.addresses("Bcc")
  }
}
