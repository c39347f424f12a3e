import Basics
import SQL

/// How many mails came in lately, by keys that their senders share; counted by the hour.
package struct MailPace {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// Hours that are kept.
  private static let kept: Int64 = 48

  /// - Returns: by key and hour.
  package func counts(of keys: Set<String>, since hour: Int64) throws -> [String: [Int64: Int]] {
    var counts: [String: [Int64: Int]] = [:]
    for run in keys.sorted().runs() {
      let rows = try connection.query(
        "SELECT key, hour, mails FROM mail_pace WHERE key IN \(list: Array(run)) AND hour >= \(hour)")
      for row in rows {
        counts[try row.text("key"), default: [:]][try row.int("hour")] = Int(try row.int("mails"))
      }
    }
    return counts
  }

  /// Adds to what is counted, and forgets what nobody asks for any more.
  package func add(_ counts: [String: [Int64: Int]]) throws {
    let rows = counts.flatMap { key, hours in hours.map { (key: key, hour: $0.key, mails: $0.value) } }
    guard let latest = rows.map(\.hour).max() else { return }
    // In one order: two writers never wait for each other.
    for run in rows.sorted(by: { ($0.key, $0.hour) < ($1.key, $1.hour) }).runs() {
      let values = run.map { row -> SQL in "(\(row.key), \(row.hour), \(row.mails))" }
      try connection.execute(
        """
        INSERT INTO mail_pace (key, hour, mails) VALUES \(fragment: SQL(joining: values))
        ON CONFLICT (key, hour) DO UPDATE SET mails = mail_pace.mails + excluded.mails
        """)
    }
    try connection.execute("DELETE FROM mail_pace WHERE hour < \(latest - Self.kept)")
  }
}
