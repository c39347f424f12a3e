import Basics
import SQL

/// How far the letters of the original have got: whoever goes on with a replayed database must not send again what has
/// left.
package struct ReplayedDeliveries: Sendable {
  private let letters: [(id: Int64, messageID: String, state: String, finishedAt: Int64?)]
  private let recipients: [(letter: Int64, address: String, state: String, reply: String)]

  package static func read(_ connection: any Connection) throws -> ReplayedDeliveries {
    let letters = try connection.query(
      """
      SELECT id, message_id, state, finished_at FROM outbox
      WHERE journal_message_id IS NOT NULL AND state <> 'queued'
      """
    ).map { row in
      (
        try row.int("id"), try row.text("message_id"), try row.text("state"),
        try row.intOrNil("finished_at")
      )
    }
    let recipients = try connection.query(
      """
      SELECT r.outbox_id AS letter, r.address AS address, r.state AS state, r.reply AS reply
      FROM outbox_recipient r JOIN outbox o ON o.id = r.outbox_id
      WHERE o.journal_message_id IS NOT NULL AND r.state <> 'queued'
      """
    ).map { row in
      (try row.int("letter"), try row.text("address"), try row.text("state"), try row.text("reply"))
    }
    return ReplayedDeliveries(letters: letters, recipients: recipients)
  }

  /// Only for letters that are the very same: key and Message-ID.
  package func write(_ connection: any Connection) throws {
    var same: Set<Int64> = []
    for letter in letters {
      let changed = try connection.execute(
        """
        UPDATE outbox SET state = \(letter.state), finished_at = \(orNull: letter.finishedAt)
        WHERE id = \(letter.id) AND message_id = \(letter.messageID)
        """)
      if changed > 0 { same.insert(letter.id) }
    }
    for recipient in recipients where same.contains(recipient.letter) {
      try connection.execute(
        """
        UPDATE outbox_recipient SET state = \(recipient.state), reply = \(recipient.reply)
        WHERE outbox_id = \(recipient.letter) AND address = \(recipient.address) AND state <> 'bounced'
        """)
    }
  }
}
