import Basics
import Mailings
import SQL

/// What a workflow hands over to leave the house, in the same transaction as the change it tells of.
package struct OutgoingMail: Sendable {
  package let account: String
  package let kind: String
  package let lane: OutboxLane
  package let messageID: String
  package let recipients: [String]
  package let content: (digest: SHA256Digest, size: Int64)
  package let subject: String
  package let conversationID: Int64?
  /// The journalled mail because of which it leaves.
  package let cause: Int64?

  package init(
    kind: String, lane: OutboxLane = .business, account: String,
    header: (messageID: String, subject: String), recipients: [String],
    content: (digest: SHA256Digest, size: Int64), conversationID: Int64? = nil, cause: Int64? = nil
  ) {
    self.account = account
    self.kind = kind
    self.lane = lane
    messageID = header.messageID
    subject = header.subject
    self.recipients = recipients
    self.content = content
    self.conversationID = conversationID
    self.cause = cause
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
        journal_message_id, not_before_at, created_at)
      VALUES (\(mail.account), \(mail.kind), \(mail.lane.rawValue), 'queued', \(mail.messageID),
        \(mail.content.digest.hex), \(mail.content.size), \(mail.subject), \(orNull: mail.conversationID),
        \(orNull: mail.cause), \(now.milliseconds), \(now.milliseconds))
      """)
    let (reverse, proof) = paths(id)
    try connection.execute(
      "UPDATE outbox SET reverse_path = \(reverse), proof_address = \(proof) WHERE id = \(id)")
    for address in mail.recipients {
      try connection.execute(
        """
        INSERT INTO outbox_recipient (outbox_id, address, domain, state)
        VALUES (\(id), \(address), \(OutboxRecipient.domain(of: address)), 'queued')
        """)
    }
    return id
  }

  package func recipients(of id: Int64) throws -> [OutboxRecipient] {
    try connection.query(
      """
      SELECT \(fragment: OutboxRecipient.columns) FROM outbox_recipient WHERE outbox_id = \(id) ORDER BY address
      """
    ).map { try OutboxRecipient($0) }
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
}
