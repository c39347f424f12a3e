import Basics
import MailFormat

/// What automatic answers say about themselves.
enum MachineWords {
  /// By a title that only systems write at the beginning of a subject; a person's `Re:` in front of it is a
  /// person.
  static func kind(ofSubject subject: String) -> MailKind.AutoReplyKind? {
    let key = key(of: subject)
    if MachineSubjects.begins(key, with: MachineSubjects.outOfOffice) { return .outOfOffice }
    // Notes: "AUTO: Anna Rey is out of the office (returning 05/01/2027)".
    let isNotes = key.hasPrefix("auto:") && AbsenceWords.absences.contains { key.containsBytes(of: $0) }
    if isNotes { return .outOfOffice }
    if key == "auto:" || MachineSubjects.begins(key, with: MachineSubjects.automatic) { return .other }
    return MachineSubjects.challenges.contains(where: { key.hasPrefix($0) }) ? .challenge : nil
  }

  /// By a subject that people write too: whoever asks must look at the text.
  static func tellsOfAbsence(_ subject: String) -> Bool {
    let key = key(of: subject)
    if (MachineSubjects.ownWordsOfAbsence + MachineSubjects.outOfOffice).contains(where: { key.hasPrefix($0) }
    ) {
      return true
    }
    if MachineSubjects.wholeOutOfOffice.contains(key.trimmingScalars([".", "!", " ", "]"])) { return true }
    return MachineSubjects.marksOfAbsence.contains { key.containsBytes(of: $0) }
  }

  /// A title that goes on like a sentence: "Réponse automatique pour vous".
  static func beginsLikeATitle(_ subject: String) -> Bool {
    MachineSubjects.automatic.contains { key(of: subject).hasPrefix($0) }
  }

  static func isTicket(_ subject: String) -> Bool {
    MachineSubjects.ticket.contains { key(of: subject).hasPrefix($0) }
  }

  private static func key(of subject: String) -> String {
    subject.foldedForSearch.trimmingScalars(["[", "(", "*", "\"", " "])
  }

  /// Which kind of automatic answer it is; asked only when it is one already.
  static func kind(subject: String, text: String) -> MailKind.AutoReplyKind {
    let subjectKey = subject.foldedForSearch
    let head = String(text.unicodeScalars.prefix(2000))
    let textKey = head.foldedForSearch
    if kind(ofSubject: subject) == .challenge || Challenge.stands(in: textKey) { return .challenge }
    if isTicket(subject) { return .ticket }
    let sentences = NoticeSentence.split(head)
    if sentences.contains(where: DepartureWords.isDeparture) { return .noLongerHere }
    if kind(ofSubject: subject) == .outOfOffice || tellsOfAbsence(subject) { return .outOfOffice }
    let isAbsence = AbsenceWords.absences.contains {
      textKey.containsBytes(of: $0) || subjectKey.containsBytes(of: $0)
    }
    if isAbsence { return .outOfOffice }
    if tickets.contains(where: { textKey.containsBytes(of: $0) || subjectKey.containsBytes(of: $0) }) {
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
