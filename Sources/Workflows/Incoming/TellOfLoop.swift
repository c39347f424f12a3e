import Basics
import Documents
import Intake
import MailFormat
import SQL
import Settings
import Store

/// Tells whoever runs Piste, else the owner of new leads, that a sender keeps us too busy and that the rest of their
/// mails waits.
struct TellOfLoop {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  func callAsFunction(_ breach: LoopGuard.Breach, from sender: String, account: String) throws {
    guard let to = try OperatorAddress(office, connection).value, office.mayWrite(to: to) else { return }
    let who = LoopNews(office.company.language, breach, sender: sender, account: account)
    try QueueLetter(office, connection)(Letter(kind: "loop-alert", to: [to], text: who.mail))
  }
}

/// Who is told of what concerns the installation: `outbox.alerts_to`, else the owner of new leads.
struct OperatorAddress {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  var value: MailAddress? {
    get throws {
      if let address = office.configuration.outbox.alertsTo { return MailAddress(addrSpec: address) }
      return try Employees(connection).defaultOwner().flatMap {
        MailAddress(addrSpec: $0.address, displayName: $0.name)
      }
    }
  }
}

/// What the letter says, in the language of the firm.
private struct LoopNews {
  private let isFrench: Bool
  private let breach: LoopGuard.Breach
  private let sender: String
  private let account: String

  init(_ language: Language, _ breach: LoopGuard.Breach, sender: String, account: String) {
    isFrench = language == .french
    self.breach = breach
    self.sender = sender
    self.account = account
  }

  var mail: MailText { MailText(subject: subject, text: what + "\n\n" + remedy) }

  private var who: String {
    let domain = sender.split(separator: "@").last.map(String.init) ?? sender
    switch breach.scope {
    case .sender, .words: return sender.isEmpty ? (isFrench ? "(sans expéditeur)" : "(no sender)") : sender
    case .domain: return domain
    case .account: return (isFrench ? "le compte " : "the account ") + account
    }
  }

  private var subject: String {
    isFrench ? "Piste : trop de mails (\(who))" : "Piste: too many mails (\(who))"
  }

  private var what: String {
    guard breach.scope != .words else {
      return isFrench
        ? "\(who) répond pour la \(breach.mails)e fois par les mêmes mots : c’est sans doute un automate."
        : "\(who) answers with the same words for the \(breach.mails)th time: most likely a machine."
    }
    let period =
      isFrench ? (breach.isOfHour ? "une heure" : "un jour") : (breach.isOfHour ? "an hour" : "a day")
    return isFrench
      ? "\(who) : \(breach.mails) mails en \(period), \(breach.allowed) sont traités."
      : "\(who): \(breach.mails) mails in \(period), \(breach.allowed) are acted upon."
  }

  private var remedy: String {
    isFrench
      ? """
      Rien n’est perdu : les suivants attendent parmi les mails à trier et personne ne reçoit de réponse. \
      Voir piste mail list --state tray ; les limites sont sous intake.loop_… dans les réglages.
      """
      : """
      Nothing is lost: those that follow wait in the tray and nobody is answered. See piste mail list --state tray; \
      the limits are under intake.loop_… in the settings.
      """
  }
}
