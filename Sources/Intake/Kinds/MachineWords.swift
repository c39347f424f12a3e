import Basics
import MailFormat

/// What automatic answers say about themselves.
enum MachineWords {
  /// Which kind of automatic answer it is; asked only when it is one already.
  static func kind(subject: MachineSubject, text: String) -> MailKind.AutoReplyKind {
    let head = String(text.unicodeScalars.prefix(2000))
    let textKey = head.foldedForSearch
    if subject.kind == .challenge || Challenge.stands(in: textKey) { return .challenge }
    if subject.isTicket { return .ticket }
    let sentences = NoticeSentence.split(head)
    if sentences.contains(where: DepartureWords.isDeparture) { return .noLongerHere }
    if subject.kind == .outOfOffice || subject.tellsOfAbsence { return .outOfOffice }
    let isAbsence = AbsenceWords.absences.contains {
      textKey.containsBytes(of: $0) || subject.words.containsBytes(of: $0)
    }
    if isAbsence { return .outOfOffice }
    if tickets.contains(where: { textKey.containsBytes(of: $0) || subject.words.containsBytes(of: $0) }) {
      return .ticket
    }
    return sentences.contains(where: \.saysAway) ? .outOfOffice : .other
  }

  /// Whether the text says of itself that nobody wrote it.
  static func saysSo(_ key: String) -> Bool { statements.contains { key.containsBytes(of: $0) } }

  /// Whether a clause is such a sentence: "this is an automatic reply", not "the automatic reply of our gate
  /// is broken".
  static func isStatement(_ clause: String) -> Bool {
    guard saysSo(clause) else { return false }
    let count = clause.utf8.split(separator: 0x20).count
    return count <= 3 || (count <= 16 && openers.contains { clause.hasPrefix($0) })
  }

  private static let openers = [
    "this ", "please do not", "do not", "note", "dies ist", "diese ", "das ist", "bitte antworten", "ceci ",
    "ce message",
    "ce mail", "cet ", "cette reponse", "merci de ne pas", "veuillez ne pas", "questo ", "questa ",
    "la presente",
    "si prega", "este ", "esta ", "esto es", "por favor", "no responda", "nao responda", "dit ", "deze ",
  ]

  private static let statements = [
    "automatic reply", "automatic response", "automated reply", "automated response", "automated message",
    "automatic message", "automatically generated", "auto-generated", "autoresponder", "auto-responder",
    "auto-reply", "do not reply to this", "reponse automatique", "message automatique",
    "envoye automatiquement",
    "genere automatiquement", "merci de ne pas repondre", "ne pas repondre a ce", "automatisch generiert",
    "automatisch erstellt", "automatisch erzeugt", "automatisch versendet", "automatische antwort",
    "automatische eingangsbestatigung", "automatische nachricht", "antworten sie nicht auf diese",
    "risposta automatica", "messaggio automatico", "generata automaticamente", "generato automaticamente",
    "non rispondere a questo", "non rispondere a questa", "respuesta automatica", "mensaje automatico",
    "generado automaticamente", "no responda a este", "resposta automatica", "mensagem automatica",
    "gerada automaticamente", "automatisch antwoord", "automatisch gegenereerd", "automatisch bericht",
    "automatische ontvangstbevestiging",
  ]

  private static let tickets = [
    "ticket", "your request", "votre demande", "ihre anfrage", "numero de dossier", "case number",
    "bien recu votre", "la sua richiesta", "have received your", "accuse de reception", "votre commande",
    "ihre bestellung", "your order", "su solicitud", "seu pedido", "uw aanvraag", "vorgangsnummer",
  ]
}
