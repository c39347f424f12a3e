import Basics
import Documents
import Intake
import MailFormat
import SQL
import Settings
import Store

/// Tells whoever runs Piste, else the owner of new leads, that a mail was held back which carries what it has no right
/// to: a reference that none of our keys signed, another's right to unsubscribe, our own address as its author.
///
/// The mail is never answered.
struct TellOfForgery {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  func callAsFunction(_ reason: RouteReason, of mail: JournalEntry) throws {
    guard let to = try OperatorAddress(office, connection).value, office.mayWrite(to: to) else { return }
    let text = ForgeryNews(isFrench: office.company.language == .french, reason: reason, held: mail).mail
    try QueueLetter(office, connection)(Letter(kind: "forgery-alert", to: [to], text: text))
  }
}

/// What the letter says, in the language of the firm.
private struct ForgeryNews {
  let isFrench: Bool
  let reason: RouteReason
  let held: JournalEntry

  var mail: MailText {
    MailText(subject: subject, text: [what, facts, remedy].joined(separator: "\n\n"))
  }

  private var subject: String {
    isFrench ? "Piste : un mail falsifié a été retenu" : "Piste: a forged mail was held back"
  }

  private var what: String {
    switch (reason, isFrench) {
    case (.unsubscribeOfAnother, true): "Quelqu’un a voulu désabonner une autre personne que lui-même."
    case (.unsubscribeOfAnother, false): "Somebody wanted to unsubscribe another person."
    case (.claimsToBeUs, true):
      "Un mail se sert de notre propre adresse comme expéditeur, et nous ne l’avons pas envoyé."
    case (.claimsToBeUs, false): "A mail shows our own address as its author, and we did not send it."
    case (_, true):
      "Un mail porte une référence que nos clés n’ont pas signée : elle a été changée ou inventée."
    case (_, false): "A mail carries a reference that our keys did not sign: it was changed or made up."
    }
  }

  private var facts: String {
    let subject = held.subject.isEmpty ? "–" : held.subject.onOneLine
    let sender = held.sender.isEmpty ? "–" : held.sender.onOneLine
    return isFrench ? "De : \(sender)\nObjet : \(subject)" : "From: \(sender)\nSubject: \(subject)"
  }

  private var remedy: String {
    isFrench
      ? """
      Rien n’a été fait, personne n’a reçu de réponse. Il attend parmi les mails à trier : piste mail show \(held.id). D’autres \
      mails de ce genre sont retenus sans nouvel avis jusqu’à demain.
      """
      : """
      Nothing was done and nobody was answered. It waits in the tray: piste mail show \(held.id). More mails of this kind \
      are held back without another letter until tomorrow.
      """
  }
}
