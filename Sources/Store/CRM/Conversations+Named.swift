import Basics
import SQL

/// Who is named in To or Cc of a conversation's mails without taking part: they may answer, nothing is sent to them.
extension Conversations {
  package func name(_ addresses: [String], in id: Int64, message: Int64?, at now: Instant) throws {
    for address in addresses {
      try connection.execute(
        """
        INSERT INTO named_address (conversation_id, address, journal_message_id, named_at)
        VALUES (\(id), \(address.lowercased()), \(orNull: message), \(now.milliseconds))
        ON CONFLICT (conversation_id, address) DO NOTHING
        """)
    }
  }

  package func named(in id: Int64) throws -> Set<String> {
    Set(
      try connection.query("SELECT address FROM named_address WHERE conversation_id = \(id)")
        .map { try $0.text("address") })
  }
}
