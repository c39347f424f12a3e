/// Why a mail server could not be used. Every case names the server and quotes it where it said something, so
/// that `doctor` can tell a wrong password from a bad certificate, a busy server and a wrong host.
package enum TransportError: Error, Hashable {
  case hostUnreachable(ServerNote)
  case certificateRejected(ServerNote)
  case tlsUnavailable(ServerNote)
  case loginRefused(ServerNote)
  /// There is no access token to log in with: a person must act first.
  case tokenMissing(ServerNote)
  /// The server is there and says that it cannot serve now: `[UNAVAILABLE]`, `BYE`, 421, 454.
  case unavailable(ServerNote)
  case timedOut(ServerNote)
  case connectionClosed(ServerNote, inLiteral: Bool)
  case protocolViolation(ServerNote)
  /// More than we are ready to take: a line, a nesting, a message (then with its UID where known).
  case limitExceeded(ServerNote, uid: UInt32?)
  case mailboxMissing(ServerNote)
  case commandRefused(ServerNote)
  /// An argument of ours that must not reach a server: a host, a mailbox name, an address.
  case invalidArgument(ServerNote)
  case notConnected(ServerNote)
  case cancelled(ServerNote)
}

/// What is known about a failure: the server, what was being done, and the words of the server or of the
/// library.
package struct ServerNote: Hashable, Sendable {
  package let server: String
  package let during: String
  package let words: String
  /// What to do, where more is known than the kind of failure says.
  package let advice: String?

  package init(server: String, during: String, words: String, advice: String? = nil) {
    self.server = server
    self.during = during
    self.words = words
    self.advice = advice
  }
}

extension TransportError {
  package var note: ServerNote {
    switch self {
    case .hostUnreachable(let note), .certificateRejected(let note), .tlsUnavailable(let note),
      .loginRefused(let note), .tokenMissing(let note), .unavailable(let note), .timedOut(let note),
      .connectionClosed(let note, _),
      .protocolViolation(let note), .limitExceeded(let note, _), .mailboxMissing(let note),
      .commandRefused(let note), .invalidArgument(let note), .notConnected(let note), .cancelled(let note):
      note
    }
  }

  /// Whether trying again later, with nothing changed, may succeed.
  package var isTransient: Bool {
    switch self {
    case .hostUnreachable, .unavailable, .timedOut, .connectionClosed, .notConnected, .cancelled: true
    case .certificateRejected, .tlsUnavailable, .loginRefused, .tokenMissing, .protocolViolation,
      .limitExceeded,
      .mailboxMissing, .commandRefused, .invalidArgument:
      false
    }
  }

  /// One sentence that says what to do about it.
  package var remedy: String { note.advice ?? usualRemedy }

  private var usualRemedy: String {
    switch self {
    case .hostUnreachable: "Check the host name, the port and the network."
    case .certificateRejected:
      "Check the server's certificate and its name; set the CA file if the server uses a private authority."
    case .tlsUnavailable: "Check the port and whether it wants TLS from the start or STARTTLS."
    case .loginRefused: "Check the user name and the password; some providers want an app password."
    case .tokenMissing: "Log in to get one."
    case .unavailable: "The server is busy or in maintenance; it is tried again later."
    case .timedOut: "The server is too slow or a firewall swallows the traffic; it is tried again later."
    case .connectionClosed: "The connection is made again at the next attempt."
    case .protocolViolation:
      "Check that the port belongs to a mail server of this kind; report its words if so."
    case .limitExceeded: "Raise the limit if the message is wanted, or remove it from the mailbox."
    case .mailboxMissing: "Check the mailbox name in the settings, or create the mailbox on the server."
    case .commandRefused: "Read the server's words; the account may lack a right."
    case .invalidArgument: "Correct the value; it cannot be sent to a server."
    case .notConnected: "Open the connection first."
    case .cancelled: "Nothing to do: the program was asked to stop."
    }
  }
}

extension TransportError: CustomStringConvertible {
  private var summary: String {
    switch self {
    case .hostUnreachable: "cannot be reached"
    case .certificateRejected: "shows a certificate that is not trusted"
    case .tlsUnavailable: "does not offer TLS here"
    case .loginRefused: "refuses the login"
    case .tokenMissing: "has no access token"
    case .unavailable: "is not available now"
    case .timedOut: "does not answer in time"
    case .connectionClosed(_, inLiteral: false): "closed the connection"
    case .connectionClosed(_, inLiteral: true): "closed the connection in the middle of a message"
    case .protocolViolation: "does not follow the protocol"
    case .limitExceeded(_, .none): "sends more than the limit"
    case .limitExceeded(_, .some(let uid)): "sends more than the limit for the message with UID \(uid)"
    case .mailboxMissing: "has no such mailbox"
    case .commandRefused: "refuses the command"
    case .invalidArgument: "cannot be given this value"
    case .notConnected: "is not connected"
    case .cancelled: "was left because of a stop"
    }
  }

  package var description: String {
    // Servers end their sentences, or don't.
    let said = note.words.utf8.reversed().drop { $0 == .dot }.count
    let words = said == 0 ? "" : ": \(String(decoding: note.words.utf8.prefix(said), as: UTF8.self))"
    return "\(note.server) \(summary) (\(note.during))\(words). \(remedy)"
  }
}
