import Basics

package enum MailingState: String, Sendable, CaseIterable {
  case draft, scheduled, sending, paused, sent, cancelled
}

package enum MailingEvent: String, Sendable, CaseIterable {
  case schedule, unschedule, start, pause, resume, finish, cancel
}

package enum MailingAction: String, Sendable {
  /// Put the planned copies into the outbox.
  case queueCopies
  /// Take back what still waits in the outbox.
  case holdCopies
  case releaseCopies, dropCopies
}

/// The life of a ``Mailing``. What was sent stays sent: there is no way back to a draft after the start.
package enum MailingLifecycle {
  package static let table = Lifecycle<MailingState, MailingEvent, MailingAction>(
    of: "mailing",
    [
      .init(.draft, .schedule, .scheduled),
      .init(.draft, .start, .sending, [.queueCopies]),
      .init(.draft, .cancel, .cancelled),
      .init(.scheduled, .unschedule, .draft),
      .init(.scheduled, .start, .sending, [.queueCopies]),
      .init(.scheduled, .cancel, .cancelled),
      .init(.sending, .pause, .paused, [.holdCopies]),
      .init(.sending, .finish, .sent),
      .init(.sending, .cancel, .cancelled, [.dropCopies]),
      .init(.paused, .resume, .sending, [.releaseCopies]),
      .init(.paused, .cancel, .cancelled, [.dropCopies]),
    ])
}
