import MailTransport
import SQL
import Settings
import Store

/// What kept an account from being read, by what can be done about it.
package enum IntakeTrouble: Hashable, Sendable, CaseIterable {
  /// The network, a restart, a silence.
  case connection
  /// The server says that it can't serve now.
  case busyServer
  /// Login, certificate, TLS, or a secret of ours that is missing: a person must mend it.
  case refused
  /// The server says what we don't understand, or refuses what we need.
  case puzzlingServer
  /// Our own disk or database.
  case storage

  package init(_ error: any Error) {
    switch error {
    case let error as TransportError: self.init(error)
    case is SecretFault: self = .refused
    case is BlobError, is SQLError: self = .storage
    default: self = .puzzlingServer
    }
  }

  private init(_ error: TransportError) {
    switch error {
    case .hostUnreachable, .timedOut, .connectionClosed, .notConnected, .cancelled: self = .connection
    // The mail in question is quarantined; the next pass goes on behind it.
    case .limitExceeded(_, uid: .some): self = .connection
    case .unavailable: self = .busyServer
    case .loginRefused, .tokenMissing, .certificateRejected, .tlsUnavailable, .invalidArgument:
      self = .refused
    case .protocolViolation, .limitExceeded, .mailboxMissing, .commandRefused: self = .puzzlingServer
    }
  }

  /// Why it can't be read, in words that say what a person can do.
  package static func words(_ error: any Error) -> String {
    guard let error = error as? BlobError else { return "\(error)" }
    return "\(error). The mail stays on the server; make room there, or give piste the right to write, and "
      + "reading goes on by itself."
  }
}
