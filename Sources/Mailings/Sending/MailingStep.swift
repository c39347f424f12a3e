import Basics

/// A later letter of a mailing, for those who have not answered: a mailing with such steps is a sequence.
package struct MailingStep: Hashable, Sendable {
  /// The mailing's own letter is number 1.
  package let number: Int
  /// Days after the letter before it was accepted by the recipient's side, 1 to 365.
  package let afterDays: Int
  package let content: Mailing.Content

  /// - Throws: ``Refusal`` when the days can't be.
  package init(_ number: Int, afterDays: Int, content: Mailing.Content) throws(Refusal) {
    guard (1...365).contains(afterDays) else {
      throw Refusal(
        .invalid, "a letter can't follow after \(afterDays) days", remedy: "1 to 365 days")
    }
    self.number = number
    self.afterDays = afterDays
    self.content = content
  }
}

/// Where one recipient stands in a sequence.
package struct SequenceStanding: Hashable, Sendable {
  /// The number of the last letter.
  package let step: Int
  /// What its delivery came to; `nil` before it is queued.
  package let state: OutboxState?
  /// When that was settled.
  package let settledAt: Instant?
  /// What came back: `lead`, `unsubscribed`, `bounced: …`, `absence, …`; empty for nothing.
  package var outcome = ""
  /// An absence says no more than that somebody is away.
  package var isAway = false
  /// A mail that a person wrote came from the address since.
  package var hasWritten = false
  package var isSuppressed = false

  package init(step: Int, state: OutboxState?, settledAt: Instant?) {
    self.step = step
    self.state = state
    self.settledAt = settledAt
  }
}

/// Whether a recipient gets another letter: a pure decision.
///
/// Whoever answers, leaves, complains or can't be reached gets none: nobody is written to twice about what they have
/// answered.
package enum NextLetter: Hashable, Sendable {
  case send(MailingStep)
  case wait(until: Instant?)
  case stop

  package enum Reason: String, Sendable, CaseIterable {
    case due, notYet, underWay, answered, suppressed, notDelivered, lastLetter
  }

  package typealias Decision = Verdict<NextLetter, Reason>

  /// - Parameter steps: the later letters of the mailing, in the order of their numbers.
  package static func decide(
    _ standing: SequenceStanding, _ steps: [MailingStep], at now: Instant
  ) -> Decision {
    guard let next = steps.first(where: { $0.number > standing.step }) else {
      return Verdict(.stop, .lastLetter)
    }
    if !standing.outcome.isEmpty, !standing.isAway {
      return Verdict(.stop, .answered, evidence: standing.outcome)
    }
    if standing.hasWritten { return Verdict(.stop, .answered) }
    if standing.isSuppressed { return Verdict(.stop, .suppressed) }
    guard let state = standing.state, state.isFinal, let settledAt = standing.settledAt else {
      return Verdict(.wait(until: nil), .underWay)
    }
    guard state == .accepted else { return Verdict(.stop, .notDelivered, evidence: state.rawValue) }
    let due = settledAt.adding(seconds: Int64(next.afterDays) * 86_400)
    return due <= now ? Verdict(.send(next), .due) : Verdict(.wait(until: due), .notYet)
  }
}
