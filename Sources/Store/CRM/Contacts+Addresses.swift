import Basics
import CRM
import SQL

/// The further addresses of a person; each belongs to one.
extension Contacts {
  /// - Parameter message: the journalled mail that it was learned from.
  package func add(address: String, to id: Identifier<Contact>, message: Int64? = nil, at now: Instant) throws
  {
    try connection.execute(
      """
      INSERT INTO contact_address (address, contact_id, journal_message_id, added_at)
      VALUES (\(address.lowercased()), \(id), \(orNull: message), \(now.milliseconds))
      ON CONFLICT (address) DO NOTHING
      """)
  }

  package func addresses(of id: Identifier<Contact>) throws -> [String] {
    try connection.query(
      "SELECT address FROM contact_address WHERE contact_id = \(id) ORDER BY added_at, address"
    ).map { try $0.text("address") }
  }

  /// The customer of the lead whose conversation this is, or was at first.
  package func find(conversation: Int64) throws -> Contact? {
    let row = try connection.first("SELECT contact_id FROM lead WHERE conversation_id = \(conversation)")
    return try row.map { try find(Identifier(try $0.int("contact_id"))) }
  }
}
