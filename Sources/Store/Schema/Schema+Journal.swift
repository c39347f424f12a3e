import SQL

extension Schema {
  /// Mails as they came in: what was seen where, what became of each, and why.
  ///
  /// A message is stored once (`message_id` + `digest`), a sighting is the IMAP identity under which it was
  /// found (account + mailbox + UIDVALIDITY + UID); both are unique, so nothing is taken in twice.
  static let journal = Migration(
    "0001-journal",
    """
    CREATE TABLE mailbox_state (
      account TEXT NOT NULL,
      mailbox TEXT NOT NULL,
      uid_validity BIGINT NOT NULL,
      last_uid BIGINT NOT NULL DEFAULT 0,
      checked_at BIGINT NOT NULL,
      PRIMARY KEY (account, mailbox)
    );
    CREATE TABLE journal_message (
      id {id},
      account TEXT NOT NULL,
      message_id TEXT NOT NULL,
      digest TEXT NOT NULL,
      size BIGINT NOT NULL,
      is_stored BOOLEAN NOT NULL,
      sender TEXT NOT NULL DEFAULT '',
      subject TEXT NOT NULL DEFAULT '',
      received_at BIGINT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('pending', 'applied', 'tray', 'quarantined', 'ignored')),
      reason TEXT NOT NULL DEFAULT '',
      kind TEXT NOT NULL DEFAULT '',
      route TEXT NOT NULL DEFAULT '',
      conversation_id BIGINT,
      attempts BIGINT NOT NULL DEFAULT 0,
      processed_at BIGINT,
      UNIQUE (message_id, digest)
    );
    CREATE INDEX journal_message_state ON journal_message (state, id);
    CREATE TABLE journal_sighting (
      account TEXT NOT NULL,
      mailbox TEXT NOT NULL,
      uid_validity BIGINT NOT NULL,
      uid BIGINT NOT NULL,
      journal_message_id BIGINT NOT NULL REFERENCES journal_message (id),
      seen_at BIGINT NOT NULL,
      PRIMARY KEY (account, mailbox, uid_validity, uid)
    );
    CREATE INDEX journal_sighting_message ON journal_sighting (journal_message_id);
    CREATE TABLE verdict (
      journal_message_id BIGINT NOT NULL REFERENCES journal_message (id),
      position BIGINT NOT NULL,
      step TEXT NOT NULL,
      value TEXT NOT NULL,
      reason TEXT NOT NULL,
      evidence TEXT NOT NULL,
      PRIMARY KEY (journal_message_id, position)
    );
    """)
}
