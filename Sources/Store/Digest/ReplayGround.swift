import Basics
import Mailings
import SQL

/// What mails build upon and no mail made: colleagues, mailings and the copies that left. A replay begins with it.
///
/// Keys are taken over, because tokens in mails name them. What came back for a copy is left out: mails say it again.
package struct ReplayGround: Sendable {
  private let tables: [(name: String, columns: [String], rows: [[SQLValue]])]

  package static func read(_ connection: any Connection) throws -> ReplayGround {
    ReplayGround(
      tables: try [
        ("employee", "id name address role is_default_owner is_active hourly_cost_minor", "employee"),
        ("mailing", "id name subject body language state created_at", "mailing"),
        (
          "outbox",
          """
          id account kind lane state message_id reverse_path proof_address digest size subject not_before_at \
          created_at
          """, "outbox WHERE id IN (\(copies))"
        ),
        (
          "outbox_recipient", "outbox_id address domain state",
          "outbox_recipient WHERE outbox_id IN (\(copies))"
        ),
        (
          "mailing_recipient",
          "id mailing_id address first_name last_name company language state skip_reason outbox_id step",
          "mailing_recipient"
        ),
        ("mailing_earlier_copy", "outbox_id recipient_id", "mailing_earlier_copy"),
      ].map { name, columns, source in
        let columns = columns.split(separator: " ").map(String.init)
        let names = columns.joined(separator: ", ")
        let rows = try connection.query("SELECT \(raw: names) FROM \(raw: source)")
        return (name, columns, try rows.map { row in try columns.map { try Self.value($0, row) } })
      })
  }

  private static let copies =
    "SELECT outbox_id FROM mailing_recipient UNION SELECT outbox_id FROM mailing_earlier_copy"

  /// Flags are booleans on either engine. A copy that bounced had been accepted before.
  private static func value(_ column: String, _ row: Row) throws -> SQLValue {
    if column.hasPrefix("is_") { return .boolean(try row.bool(column)) }
    let value = try row.value(column)
    return value == .text(OutboxState.bounced.rawValue) ? .text(OutboxState.accepted.rawValue) : value
  }

  package func write(_ connection: any Connection) throws {
    for table in tables {
      let names = table.columns.joined(separator: ", ")
      for row in table.rows {
        try connection.execute(
          """
          INSERT INTO \(raw: table.name) (\(raw: names)) VALUES (\(fragment: SQL(joining: row.map { "\($0)" })))
          """)
      }
    }
    for table in ["employee", "mailing", "mailing_recipient", "outbox"] {
      try KeySequence(connection).goOn(table, after: KeySequence(connection).last(table))
    }
  }
}

/// Which key a table gives next.
package struct KeySequence {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  package func last(_ table: String) throws -> Int64 {
    try connection.first("SELECT COALESCE(max(id), 0) AS id FROM \(raw: table)")?.int("id") ?? 0
  }

  /// The next key will be one more than `last`.
  package func goOn(_ table: String, after last: Int64) throws {
    guard connection.engine == .sqlite else {
      _ = try connection.query(
        "SELECT setval(pg_get_serial_sequence(\(table), 'id'), \(max(1, last)), \(last > 0)) AS last")
      return
    }
    let known = try connection.execute("UPDATE sqlite_sequence SET seq = \(last) WHERE name = \(table)")
    guard known == 0 else { return }
    try connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (\(table), \(last))")
  }
}
