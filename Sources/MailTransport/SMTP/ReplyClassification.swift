/// Where in a transaction a reply was given; the same code means different things.
enum SubmissionStage: Hashable, CaseIterable {
  case sender
  case recipient
  /// The reply to DATA, to the final dot or to the last chunk.
  case message
}

extension SubmissionOutcome {
  /// What a reply means for a recipient (RFC 5321 section 4.2.1). Beside the first digit: what concerns our
  /// login, our set-up, policy against us or the server's space is put off, since it says nothing against the
  /// recipient; and 552 at RCPT is "too many recipients" unless it names the mailbox (RFC 5321 section
  /// 4.5.3.1.10).
  init(_ reply: SMTPReply, at stage: SubmissionStage, isLoggedIn: Bool = true) {
    if reply.isPositive {
      self = .accepted(reply)
    } else if reply.isTransient || reply.concernsUs(stage, isLoggedIn) || reply.isTooManyRecipients(stage) {
      self = .deferred(reply)
    } else {
      self = .failed(reply)
    }
  }
}

extension SubmissionTrouble {
  /// Nil for what concerns the recipients or the message alone. A 4xx after the message is greylisting or a
  /// scanner's doubt more often than not, so it counts only when its status speaks of the server (RFC 3463
  /// section 3.4).
  init?(_ reply: SMTPReply, at stage: SubmissionStage, isLoggedIn: Bool = true) {
    if reply.isPositive { return nil }
    if reply.isFarewell || reply.isTransient && (stage == .sender || reply.hasStatus("4.3.")) {
      self = .busy(reply)
    } else if reply.isTransient {
      return nil
    } else if reply.hasStatus("5.3."), reply.concernsUs(stage, isLoggedIn) {
      self = .busy(reply)
    } else if reply.concernsUs(stage, isLoggedIn) {
      self = .policy(reply)
    } else {
      return nil
    }
  }
}

extension SMTPReply {
  /// A refusal for good that is none of the recipient's or the message's doing.
  fileprivate func concernsUs(_ stage: SubmissionStage, _ isLoggedIn: Bool) -> Bool {
    if [530, 534, 535, 538].contains(code) { return true }
    switch stage {
    case .recipient: return isLackOfSpace || !isLoggedIn && refusesRelaying
    // Our own address as sender (5.1.7, 5.1.8), or commands that do not fit (5.5.1, 5.5.2, 5.5.4).
    case .sender:
      return isLackOfSpace || hasStatus("5.7.") || hasStatus("5.1.7") || hasStatus("5.1.8") || isSyntax
    case .message: return isLackOfSpace || hasStatus("5.7.") || isSyntax
    }
  }

  /// The server's own: not the message's size (5.3.4) and not the mailbox's space (5.2.2 at RCPT).
  private var isLackOfSpace: Bool { hasStatus("5.3.1") || hasStatus("5.3.2") || hasStatus("5.3.5") }

  private var isSyntax: Bool {
    (500...504).contains(code) || hasStatus("5.5.1") || hasStatus("5.5.2") || hasStatus("5.5.4")
  }

  /// "Relay access denied", "relaying not permitted": to somebody who did not log in this says that he should.
  private var refusesRelaying: Bool {
    let words = Array(text.utf8)
    return words.indices.contains { words[$0...].startsIgnoringCase("RELAY") }
  }

  fileprivate func isTooManyRecipients(_ stage: SubmissionStage) -> Bool {
    stage == .recipient && code == 552 && (enhanced == nil || hasStatus("5.5.3"))
  }

  fileprivate func hasStatus(_ start: StaticString) -> Bool {
    guard let enhanced else { return false }
    let wanted = start.withUTF8Buffer { enhanced.utf8.starts(with: $0) }
    // "5.1.1" is not the beginning of "5.1.10".
    let isWhole = enhanced.utf8.count == start.utf8CodeUnitCount || start.endsWithDot
    return wanted && isWhole
  }

  /// The server does not know a command or a parameter that it offered: to be tried once more without.
  var deniesFeature: Bool {
    [500, 501, 502, 503, 504, 555].contains(code)
  }

  /// At RCPT, where 501 is mostly about the address (RFC 5321 section 4.1.1.11, RFC 3461 section 4).
  var deniesParameter: Bool {
    [504, 555].contains(code) || code == 501 && enhanced == "5.5.4"
  }

  /// The server closes the connection after this (RFC 5321 section 3.8).
  var isFarewell: Bool { code == 421 }
}

extension StaticString {
  fileprivate var endsWithDot: Bool { withUTF8Buffer { $0.last == .dot } }
}
