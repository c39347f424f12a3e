import Basics
import Documents
import Intake
import MailFormat
import SQL
import Settings
import Store

/// Tells a colleague, and whoever looks after Piste, that a mail in the colleague's name was held back: one letter each
/// for a colleague and day, whatever comes in. The mail itself is never answered.
struct WarnColleague {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  func callAsFunction(_ colleague: StaffMember, of mail: JournalEntry, because reason: SenderReason) throws {
    let alerts = SenderAlerts(connection)
    guard try alerts.claim(colleague.id, on: office.today, because: mail.id) else { return }
    let text = try office.templates.render(
      .senderAlert, language: office.company.language,
      fields: office.firmFields.merging([
        "claimed": colleague.name, "address": colleague.address.addrSpec,
        "sender": mail.sender, "title": mail.subject.isEmpty ? "–" : mail.subject,
        "mail": String(mail.id), "why": HeldMailWords(office.company.language).why(reason),
      ]) { $1 })
    for address in try recipients(colleague) {
      try QueueLetter(office, connection)(Letter(kind: "sender-alert", to: [address], text: text))
    }
  }

  /// The colleague and the operator, without one the default owner.
  private func recipients(_ colleague: StaffMember) throws -> [MailAddress] {
    let other =
      try office.configuration.outbox.alertsTo ?? Employees(connection).defaultOwner()?.address
    let address = MailAddress(addrSpec: colleague.address.addrSpec, displayName: colleague.name)
    let supervisor = other.flatMap { MailAddress(addrSpec: $0) }
    guard let supervisor, !supervisor.isSame(as: colleague.address) else {
      return [address].compactMap { $0 }
    }
    return [address, supervisor].compactMap { $0 }
  }
}

/// Why nobody believes that the colleague wrote it, in the language of the firm.
struct HeldMailWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func why(_ reason: SenderReason) -> String {
    let (french, english) = words(reason)
    return language == .french ? french : english
  }

  private func words(_ reason: SenderReason) -> (French: String, English: String) {
    switch reason {
    case .noFindings:
      (
        "votre serveur de courrier n’a pas confirmé l’expéditeur.",
        "your mail server did not confirm the sender."
      )
    case .severalAuthors: ("il nomme plusieurs auteurs.", "it names several authors.")
    case .oneTimeTokenUsed:
      (
        "l’adresse de réponse personnelle a déjà servi une fois.",
        "the personal reply address was used once already."
      )
    case .oneTimeTokenExpired:
      ("l’adresse de réponse personnelle a expiré.", "the personal reply address has expired.")
    case .oneTimeTokenOfAnother:
      (
        "l’adresse de réponse est celle d’un autre collègue.",
        "the reply address is that of another colleague."
      )
    case .namesAColleague, .repliesToAColleague, .sentByAColleague, .replyToOfAForm:
      (
        "il vient d’une adresse étrangère qui se sert de ce nom.",
        "it comes from a stranger’s address that makes use of this name."
      )
    default:
      (
        "ce que votre serveur de courrier a vérifié ne le prouve pas.",
        "what your mail server checked does not prove it."
      )
    }
  }
}
