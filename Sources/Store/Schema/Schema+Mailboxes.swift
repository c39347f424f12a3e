import SQL

extension Schema {
  /// Which server a mailbox is on, how a mail came in, what is still to do in the folders, and how each account is.
  ///
  /// A UID counts only within its mailbox on its server: two servers may number both mailboxes from the same
  /// UIDVALIDITY. What was read before this step has the origin '' until the account's server is read again
  /// (`docs/decisions/0014-mailbox-origin.md`).
  static let mailboxOrigin = Migration(
    "0009-mailbox-origin",
    """
    ALTER TABLE mailbox_state ADD COLUMN origin TEXT NOT NULL DEFAULT '';
    CREATE TABLE journal_sighting_by_origin (
      account TEXT NOT NULL,
      origin TEXT NOT NULL,
      mailbox TEXT NOT NULL,
      uid_validity BIGINT NOT NULL,
      uid BIGINT NOT NULL,
      journal_message_id BIGINT NOT NULL REFERENCES journal_message (id),
      seen_at BIGINT NOT NULL,
      PRIMARY KEY (account, origin, mailbox, uid_validity, uid)
    ){engine:sqlite} WITHOUT ROWID{/engine};
    INSERT INTO journal_sighting_by_origin
      (account, origin, mailbox, uid_validity, uid, journal_message_id, seen_at)
      SELECT account, '', mailbox, uid_validity, uid, journal_message_id, seen_at FROM journal_sighting;
    DROP TABLE journal_sighting;
    ALTER TABLE journal_sighting_by_origin RENAME TO journal_sighting;
    CREATE INDEX journal_sighting_message ON journal_sighting (journal_message_id);
    ALTER TABLE journal_message ADD COLUMN folder_role TEXT NOT NULL DEFAULT 'watched'
      CHECK (folder_role IN ('watched', 'dropped', 'sent'));
    CREATE TABLE dropped_mail (
      account TEXT NOT NULL,
      origin TEXT NOT NULL,
      mailbox TEXT NOT NULL,
      uid_validity BIGINT NOT NULL,
      uid BIGINT NOT NULL,
      journal_message_id BIGINT NOT NULL REFERENCES journal_message (id),
      state TEXT NOT NULL CHECK (state IN ('dropped', 'taken', 'moved', 'left')),
      dropped_at BIGINT NOT NULL,
      PRIMARY KEY (account, origin, mailbox, uid_validity, uid)
    );
    CREATE INDEX dropped_mail_state ON dropped_mail (account, state);
    CREATE TABLE sent_copy_start (
      account TEXT PRIMARY KEY,
      finished_at BIGINT NOT NULL
    );
    CREATE TABLE sent_copy (
      outbox_id BIGINT PRIMARY KEY REFERENCES outbox (id),
      account TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'saved', 'lost')),
      reason TEXT NOT NULL DEFAULT '',
      at BIGINT NOT NULL
    );
    CREATE INDEX sent_copy_state ON sent_copy (account, state);
    CREATE INDEX outbox_finished ON outbox (account, finished_at);
    CREATE TABLE account_health (
      account TEXT NOT NULL,
      protocol TEXT NOT NULL CHECK (protocol IN ('imap', 'smtp')),
      mailbox TEXT NOT NULL DEFAULT '',
      connected_at BIGINT,
      last_success_at BIGINT,
      last_error TEXT NOT NULL DEFAULT '',
      last_error_at BIGINT,
      failures BIGINT NOT NULL DEFAULT 0,
      PRIMARY KEY (account, protocol, mailbox)
    );
    """)
}
