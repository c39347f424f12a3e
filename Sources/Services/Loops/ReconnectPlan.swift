import MailTransport
import SQL
import Settings
import Store

/// How long to wait before an account is tried again, by what went wrong: a pure decision.
///
/// A lost connection is made again within seconds. What only a person can mend (a password, a certificate) is tried
/// every 5 to 15 minutes: providers lock accounts that are knocked at with a wrong password. A new start tries at once.
struct ReconnectPlan: Hashable {
  enum Trouble: Hashable, CaseIterable {
    /// The network, a restart, a silence.
    case connection
    /// The server says that it can't serve now.
    case busyServer
    /// Login, certificate, TLS, or a secret of ours that is missing.
    case refused
    /// The server says what we don't understand, or refuses what we need.
    case puzzlingServer
    /// Our own disk or database.
    case storage
  }

  let trouble: Trouble
  /// How often in a row it went wrong, this time included.
  let failures: Int

  /// - Parameter chance: a random byte; adds up to a quarter, so that many clients don't come back at one instant.
  func pause(chance: UInt8) -> Duration {
    let steps = Self.seconds(trouble)
    let seconds = steps[max(0, min(failures, steps.count) - 1)]
    return .milliseconds(seconds * 1000 + Int(chance) * seconds * 1000 / 1024)
  }

  private static func seconds(_ trouble: Trouble) -> [Int] {
    switch trouble {
    case .connection: [1, 2, 4, 8, 16, 32, 60]
    case .busyServer: [15, 30, 60, 120, 240]
    case .refused: [300, 480, 720]
    case .puzzlingServer: [60, 120, 240, 480, 720]
    case .storage: [5, 10, 20, 40, 60]
    }
  }
}

extension ReconnectPlan.Trouble {
  init(_ error: any Error) {
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
    case .loginRefused, .certificateRejected, .tlsUnavailable, .invalidArgument: self = .refused
    case .protocolViolation, .limitExceeded, .mailboxMissing, .commandRefused: self = .puzzlingServer
    }
  }
}
