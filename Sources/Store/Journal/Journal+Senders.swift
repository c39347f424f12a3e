import SQL

extension Journal {
  /// The last stored mails that say to be from that address, the newest first.
  package func mails(from address: String, limit: Int) throws -> [JournalEntry] {
    try connection.query(
      """
      SELECT \(fragment: JournalEntry.columns) FROM journal_message
      WHERE lower(sender) = \(address.lowercased()) AND is_stored AND folder_role <> 'sent'
      ORDER BY id DESC LIMIT \(limit)
      """
    ).map { try JournalEntry($0) }
  }
}
