import Basics
import CRM

/// What a colleague asks for in a line of a mail.
package enum ColleagueCommand: Hashable, Sendable {
  /// To the stage that these words name.
  case stage(String)
  case budget(Money)
  /// The colleague that these words name.
  case owner(String)
  case followUp(FollowUpWish)
  case won
  case lost(LossReason, words: String)
  /// For the house alone.
  case note(String)
  case task(String)
  case hours(TimeNote)
  /// An offer at a fixed price for what the words name.
  case quotation(Money, String)
  /// The customer has accepted the offer.
  case order
  /// A milestone of the order is reached: the one that the words name, or the next one when they are empty.
  case milestone(String)
  case invoice

  /// Whether it touches money, leaves the house or can't be taken back: then it is shown first, and done when its
  /// colleague confirms it.
  package var isShownFirst: Bool {
    switch self {
    case .won, .quotation, .order, .invoice: true
    case .stage, .budget, .owner, .followUp, .lost, .note, .task, .hours, .milestone: false
    }
  }
}

/// When somebody is to be contacted next, and how.
package struct FollowUpWish: Hashable, Sendable {
  package let kind: FollowUp.Kind
  package let on: CalendarDate
  /// The time of day, where one was said.
  package let at: TimeOfDay?
  /// In the colleague's own words.
  package let words: String

  package init(_ kind: FollowUp.Kind, on day: CalendarDate, at time: TimeOfDay?, words: String) {
    self.kind = kind
    on = day
    at = time
    self.words = words
  }
}

/// A command as it was written.
package struct WrittenCommand: Hashable, Sendable {
  package let text: String
  package let command: ColleagueCommand

  package init(_ text: String, _ command: ColleagueCommand) {
    self.text = text
    self.command = command
  }
}

/// A line that can only be meant as a command, and can't be carried out as it stands.
package struct CommandFault: Hashable, Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    /// Nothing stands behind the colon.
    case nothingGiven
    case noAmount, noDay, dayPassed, noDuration
    /// More stands in the line than the command takes.
    case moreThanTaken
    case tooMany
    /// It could be a command, or words for the customer.
    case besideWords
    /// Of a digest: it has no line of that number; or the line's words are no command.
    case noSuchLine, notUnderstood
    /// "annuler" alone, and not as an answer to a receipt.
    case nothingToUndo
  }

  package let text: String
  package let reason: Reason

  package init(_ text: String, _ reason: Reason) {
    self.text = text
    self.reason = reason
  }
}
