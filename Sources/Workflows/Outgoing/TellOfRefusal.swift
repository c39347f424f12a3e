import Basics
import Documents
import Intake
import SQL
import Settings
import Store

/// Tells whoever runs Piste, at most once an hour, that a server refuses our mailings for what we are or what they say:
/// the rest of them would fare no better.
struct TellOfRefusal {
  private static let key = "n:refusal"

  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  func callAsFunction(_ booking: BounceBooking) throws {
    let hour = LoopFacts.Count.hour(of: office.now)
    let pace = MailPace(connection)
    let told = try pace.counts(of: [Self.key], since: hour - 1)[Self.key] ?? [:]
    guard LoopFacts.Count(told, at: office.now).lastHour == 0,
      let to = try OperatorAddress(office, connection).value, office.mayWrite(to: to)
    else { return }
    try QueueLetter(office, connection)(Letter(kind: "refusal-alert", to: [to], text: words(booking)))
    try pace.add([Self.key: [hour: 1]])
  }

  private func words(_ booking: BounceBooking) -> MailText {
    guard office.company.language == .french else {
      return MailText(
        subject: "Piste: a mailing is refused",
        text: """
          The server of \(booking.address) refuses our mail for what it holds against us or the text, not the address:

          \(booking.evidence)

          No address was suppressed. Look at piste doctor (SPF, DKIM, DMARC) and at the text before you send more.
          """)
    }
    return MailText(
      subject: "Piste : un envoi est refusé",
      text: """
        Le serveur de \(booking.address) refuse notre courrier pour ce qu’il nous reproche ou pour le texte, non pour \
        l’adresse :

        \(booking.evidence)

        Aucune adresse n’a été bloquée. Voir piste doctor (SPF, DKIM, DMARC) et le texte avant d’en envoyer d’autres.
        """)
  }
}
