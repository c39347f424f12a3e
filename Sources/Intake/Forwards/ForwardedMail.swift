import Basics

/// A mail that somebody sent on: the original as the forwarder's mail program wrote it down, and what the forwarder
/// says about it.
package struct ForwardedMail: Hashable, Sendable {
  package enum Form: String, Hashable, Sendable { case inline, attachment }

  package let form: Form
  /// The forwarder's own words.
  package let comment: String
  /// The outermost first: what is forwarded may itself be a forward. Never empty.
  package let originals: [Original]
  package let confidence: Confidence

  /// The mail that was sent on.
  package struct Original: Hashable, Sendable {
    package let from: NamedAddress
    /// As it stands there, in the forwarder's language; empty when it does not.
    package let date: String
    package let subject: String
    /// Everything below its header, further mails that it cites or forwards included.
    package let text: String
  }

  /// How sure it is who wrote the original.
  ///
  /// On ``low`` a program must ask a person before it takes the original's author for the customer.
  package enum Confidence: String, Hashable, Sendable, Comparable {
    /// No address, or nothing but a header says that the words are another's.
    case low
    /// An address, and the subject says that this is a forward.
    case medium
    /// An address in an attached mail, or in the header below a line that says that a mail is forwarded.
    case high

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { self == .low ? 0 : self == .medium ? 1 : 2 }
  }
}

/// By what a forward was known, or why a mail is none.
package enum ForwardReason: String, Sendable {
  /// Another mail is attached as such (RFC 2046 §5.2.1).
  case attachedMail
  /// A line says that a mail is forwarded, its header stands below.
  case separator
  /// The header of another mail, and a subject with a forward mark.
  case markedSubject
  /// "On … Anna wrote:" and a subject with a forward mark (Outlook for Mac).
  case attribution
  /// The header of another mail stands at the top, and nothing says that this is an answer.
  case blockOnTop
  /// The same below words of the forwarder, and its author takes no part in this mail.
  case blockBelow
  // No forward.
  case machine, answer, nothingForwarded
  /// A mail is attached in a format that nothing here reads (Outlook's `.msg`): a person must look.
  case unreadableMail
}
