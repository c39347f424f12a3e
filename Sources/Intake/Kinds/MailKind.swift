/// What a mail is, before anybody asks what it says.
package enum MailKind: Hashable, Sendable {
  case person
  case autoReply(AutoReplyKind)
  /// A delivery failed or is late (RFC 3464, or plain words).
  case bounce
  /// Somebody called our mail spam (RFC 5965).
  case complaint
  /// The mail was read (RFC 8098) or arrived (RFC 3464, 2.3.3).
  case receipt
  case listMail, newsletter
  /// Our own mail came back to us.
  case ownLoop
  /// The copy of our own mail that proves that the server took it.
  case proofCopy

  package enum AutoReplyKind: String, Sendable {
    case outOfOffice
    /// The person does not work there any more.
    case noLongerHere
    case ticket
    /// Our mail is held until somebody proves to be no machine.
    case challenge
    case other

    /// Whether somebody stands behind it who may be away.
    package var isOfPerson: Bool { self == .outOfOffice || self == .noLongerHere || self == .other }
  }

  /// The word that is stored.
  package var word: String {
    switch self {
    case .person: "person"
    case .autoReply(let kind): "autoReply.\(kind.rawValue)"
    case .bounce: "bounce"
    case .complaint: "complaint"
    case .receipt: "receipt"
    case .listMail: "listMail"
    case .newsletter: "newsletter"
    case .ownLoop: "ownLoop"
    case .proofCopy: "proofCopy"
    }
  }
}

package enum MailKindReason: String, Sendable {
  case nothingSpeaksForAMachine, replyTokenOutweighsListFields, ownGroupAddress
  case deliveryReport, feedbackReport, dispositionReport, domainReport, bounceText
  case autoSubmitted, autoReplyField, precedence, nullReversePath, suppressFieldAndWords, subjectWords,
    bodyWords, senderNeverReads
  case listFields, proofToken, ownMessageID
}
