import Basics

/// What a person's correction taught: mails of exactly this sender, of this list or about this subject, belong there.
///
/// The last clue of all, asked only where the rules would begin something new, leave the mail in the tray for what a
/// filter said, or pass over a machine. It never outweighs a token, a reference or a known subject, it holds for
/// one sender only, and no machine becomes a lead by it.
package struct LearnedRule: Hashable, Sendable {
  package enum Choice: Hashable, Sendable {
    case conversation(Int64)
    case lead
    case ignore
  }

  package let id: Int64
  package let choice: Choice
  /// The mail that was corrected, and who did it.
  package let mail: Int64
  package let actor: String

  package init(id: Int64, choice: Choice, mail: Int64, actor: String) {
    self.id = id
    self.choice = choice
    self.mail = mail
    self.actor = actor
  }

  var evidence: String { "rule \(id), from mail \(mail), placed by \(actor)" }
}

/// How a mail is told from others of its sender: by its list, else by what it is about.
package struct LearnedKey: Hashable, Sendable {
  /// Lower case.
  package let sender: String
  /// What stands in List-Id (RFC 2919), folded; empty when there is none.
  package let listID: String
  /// Empty for a list's mails, whose subjects change.
  package let baseSubject: String

  /// `nil` for a mail that can't be told from others of its sender, or has none.
  package init?(_ clues: IntakeClues) {
    guard !clues.senderAddress.isEmpty, !clues.listID.isEmpty || !clues.baseSubject.isEmpty else {
      return nil
    }
    sender = clues.senderAddress
    listID = clues.listID
    baseSubject = listID.isEmpty ? clues.baseSubject.foldedForSearch : ""
  }
}
