/// Where in a transaction a reply was given; the same code means different things.
enum SubmissionStage: Hashable {
  case sender
  case recipient
  /// The reply to DATA, to the final dot or to the last chunk.
  case message
}

extension SubmissionOutcome {
  /// What a reply means for a recipient (RFC 5321 section 4.2.1). Beside the first digit: 552 at RCPT is "too
  /// many recipients" unless it names the mailbox (RFC 5321 section 4.5.3.1.10); at MAIL and after the
  /// message, what speaks of our login or of policy (530, 535, 538, 5.7.x) is a matter of set-up and says
  /// nothing against a recipient; nor does a lack of space at the server.
  init(_ reply: SMTPReply, at stage: SubmissionStage) {
    if reply.isPositive {
      self = .accepted(reply)
    } else if reply.isTransient || reply.isOurMatter(stage) {
      self = .deferred(reply)
    } else {
      self = .failed(reply)
    }
  }
}

extension SubmissionTrouble {
  /// Nil for what concerns the recipients or the message alone.
  init?(_ reply: SMTPReply, at stage: SubmissionStage) {
    if reply.isFarewell || reply.isTransient && stage == .sender {
      self = .busy(reply)
    } else if !reply.isTransient, !reply.isPositive, reply.isOurMatter(stage) {
      self = .policy(reply)
    } else {
      return nil
    }
  }
}

extension SMTPReply {
  fileprivate func isOurMatter(_ stage: SubmissionStage) -> Bool {
    switch stage {
    case .recipient: code == 552 && enhanced == nil || code == 530
    case .sender, .message:
      [530, 535, 538].contains(code) || enhanced?.utf8.starts(with: "5.7.".utf8) ?? false
        || code == 552 && (enhanced == "5.2.2" || enhanced == "5.3.1")
    }
  }

  /// The server does not know a command or a parameter that it offered: to be tried once more without.
  var deniesFeature: Bool {
    [500, 501, 502, 503, 504, 555].contains(code)
  }

  /// The server closes the connection after this (RFC 5321 section 3.8).
  var isFarewell: Bool { code == 421 }
}
