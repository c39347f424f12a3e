import Basics

/// What automatic answers say about themselves.
enum MachineWords {
  /// By a subject that begins like an automatic answer's; a person's `Re:` in front of it is a person.
  static func kind(ofSubject subject: String) -> MailKind.AutoReplyKind? {
    let key = subject.foldedForSearch.trimmingScalars(["[", "(", "*", "\"", " "])
    if MachineSubjects.outOfOffice.contains(where: { key.hasPrefix($0) }) { return .outOfOffice }
    if MachineSubjects.wholeOutOfOffice.contains(key.trimmingScalars([".", "!", " ", "]"])) {
      return .outOfOffice
    }
    if MachineSubjects.automatic.contains(where: { key.hasPrefix($0) }) { return .other }
    return MachineSubjects.ticket.contains(where: { key.hasPrefix($0) }) ? .ticket : nil
  }

  /// Which kind of automatic answer it is; asked only when it is one already.
  static func kind(subject: String, text: String) -> MailKind.AutoReplyKind {
    let subjectKey = subject.foldedForSearch
    let textKey = String(text.unicodeScalars.prefix(2000)).foldedForSearch
    if let kind = kind(ofSubject: subject), kind != .other { return kind }
    let isAbsence = AbsenceWords.absences.contains {
      textKey.containsBytes(of: $0) || subjectKey.containsBytes(of: $0)
    }
    if isAbsence { return .outOfOffice }
    return tickets.contains { textKey.containsBytes(of: $0) || subjectKey.containsBytes(of: $0) }
      ? .ticket : .other
  }

  private static let tickets = [
    "ticket", "your request", "votre demande", "ihre anfrage", "numero de dossier", "case number",
    "bien recu votre",
    "la sua richiesta", "have received your", "accuse de reception",
  ]
}
