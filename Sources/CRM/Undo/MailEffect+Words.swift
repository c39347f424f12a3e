import Basics

extension MailEffect {
  /// The word that scripts read.
  package var kind: String {
    switch self {
    case .lead: "lead"
    case .contact: "contact"
    case .address: "address"
    case .message: "message"
    case .participant: "participant"
    case .followUp: "followUp"
    case .change: "change"
    case .hours: "hours"
    case .task: "task"
    case .suppression: "suppression"
    case .letter: "letter"
    case .question: "question"
    case .placement: "placement"
    case .merge: "merge"
    case .writtenSince: "writtenSince"
    case .commitment: "commitment"
    case .rule: "rule"
    }
  }

  /// One line for a person: `lead 7 (Cuisine)`.
  package var words: String {
    switch self {
    case .lead(let lead): "lead \(lead.id) (\(lead.title))"
    case .contact(let contact): "contact \(contact.id) (\(contact.name))"
    case .address(let address, let contact): "\(address) is an address of contact \(contact)"
    case .message(_, let conversation): "the words in conversation \(conversation)"
    case .participant(let person): "\(person.address) takes part in conversation \(person.conversation)"
    case .followUp(let followUp): "follow-up \(followUp.id) (\(followUp.words))"
    case .change(let field): "\(field.subject) \(field.id): \(field.change.words)"
    case .hours(let hours): "time entry \(hours.id) (\(hours.words))"
    case .task(let task): "task \(task.id) (\(task.name)) of project \(task.project)"
    case .suppression(let address): "\(address) gets no mailings any more"
    case .letter(let letter): "letter \(letter.id) to \(letter.to) (\(letter.kind))"
    case .question(let id, _): "question \(id)"
    case .placement(let mail, _): "the place of mail \(mail)"
    case .merge(let merge): merge.words
    case .writtenSince(_, let conversation, let mails):
      "what came into conversation \(conversation) since the merge: "
        + mails.map { "mail \($0)" }.joined(separator: ", ")
    case .commitment(let thing): "\(thing.kind) \(thing.id) (\(thing.words))"
    case .rule(let id): "learned rule \(id)"
    }
  }
}

extension FieldChange {
  fileprivate var words: String {
    "\(field) \(before.isEmpty ? "–" : before) → \(after.isEmpty ? "–" : after)"
  }
}

extension UndoReason {
  /// Why something stays, for a person.
  package var words: String {
    switch self {
    case .untouched: "as the mail left it"
    case .goneAlready: "gone already"
    case .workedOnSince: "somebody has worked on it since"
    case .changedSince: "it was changed since"
    case .stillNeeded: "something else needs it"
    case .invoiced: "it is invoiced"
    case .letterLeft: "it has left the house"
    case .letterUnderWay: "it is on its way"
    case .cameSince: "it was written to both as one: it stays with the lead that went on"
    case .binds: "it has left the house or binds the customer"
    }
  }
}
