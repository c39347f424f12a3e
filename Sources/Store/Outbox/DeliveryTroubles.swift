import Basics
import Mailings
import SQL

/// Servers of ours that are in trouble, by account; a row goes when the server takes a mail again.
package struct ServerTroubles {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  private static let columns: SQL = """
    account, server, kind, since_at, last_at, paused_until_at, failures, words
    """

  package func all() throws -> [(account: String, standing: ServerStanding)] {
    try connection.query(
      "SELECT \(fragment: Self.columns) FROM server_trouble ORDER BY account, server"
    ).map { (try $0.text("account"), try Self.standing($0)) }
  }

  package func save(_ standing: ServerStanding, of account: String) throws {
    try connection.execute(
      """
      INSERT INTO server_trouble (\(fragment: Self.columns))
      VALUES (\(account), \(standing.server), \(standing.kind.rawValue), \(standing.since.milliseconds),
        \(standing.last.milliseconds), \(standing.pausedUntil.milliseconds), \(standing.failures),
        \(standing.words))
      ON CONFLICT (account, server) DO UPDATE SET kind = excluded.kind, last_at = excluded.last_at,
        paused_until_at = excluded.paused_until_at, failures = excluded.failures, words = excluded.words
      """)
  }

  /// The server took a mail.
  package func clear(_ server: String, of account: String) throws {
    try connection.execute("DELETE FROM server_trouble WHERE account = \(account) AND server = \(server)")
  }

  private static func standing(_ row: Row) throws -> ServerStanding {
    let span = (
      try row.instant("since_at"), try row.instant("last_at"), try row.instant("paused_until_at")
    )
    return ServerStanding(
      server: try row.text("server"), kind: try row.word("kind"), span: span,
      failures: Int(try row.int("failures")), words: try row.text("words"))
  }
}

/// Recipient domains that defer us; a row goes when the domain takes a mail again.
package struct DomainTroubles {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  package func all() throws -> [String: DomainStanding] {
    let rows = try connection.query(
      "SELECT domain, deferrals, rounds, waits_until_at, words FROM domain_trouble")
    return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.text("domain"), try Self.standing($0)) })
  }

  package func save(_ standing: DomainStanding) throws {
    try connection.execute(
      """
      INSERT INTO domain_trouble (domain, deferrals, rounds, waits_until_at, words)
      VALUES (\(standing.domain), \(standing.deferrals), \(standing.rounds),
        \(orNull: standing.waitsUntil?.milliseconds), \(standing.words))
      ON CONFLICT (domain) DO UPDATE SET deferrals = excluded.deferrals, rounds = excluded.rounds,
        waits_until_at = excluded.waits_until_at, words = excluded.words
      """)
  }

  package func clear(_ domain: String) throws {
    try connection.execute("DELETE FROM domain_trouble WHERE domain = \(domain)")
  }

  private static func standing(_ row: Row) throws -> DomainStanding {
    DomainStanding(
      domain: try row.text("domain"), deferrals: Int(try row.int("deferrals")),
      rounds: Int(try row.int("rounds")),
      waitsUntil: try row.intOrNil("waits_until_at").map { Instant(milliseconds: $0) },
      words: try row.text("words"))
  }
}
