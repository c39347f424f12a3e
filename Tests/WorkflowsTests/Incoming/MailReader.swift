import Basics
import Logging
import MailTransport
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// Reads mailboxes into an office over connections of its own, for tests.
struct MailReader: Sendable {
  let loop = TransportLoop()

  func connect(_ endpoint: ServerEndpoint) async throws -> IMAPConnection {
    let connection = IMAPConnection(loop: loop, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await connection.open(endpoint)
    return connection
  }

  /// The private Dovecot, over TLS.
  static func dovecot(_ address: String) throws -> ServerEndpoint {
    let servers = try PrivateMailServers.running()
    var endpoint = ServerEndpoint(
      host: "localhost", port: servers.imapsPort, security: .implicitTLS, user: address,
      password: Secret(servers.password))
    endpoint.caFile = servers.caFile
    return endpoint
  }

  static func scripted(_ server: ScriptedServer) -> ServerEndpoint {
    ServerEndpoint(host: "127.0.0.1", port: server.port, security: .plaintext)
  }

  static func place(_ endpoint: ServerEndpoint, _ mailbox: String = "INBOX") -> MailboxPlace {
    MailboxPlace(account: "leads", origin: "\(endpoint.user ?? "")@\(endpoint.name)", mailbox: mailbox)
  }

  /// Reads INBOX to its end over a new connection.
  func fetch(_ desk: TestOffice, _ endpoint: ServerEndpoint) async throws -> Int {
    let connection = try await connect(endpoint)
    let new = try await FetchMailbox(desk.office, Self.place(endpoint))(over: connection)
    await connection.logout()
    return new
  }

  static func position(_ desk: TestOffice) async throws -> MailboxProgress.Position? {
    try await desk.read { try MailboxProgress($0).position(account: "leads", mailbox: "INBOX") }
  }

  /// The UIDs of INBOX that are journalled.
  static func sightings(
    _ desk: TestOffice, _ endpoint: ServerEndpoint, validity: UInt32 = 7, upTo last: UInt32
  ) async throws -> [UInt32] {
    try await desk.read { connection in
      try (1...last).filter { uid in
        try Journal(connection).find(Sighting(place(endpoint), uidValidity: validity, uid: uid)) != nil
      }
    }
  }
}
