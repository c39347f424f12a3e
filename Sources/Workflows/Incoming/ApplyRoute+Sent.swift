import Basics
import CRM
import Intake
import MailFormat
import SQL
import Store

/// Carries out what ``SentMail`` decides of a mail from a Sent folder.
extension ApplyRoute {
  func takeSent(_ clues: IntakeClues) throws -> MailOutcome {
    let facts = try IntakeLookUp(connection, now: office.now, subjectWindowDays: rules.subjectWindowDays)
      .facts(for: clues)
    let decision = SentMail.decide(message, facts: facts, rules: rules)
    if let conversation = decision.value { try addOwnAnswer(to: conversation) }
    let route = decision.reason.route
    let verdict = decision.record(step: "route", value: route.word)
    return MailOutcome(
      route.state, reason: decision.reason.rawValue, kind: "sentMail", route: route.word,
      conversationID: decision.value, verdicts: [verdict])
  }

  /// Once per mail, also when it is understood again.
  private func addOwnAnswer(to conversation: Int64) throws {
    let conversations = Conversations(connection)
    let known = try conversations.messages(of: conversation)
    guard !known.contains(where: { $0.message.journalID == mail.id }) else { return }
    let writer = message.from.first
    let text = ReplyText.read(message, body: message.readable, sender: writer)
    let sent = ConversationMessage(
      .sent, author: writer?.addrSpec ?? "", messageID: message.messageID?.text ?? "",
      subject: message.subject, body: text.visible, journalID: mail.id)
    try conversations.add(sent, to: conversation, at: office.now)
    try noteContact(in: conversation, by: writer?.addrSpec ?? "")
  }
}

extension SentMail.Reason {
  fileprivate var route: (word: String, state: JournalEntry.State) {
    switch self {
    case .answersConversation: ("ownAnswer", .applied)
    case .severalConversations: ("tray", .tray)
    case .ownMail, .toOurselves, .noConversation: ("ignore", .ignored)
    }
  }
}
