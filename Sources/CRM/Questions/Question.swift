import Basics

package enum QuestionState: String, Sendable, CaseIterable {
  case open, answered, withdrawn
}

package enum QuestionEvent: String, Sendable, CaseIterable {
  /// The colleague chose.
  case answer
  /// It no longer matters: decided by hand, or the mail was taken back.
  case withdraw
}

package enum QuestionAction: String, Sendable {
  case carryOut
}

/// Something that only a person can decide, put to one colleague by mail and answered by a word or a figure.
///
/// Nothing happens until it is answered; it can be answered once.
package struct Question: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Which conversation a mail of the tray belongs to; the choices are conversations.
    case place
    /// Whether a mail is a matter of its own beside the conversation that it was found to belong to.
    case split
    /// Whose mail it is that a colleague sent on; the choices are addresses.
    case forward
    /// Whether a new lead is the same business as an open one; the choice is that one.
    case merge
    /// Whether the deputy of somebody who is away joins the conversation; the choices are their addresses.
    case deputy
    /// The same for whoever succeeds somebody who has left.
    case successor
    /// Whether commands are carried out that were shown first; the choices are their lines, and last what was shown.
    case confirm
    /// Whether what a mail did is taken back; it has no choices.
    case receipt
    /// How many hours were spent; the choices are a day of the week that is meant, then the keys of tasks.
    case hours
    /// What is to be done with what waits; the choices are things: kind, key and conversation. It stays open.
    case digest
  }

  package let id: Identifier<Question>
  package let kind: Kind
  /// Who was asked, and alone may answer.
  package let employee: Int64
  package let conversation: Int64?
  /// The journalled mail that raised it.
  package let message: Int64?
  /// What the figures mean, in their order: keys or words, as the kind has it.
  package let choices: [String]
  package var state: QuestionState

  package init(
    id: Identifier<Question>, kind: Kind, of employee: Int64, about conversation: Int64?, message: Int64?,
    choices: [String], state: QuestionState = .open
  ) {
    self.id = id
    self.kind = kind
    self.employee = employee
    self.conversation = conversation
    self.message = message
    self.choices = choices
    self.state = state
  }

  package static let lifecycle = Lifecycle<QuestionState, QuestionEvent, QuestionAction>(
    of: "question",
    [
      .init(.open, .answer, .answered, [.carryOut]),
      .init(.open, .withdraw, .withdrawn),
    ],
    french: .init(
      "la question",
      state: {
        switch $0 {
        case .open: "ouverte"
        case .answered: "réglée"
        case .withdrawn: "retirée"
        }
      },
      event: {
        switch $0 {
        case .answer: "recevoir de réponse"
        case .withdraw: "être retirée"
        }
      }))

  /// - Throws: ``Refusal`` when it is closed already.
  package func after(_ event: QuestionEvent) throws(Refusal) -> Revision<Question, QuestionAction> {
    let transition = try Self.lifecycle.apply(event, in: state)
    var next = self
    next.state = transition.to
    return Revision(
      next, changes: [FieldChange("state", from: state.rawValue, to: next.state.rawValue)],
      actions: transition.actions)
  }
}
