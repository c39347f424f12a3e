/// Where a mail server is and how to reach it. `startTLS` never falls back to clear text, and `plaintext`
/// is for servers on the same machine only: it sends the password as it is.
package struct ServerEndpoint: Sendable {
  package enum Security: String, Sendable {
    case implicitTLS
    case startTLS
    case plaintext
  }

  package var host: String
  package var port: Int
  package var security: Security
  package var user: String?
  package var password: Secret?
  /// The only certificate authority to trust, as a PEM file; nil trusts the system's.
  package var caFile: String?
  package var timeouts: TransportTimeouts

  package init(
    host: String, port: Int, security: Security, user: String? = nil, password: Secret? = nil
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.user = user
    self.password = password
    caFile = nil
    timeouts = TransportTimeouts()
  }

  /// `host:port`, as every error and log line names the server.
  package var name: String {
    host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
  }

  var hasCredentials: Bool { user != nil }
}

/// How long each step may take. The defaults follow RFC 5321 section 4.5.3.2, which also wants ten minutes
/// for the answer to a message, because the server may deliver before it answers.
package struct TransportTimeouts: Hashable, Sendable {
  /// Name, TCP, TLS, greeting and login together.
  package var connect = Duration.seconds(30)
  /// From the last byte of a command to the end of the reply's next line.
  package var reply = Duration.seconds(300)
  /// For a block of bytes to leave or to arrive; `slowestRate` adds to it for long ones.
  package var transfer = Duration.seconds(180)
  package var messageReply = Duration.seconds(600)
  /// Bytes a second below which a transfer counts as stuck.
  package var slowestRate = 1024

  package init() {}

  func transfer(of byteCount: Int) -> Duration {
    transfer + .seconds(byteCount / max(slowestRate, 1))
  }
}
