import Basics
import MailFormat

/// What a report says of one recipient of a mail of ours.
package struct Bounce: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    /// The address is of no use: nobody is there.
    case hard
    /// This mail was not taken; another one, or the same one later, may be.
    case soft
  }

  /// Lower case, as the sender wrote the address; `nil` when the report does not name it.
  package let recipient: String?
  /// Where it ended after aliases and forwards, when that is another address (RFC 3464 §2.3.2).
  package let finalRecipient: String?
  /// `5.1.1`; `5.0.0` when the report has only an SMTP code 5xx, or words that say no more than that somebody or
  /// something does not exist; `nil` when it says nothing of the kind.
  package let status: String?
  package let kind: Kind
  package let reason: BounceReason
  /// What the reason was read from.
  package let ground: BounceGround
  /// The phrase or code that decided: `Microsoft 365: 5.4.1 recipient address rejected: access denied`.
  package let proof: String
  /// The words that led to it, for a person to check.
  package let evidence: String

  package var verdict: Verdict<BounceReason, BounceGround> { Verdict(reason, ground, evidence: proof) }

  /// Whether the address must not be written to again. What a server holds against the sender or the content
  /// (policy, spam, authentication, size) says nothing about the recipient.
  package var suppresses: Bool { kind == .hard && (reason == .userUnknown || reason == .hostUnknown) }

  /// - Parameter fallback: The class of status that the notice states for all its recipients.
  init(
    recipient: String?, final: String? = nil, status: String?, words: String, fallback: String? = nil
  ) {
    let words = String(decoding: words.utf8.prefix(BounceWords.maximumBytes), as: UTF8.self)
    let folded = FoldedWords(words)
    let found = StatusCode.best(status, words: words)
    self.recipient = recipient
    finalRecipient = final == recipient ? nil : final
    let verdict = BounceRules.decide(status: found ?? "", words: folded)
    reason = verdict.value
    ground = verdict.reason
    proof = verdict.evidence
    self.status = found ?? fallback ?? BounceRules.statusClass(reason)
    kind = BounceRules.isSoft(status: found ?? fallback ?? "", reason: reason) ? .soft : .hard
    evidence = String(words.trimmedOfWhiteSpace.unicodeScalars.prefix(500))
  }
}
