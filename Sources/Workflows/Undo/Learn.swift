import Basics
import Intake
import MailFormat
import SQL
import Store

/// What is learned of a person's correction: mails of exactly that sender and list or subject belong there.
///
/// Nothing is learned of a colleague's mail, of a report, or of one with a forged token.
struct Learn {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  func callAsFunction(
    _ decision: DecisionRecord, from mail: JournalEntry, rules: IntakeRules
  ) throws -> LearnedRule? {
    guard mail.isStored, mail.role != .sent, let digest = SHA256Digest(hex: mail.digest),
      mail.kind == "person" || mail.kind == "listMail" || mail.kind == "newsletter"
        || mail.kind.hasPrefix("autoReply")
    else { return nil }
    let message = office.mail(try office.blobs.read(digest))
    let clues = IntakeClues.read(message, rules: rules)
    guard clues.forgedTokens.isEmpty, case .outsider = SenderIdentity.decide(message, rules: rules).value,
      let key = LearnedKey(clues), let choice = decision.learned
    else { return nil }
    return try LearnedRules(connection).teach(choice, key, by: decision)
  }
}

extension DecisionRecord {
  fileprivate var learned: LearnedRule.Choice? {
    switch choice {
    case .conversation: conversation.map { .conversation($0) }
    case .lead: .lead
    case .ignore: .ignore
    case .undo, .forget: nil
    }
  }
}
