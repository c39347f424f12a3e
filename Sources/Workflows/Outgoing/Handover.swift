import MailTransport
import Mailings
import Store

/// One attempt to hand a mail over, and what came of it.
struct Handover: Sendable {
  let mail: ClaimedMail
  /// Those that were tried, with the answers.
  var answers: [RecipientAnswer] = []
  /// What the server said against us rather than against a recipient.
  var trouble: ServerTrouble?
  /// It was not begun: the program is to stop, or the domain has begun to defer.
  var isWithdrawn = false

  /// Nobody got an answer of their own: the mail goes back as it was.
  var isUntouched: Bool {
    isWithdrawn || trouble != nil && answers.allSatisfy { $0.recipient.state == .deferred }
  }
}

/// A recipient with the answer, and whom a deferral speaks of.
struct RecipientAnswer: Sendable {
  var recipient: OutboxRecipient
  let scope: DeferralScope

  init(_ address: String, _ outcome: SubmissionOutcome) {
    recipient = OutboxRecipient(address, outcome)
    scope =
      if case .deferred(let reply) = outcome { .of(code: reply.code, enhanced: reply.enhanced) } else {
        .recipient
      }
  }

  /// An answer of our own: nothing was sent.
  init(_ recipient: OutboxRecipient) {
    self.recipient = recipient
    scope = .recipient
  }
}

/// A server's trouble in the words that are kept.
struct ServerTrouble: Sendable {
  let kind: ServerTroubleKind
  let words: String

  /// - Returns: `nil` for a wish of our own to stop, which says nothing about the server.
  init?(_ trouble: SubmissionTrouble) {
    switch trouble {
    case .unreachable(.cancelled): return nil
    case .unreachable: kind = .unreachable
    case .loginRefused: kind = .loginRefused
    case .busy: kind = .busy
    case .policy: kind = .policy
    }
    words = "\(trouble)"
  }
}
