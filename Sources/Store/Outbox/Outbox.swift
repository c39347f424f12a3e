import Basics
import Mailings
import SQL

/// What a workflow hands over to leave the house, in the same transaction as the change it tells of.
package struct OutgoingMail: Sendable {
  package let account: String
  package let kind: String
  package let lane: OutboxItem.Lane
  package let messageID: String
  package let recipients: [String]
  package let content: (digest: SHA256Digest, size: Int64)
  package let subject: String
  package let conversationID: Int64?

  package init(
    kind: String, lane: OutboxItem.Lane = .business, account: String,
    header: (messageID: String, subject: String), recipients: [String],
    content: (digest: SHA256Digest, size: Int64), conversationID: Int64? = nil
  ) {
    self.account = account
    self.kind = kind
    self.lane = lane
    messageID = header.messageID
    subject = header.subject
    self.recipients = recipients
    self.content = content
    self.conversationID = conversationID
  }
}

/// Mails that want to leave. Nobody sends: a workflow queues here, `DeliverOutbox` sends.
package struct Outbox {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// - Parameter paths: the reverse path and the proof address for the new item's id.
  package func enqueue(
    _ mail: OutgoingMail, at now: Instant, paths: (Int64) -> (reverse: String, proof: String)
  ) throws -> Int64 {
    let id = try connection.insert(
      """
      INSERT INTO outbox (account, kind, lane, state, message_id, digest, size, subject, conversation_id,
        not_before_at, created_at)
      VALUES (\(mail.account), \(mail.kind), \(mail.lane.rawValue), 'queued', \(mail.messageID),
        \(mail.content.digest.hex), \(mail.content.size), \(mail.subject), \(orNull: mail.conversationID),
        \(now.milliseconds), \(now.milliseconds))
      """)
    let (reverse, proof) = paths(id)
    try connection.execute(
      "UPDATE outbox SET reverse_path = \(reverse), proof_address = \(proof) WHERE id = \(id)")
    for address in mail.recipients {
      try connection.execute(
        "INSERT INTO outbox_recipient (outbox_id, address, state) VALUES (\(id), \(address), 'queued')")
    }
    return id
  }

  /// Takes up to `limit` mails that are due, business first; each is given to one caller only.
  package func claim(limit: Int, at now: Instant) throws -> [OutboxItem] {
    try connection.query(
      """
      UPDATE outbox SET state = 'submitting', claimed_at = \(now.milliseconds), attempts = attempts + 1
      WHERE id IN (
        SELECT id FROM outbox
        WHERE state IN ('queued', 'deferred') AND not_before_at <= \(now.milliseconds)
        ORDER BY lane, id LIMIT \(limit) \(fragment: connection.engine.skipLocked))
      RETURNING \(fragment: OutboxItem.columns)
      """
    ).map { try OutboxItem($0) }.sorted { ($0.lane.rawValue, $0.id) < ($1.lane.rawValue, $1.id) }
  }

  /// The recipients of a mail that are not done yet.
  package func openRecipients(of id: Int64) throws -> [String] {
    try connection.query(
      """
      SELECT address FROM outbox_recipient
      WHERE outbox_id = \(id) AND state IN ('queued', 'deferred', 'uncertain') ORDER BY address
      """
    ).map { try $0.text("address") }
  }

  package func recipients(of id: Int64) throws -> [OutboxRecipient] {
    try connection.query(
      "SELECT address, state, reply FROM outbox_recipient WHERE outbox_id = \(id) ORDER BY address"
    ).map { row in
      OutboxRecipient(
        address: try row.text("address"), state: try row.word("state"), reply: try row.text("reply"))
    }
  }

  package func item(_ id: Int64) throws -> OutboxItem {
    let row = try connection.first("SELECT \(fragment: OutboxItem.columns) FROM outbox WHERE id = \(id)")
    guard let row else {
      throw Refusal(.missing, "there is no mail \(id) in the outbox", remedy: "see piste outbox list")
    }
    return try OutboxItem(row)
  }

  package func list(state: OutboxState?, limit: Int) throws -> [OutboxItem] {
    let narrowed: SQL = if let state { "WHERE state = \(state.rawValue)" } else { "" }
    return try connection.query(
      """
      SELECT \(fragment: OutboxItem.columns) FROM outbox \(fragment: narrowed) ORDER BY id DESC LIMIT \(limit)
      """
    ).map { try OutboxItem($0) }
  }

  package func counts() throws -> [OutboxState: Int64] {
    var counts: [OutboxState: Int64] = [:]
    for row in try connection.query("SELECT state, count(*) AS n FROM outbox GROUP BY state") {
      counts[try row.word("state")] = try row.int("n")
    }
    return counts
  }

  /// When the next mail is due, for the loop to sleep until then.
  package func nextDue() throws -> Instant? {
    try connection.first("SELECT min(not_before_at) AS at FROM outbox WHERE state IN ('queued', 'deferred')")?
      .intOrNil("at").map { Instant(milliseconds: $0) }
  }
}
