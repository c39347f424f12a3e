/// What stood in the way of a message and concerns the server or us, not the recipients: they are deferred,
/// and whoever runs the program should hear of it.
package enum SubmissionTrouble: Hashable, Sendable {
  /// No connection, or it was lost on the way; also certificates and what else is wrong before the login.
  case unreachable(TransportError)
  /// The server takes nothing now: 421 anywhere, 4xx at the greeting, at the login or at MAIL.
  case busy(SMTPReply)
  case loginRefused(TransportError)
  /// The server takes nothing of this kind from us: 530, 535, 5.7.x at MAIL or after the message.
  case policy(SMTPReply)
}

extension SubmissionTrouble {
  /// Why a connection could not be opened; `said` is the server's last reply of the set-up.
  init(_ error: TransportError, said: SMTPReply?) {
    switch error {
    case .loginRefused, .tokenMissing, .invalidArgument: self = .loginRefused(error)
    case .unavailable: self = said.map { .busy($0) } ?? .unreachable(error)
    default: self = .unreachable(error)
    }
  }

  /// Its words as a reply, for recipients whose message was not sent because of it.
  var reply: SMTPReply {
    switch self {
    case .busy(let reply), .policy(let reply): reply
    case .unreachable(let error): SMTPReply(code: 421, enhanced: "4.4.1", text: "not sent: \(error)")
    case .loginRefused(let error): SMTPReply(code: 454, enhanced: "4.7.0", text: "not sent: \(error)")
    }
  }
}

extension SubmissionTrouble: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreachable(let error), .loginRefused(let error): "\(error)"
    case .busy(let reply): "the mail server takes no mail now: \(reply)"
    case .policy(let reply): "the mail server takes no such mail from us: \(reply)"
    }
  }
}
