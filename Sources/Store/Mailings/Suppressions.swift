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

  package func lift(_ address: String) throws -> Bool {
    try connection.execute("DELETE FROM suppression WHERE address = \(address.lowercased())") > 0
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
