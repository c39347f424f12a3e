/// Where a mail server is and how to reach it. `startTLS` never falls back to clear text, and `plaintext`
/// is for servers on the same machine only: it sends the password as it is.
package struct ServerEndpoint: Sendable {
  package enum Security: String, Sendable {
    case implicitTLS
    case startTLS
    case plaintext
  }

  /// How the login is proved. Nothing but what is named here is ever tried.
  package enum Mechanism: String, CaseIterable, Sendable {
    /// PLAIN (RFC 4616), else LOGIN, else IMAP's own LOGIN command: the password travels inside TLS.
    case password
    /// PLAIN or LOGIN alone, for a server whose other one is broken (seen in the wild).
    case plain
    case login
    /// RFC 2195: the password does not travel, but the server must keep it in clear.
    case cramMD5
    /// A bearer token as Google and Microsoft took it first; no RFC.
    case xoauth2
    /// A bearer token by RFC 7628.
    case oauthBearer

    package var takesToken: Bool { self == .xoauth2 || self == .oauthBearer }
  }

  package var host: String
  package var port: Int
  package var security: Security
  package var user: String?
  package var password: Secret?
  package var mechanism = Mechanism.password
  /// The access token of `xoauth2` and `oauthBearer`.
  package var bearer: Secret?
  /// Fetches another token for one that a server refused although it should hold; nil when there is none.
  /// Asked once for each attempt to open a connection.
  package var renewBearer: (@Sendable (Secret) async throws(TransportError) -> Secret?)?
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
