import SQL

extension Outbox {
  /// Whether the acceptance of a mail of that account is unknown: its own mailbox may prove it.
  package func hasUncertain(account: String) throws -> Bool {
    try connection.first(
      "SELECT id FROM outbox WHERE state = 'uncertain' AND account = \(account) LIMIT 1") != nil
  }
}
