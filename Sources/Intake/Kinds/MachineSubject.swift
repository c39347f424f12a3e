import Basics

/// The subject of a mail as the rules about machines read it: folded once, whatever is asked.
struct MachineSubject {
  let text: String
  /// Folded.
  let words: String
  /// By a title that only systems write at the beginning of a subject; a person's `Re:` in front of it is a
  /// person.
  let kind: MailKind.AutoReplyKind?
  /// Without the marks that systems put around a title.
  private let key: String

  init(_ text: String) {
    self.text = text
    words = text.foldedForSearch
    key = words.trimmingScalars(Self.marks)
    kind = Self.kind(of: key)
  }

  private static let marks: ScalarSet = ["[", "(", "*", "\"", " "]
  private static let ends: ScalarSet = [".", "!", " ", "]"]

  private static func kind(of key: String) -> MailKind.AutoReplyKind? {
    if MachineSubjects.begins(key, with: MachineSubjects.outOfOffice) { return .outOfOffice }
    // Notes: "AUTO: Anna Rey is out of the office (returning 05/01/2027)".
    let isNotes = key.hasPrefix("auto:") && AbsenceWords.absences.contains { key.containsBytes(of: $0) }
    if isNotes { return .outOfOffice }
    if key == "auto:" || MachineSubjects.begins(key, with: MachineSubjects.automatic) { return .other }
    return MachineSubjects.challenges.begin(key) ? .challenge : nil
  }

  /// By words that people write too: whoever asks must look at the text.
  var tellsOfAbsence: Bool {
    if MachineSubjects.ownWordsOfAbsence.begin(key) || MachineSubjects.outOfOffice.begin(key) { return true }
    if MachineSubjects.wholeOutOfOffice.contains(key.trimmingScalars(Self.ends)) { return true }
    return MachineSubjects.marksOfAbsence.contains { key.containsBytes(of: $0) }
  }

  /// A title that goes on like a sentence: "Réponse automatique pour vous".
  var beginsLikeATitle: Bool { MachineSubjects.automatic.begin(key) }

  var isTicket: Bool { MachineSubjects.ticket.begin(key) }
}
