import Basics
import Mailings
import SQL

/// Addresses that no mailing may reach any more.
package struct Suppressions {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// Notes an address; the first reason stands.
  ///
  /// - Returns: false when it was suppressed already.
  @discardableResult
  package func add(_ entry: SuppressionEntry, evidence: String) throws -> Bool {
    try connection.execute(
      """
      INSERT INTO suppression (address, reason, evidence, journal_message_id, at)
      VALUES (\(entry.address), \(entry.reason.rawValue), \(evidence), \(orNull: entry.message),
        \(entry.since.milliseconds))
      ON CONFLICT (address) DO NOTHING
      """) > 0
  }

  /// Lets mailings reach an address again; that it was suppressed, why and until when stays known.
  ///
  /// - Returns: false when it was not suppressed.
  package func lift(_ address: String, by actor: String, at now: Instant) throws -> Bool {
    let kept = try connection.execute(
      """
      INSERT INTO lifted_suppression
        (address, reason, evidence, journal_message_id, at, lifted_at, lifted_by)
      SELECT address, reason, evidence, journal_message_id, at, \(now.milliseconds), \(actor)
      FROM suppression WHERE address = \(address.lowercased())
      """)
    guard kept > 0 else { return false }
    return try connection.execute("DELETE FROM suppression WHERE address = \(address.lowercased())") > 0
  }

  /// A suppression that somebody lifted.
  package struct Lifted: Sendable {
    package let entry: SuppressionEntry
    package let evidence: String
    package let at: Instant
    package let by: String
  }

  /// Those of one address, or all, oldest first.
  package func lifted(_ address: String? = nil) throws -> [Lifted] {
    let narrowed: SQL = if let address { "WHERE address = \(address.lowercased())" } else { "" }
    return try connection.query(
      """
      SELECT address, reason, evidence, journal_message_id, at, lifted_at, lifted_by
      FROM lifted_suppression \(fragment: narrowed) ORDER BY id
      """
    ).map { row in
      Lifted(
        entry: SuppressionEntry(
          address: try row.text("address"), reason: try row.word("reason"), since: try row.instant("at"),
          message: try row.intOrNil("journal_message_id")),
        evidence: try row.text("evidence"), at: try row.instant("lifted_at"), by: try row.text("lifted_by"))
    }
  }

  package func all() throws -> [SuppressionEntry] {
    try connection.query(
      "SELECT address, reason, journal_message_id, at FROM suppression ORDER BY at, address"
    ).map { row in
      SuppressionEntry(
        address: try row.text("address"), reason: try row.word("reason"), since: try row.instant("at"),
        message: try row.intOrNil("journal_message_id"))
    }
  }

  package func count() throws -> Int64 {
    try connection.first("SELECT count(*) AS n FROM suppression")?.int("n") ?? 0
  }
}
