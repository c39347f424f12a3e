import Basics

/// What automatic answers say about themselves, in French, German, Italian and English.
enum MachineWords {
  /// By a subject that begins like an automatic answer's; a person's `Re:` in front of it is a person.
  static func kind(ofSubject subject: String) -> MailKind.AutoReplyKind? {
    let key = subject.foldedForSearch
    if outOfOfficeStarts.contains(where: { key.hasPrefix($0) }) { return .outOfOffice }
    if automaticStarts.contains(where: { key.hasPrefix($0) }) { return .other }
    return ticketStarts.contains(where: { key.hasPrefix($0) }) ? .ticket : nil
  }

  /// Which kind of automatic answer it is; asked only when it is one already.
  static func kind(subject: String, text: String) -> MailKind.AutoReplyKind {
    let subjectKey = subject.foldedForSearch
    let textKey = String(text.unicodeScalars.prefix(2000)).foldedForSearch
    if let kind = kind(ofSubject: subject), kind != .other { return kind }
    if absences.contains(where: { textKey.contains($0) || subjectKey.contains($0) }) { return .outOfOffice }
    return tickets.contains { textKey.contains($0) || subjectKey.contains($0) } ? .ticket : .other
  }

  private static let outOfOfficeStarts = [
    "out of office", "out of the office", "automatic reply: out of office", "abwesenheitsnotiz",
    "abwesenheit:",
    "absence du bureau", "absent du bureau", "message d'absence", "notification d'absence", "fuori ufficio",
    "fuori sede", "assenza dall'ufficio", "vacation reply",
  ]
  private static let automaticStarts = [
    "automatic reply", "auto reply:", "auto-reply", "autoreply", "auto:", "automatic response",
    "autoresponse",
    "reponse automatique", "message automatique", "automatische antwort", "automatische ruckantwort",
    "autoantwort", "risposta automatica",
  ]
  private static let ticketStarts = [
    "your request has been received", "we have received your request", "ticket received", "[ticket received]",
    "nous avons bien recu votre demande", "accuse de reception", "votre demande a bien ete",
    "eingangsbestatigung", "ihre anfrage ist eingegangen", "conferma di ricezione",
  ]
  private static let absences = [
    "out of office", "out of the office", "on vacation", "on holiday", "on leave", "limited access to",
    "absent du bureau", "je suis absent", "je suis actuellement absent", "suis en vacances", "serai absent",
    "actuellement absente", "en conges", "de retour le", "nicht im buro", "ausser haus", "außer haus",
    "im urlaub", "in den ferien", "abwesend", "nicht erreichbar", "fuori ufficio", "sono assente", "in ferie",
    "assente fino", "saro assente",
  ]
  private static let tickets = [
    "ticket", "your request", "votre demande", "ihre anfrage", "numero de dossier", "case number",
    "bien recu votre",
    "la sua richiesta", "have received your", "accuse de reception",
  ]
}
