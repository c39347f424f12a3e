import Basics

/// What can happen to an outgoing mail on its way to one recipient.
package enum OutboxEvent: String, Sendable, CaseIterable {
  /// Taken up to be sent; the attempt counts.
  case claimed
  /// Kept back before an attempt: its domain defers, or a limit on the pace is reached.
  case postponed
  /// The server took it (2xx to the whole message).
  case accepted
  /// The server said 4xx about it.
  case deferred
  /// The server said 5xx, or the time to try again is over.
  case refused
  /// The server could not be used at all: the attempt does not count.
  case released
  /// The connection, or the program, went away between the message and its answer.
  case lost
  /// Our copy came home, or a person said so: it had been taken.
  case proved
  /// It had not been taken: the same message goes out once more.
  case repeated
  /// Nobody will know, and nobody needs to: it is not sent again.
  case dropped
  /// The mail because of which it was to leave was taken back, before it left.
  case withdrawn
  /// A delivery report with our token came back.
  case bounced
}

/// What the shell does beside the change of state.
package enum OutboxAction: String, Sendable {
  case countAttempt, scheduleRetry, uncountAttempt, alertOperator, tellConversation, waitForProof
}

/// The life of a mail in the outbox, as data; the statements of `Store` are held to it by a test.
package enum OutboxLifecycle {
  package static let table = Lifecycle<OutboxState, OutboxEvent, OutboxAction>(
    of: "mail",
    [
      .init(.queued, .claimed, .submitting, [.countAttempt]),
      .init(.queued, .postponed, .queued),
      .init(.queued, .withdrawn, .failed),
      .init(.deferred, .claimed, .submitting, [.countAttempt]),
      .init(.deferred, .postponed, .deferred),
      .init(.deferred, .withdrawn, .failed),
      .init(.submitting, .accepted, .accepted),
      .init(.submitting, .deferred, .deferred, [.scheduleRetry]),
      .init(.submitting, .refused, .failed, [.tellConversation]),
      .init(.submitting, .released, .deferred, [.uncountAttempt, .alertOperator]),
      .init(.submitting, .lost, .uncertain, [.waitForProof]),
      .init(.uncertain, .proved, .accepted),
      .init(.uncertain, .repeated, .queued),
      .init(.uncertain, .dropped, .failed),
    ] + OutboxState.allCases.map { .init($0, .bounced, .bounced, [.tellConversation]) })
}
