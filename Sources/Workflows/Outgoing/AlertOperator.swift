import Basics
import Documents
import MailFormat
import Mailings
import SQL
import Settings
import Store

/// Tells whoever runs Piste, by mail, that a server refuses us or can't be reached: at most one an hour, and none while
/// the last one has not left itself.
struct AlertOperator {
  private static let pause: Int64 = 3600

  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  func callAsFunction(_ standing: ServerStanding, of account: String) throws {
    guard standing.wantsAlert, let address = office.configuration.outbox.alertsTo,
      let to = MailAddress(addrSpec: address)
    else { return }
    if let last = try Outbox(connection).lastAlert() {
      guard last.isOut, office.now >= last.queuedAt.adding(seconds: Self.pause) else { return }
    }
    let letter = Letter(kind: "alert", to: [to], text: text(standing, account))
    try QueueLetter(office, connection)(letter)
  }

  private func text(_ standing: ServerStanding, _ account: String) -> MailText {
    guard office.company.language == .french else {
      return MailText(
        subject: "Piste: \(standing.server) takes no mail of the account \(account)",
        text: """
          Since \(standing.since) mails of the account \(account) can't leave over \(standing.server):

          \(standing.words)

          They wait and are tried again by themselves. See piste status and piste doctor.
          """)
    }
    return MailText(
      subject: "Piste : \(standing.server) n’accepte rien du compte \(account)",
      text: """
        Depuis \(standing.since), le courrier du compte \(account) ne part plus par \(standing.server) :

        \(standing.words)

        Il attend, et l’envoi est retenté de lui-même. Voir piste status et piste doctor.
        """)
  }
}
