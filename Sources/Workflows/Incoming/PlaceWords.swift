import Basics
import Intake

/// What the question about a mail's conversation says, in the language of the firm.
struct PlaceWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  /// What came in, and what is not clear about it.
  func text(_ reason: ConversationReason, from sender: String, _ text: String) -> String {
    line(reason, sender) + "\n\n" + text
  }

  private func line(_ reason: ConversationReason, _ sender: String) -> String {
    switch (reason, language) {
    case (.stepsDisagree, .french):
      "\(sender) a écrit : l’adresse de réponse, les messages cités et le sujet ne mènent pas au même dossier."
    case (.stepsDisagree, .english):
      "\(sender) wrote: reply address, cited messages and subject do not lead to the same conversation."
    case (.tokenFromStranger, .french):
      "\(sender) ne participe pas au dossier, mais écrit avec sa référence, que quelqu’un lui a transmise."
    case (.tokenFromStranger, .english):
      "\(sender) takes no part in the conversation, but writes with its reference, which somebody passed on."
    case (.referencedByStranger, .french):
      "\(sender) ne participe pas au dossier, mais répond à l’un de ses messages."
    case (.referencedByStranger, .english):
      "\(sender) takes no part in the conversation, but answers one of its messages."
    case (.tokenWithoutConversation, .french):
      "\(sender) a écrit à un dossier qui n’existe plus ; d’autres indices mènent ici."
    case (.tokenWithoutConversation, .english):
      "\(sender) wrote to a conversation that is gone; other clues lead here."
    case (_, .french): "\(sender) a écrit, et plusieurs dossiers conviennent :"
    case (_, .english): "\(sender) wrote, and several conversations fit:"
    }
  }

  var hint: String {
    language == .french
      ? "« nouveau » en fait une nouvelle piste ; « non » le laisse parmi les mails à trier."
      : "“new” makes it a new lead; “no” leaves it in the tray."
  }
}

/// What the question about a matter of its own says.
struct SplitWords {
  private let language: Language
  private let title: String

  init(_ language: Language, title: String) {
    self.language = language
    self.title = title
  }

  func text(_ reason: SplitReason, from sender: String, _ text: String) -> String {
    line(reason, sender) + "\n\n" + text
  }

  private func line(_ reason: SplitReason, _ sender: String) -> String {
    switch (reason, language) {
    case (.newSubject, .french): "\(sender) parle d’autre chose dans le dossier « \(title) » :"
    case (.newSubject, .english): "\(sender) writes of something else in “\(title)”:"
    case (.closed, .french): "\(sender) répond au dossier clos « \(title) » :"
    case (.closed, .english): "\(sender) answers “\(title)”, which is closed:"
    case (.old, .french): "\(sender) répond à l’ancien dossier « \(title) » :"
    case (.old, .english): "\(sender) answers “\(title)”, which was silent for long:"
    }
  }

  var hint: String {
    language == .french
      ? "« nouveau » en fait une piste à part ; « non » le met dans « \(title) »."
      : "“new” makes it a lead of its own; “no” puts it into “\(title)”."
  }
}
