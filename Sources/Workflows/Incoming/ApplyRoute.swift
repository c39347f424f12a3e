import Basics
import Intake
import MailFormat
import SQL
import Store

/// Carries a route out: one case, one errand, all within the caller's transaction.
///
/// Decides nothing: what a mail is and where it goes was decided by ``IntakeDecision``.
package struct ApplyRoute {
  let office: Office
  let connection: any Connection
  let mail: JournalEntry
  let message: MailMessage
  /// Whom an answer reaches: not always the address in From (RFC 5322, 3.6.2).
  let author: MailAddress?
  let rules: IntakeRules

  package init(
    _ office: Office, _ connection: any Connection, mail: JournalEntry, message: MailMessage,
    author: MailAddress?, rules: IntakeRules
  ) {
    self.office = office.because(of: mail.id)
    self.connection = connection
    self.mail = mail
    self.message = message
    self.author = author
    self.rules = rules
  }

  /// - Returns: the conversation that the mail became part of.
  package func callAsFunction(_ decision: IntakeDecision) throws -> Int64? {
    switch decision.route.value {
    case .newLead(let draft): return try openLead(draft)
    case .customerReply(let conversation, let text):
      return try takeCustomerReply(text, in: conversation, decision)
    case .staffReply(let conversation, let colleague, let text):
      return try relay(text, by: colleague, in: conversation)
    case .answerQuestion(let question, let answer, let colleague):
      return try take(answer, to: question, by: colleague)
    case .threadForward(let conversation, let colleague, let words):
      return try thread(words, by: colleague, into: conversation)
    case .askForwarder(let question): return try ask(question)
    case .staffCommands(let commands): return try carryOut(commands)
    case .reportHours(let question, let answer, let colleague):
      return try take(answer, to: question, by: colleague)
    case .answerDigest(let question, let answer, let colleague):
      return try take(answer, to: question, by: colleague)
    case .bookTime(let conversation, let colleague, let notes):
      return try bookTime(notes, by: colleague, in: conversation)
    case .recordAutoReply(let reply): return try record(reply)
    case .suppress(let bounces, let delivery), .recordBounce(let bounces, let delivery):
      return try record(bounces, delivery)
    case .recordComplaint(let delivery): return try recordComplaint(delivery)
    case .unsubscribe(let recipient): return try unsubscribe(recipient)
    case .confirmProof(let outboxItem):
      _ = try Outbox(connection).prove(outboxItem, at: office.now)
      return nil
    case .tray: return try askWhere(decision)
    case .ignore: return nil
    }
  }

  /// The mail as the conversation shows it.
  func received(_ text: String) -> ConversationMessage {
    ConversationMessage(
      .received, author: author?.addrSpec ?? "", messageID: message.messageID?.text ?? "",
      subject: message.subject, body: text, journalID: mail.id)
  }
}
