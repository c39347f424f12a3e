import SQL

extension Schema {
  /// What keeps machines at bay: how many mails came in by whom, who has left their firm, and suppressions that were
  /// lifted.
  ///
  /// Counts are kept by the hour since 1970; those of the day before yesterday are thrown away.
  static let machines = Migration(
    "0017-machines",
    """
    CREATE TABLE mail_pace (
      key TEXT NOT NULL,
      hour BIGINT NOT NULL,
      mails BIGINT NOT NULL CHECK (mails > 0),
      PRIMARY KEY (key, hour)
    );
    CREATE INDEX mail_pace_hour ON mail_pace (hour);
    ALTER TABLE contact ADD COLUMN gone_at BIGINT;
    ALTER TABLE contact ADD COLUMN gone_message_id BIGINT REFERENCES journal_message (id);
    CREATE TABLE lifted_suppression (
      id {id},
      address TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (reason IN ('hardBounce', 'complaint', 'unsubscribed', 'manual')),
      evidence TEXT NOT NULL,
      journal_message_id BIGINT REFERENCES journal_message (id),
      at BIGINT NOT NULL,
      lifted_at BIGINT NOT NULL,
      lifted_by TEXT NOT NULL
    );
    CREATE INDEX lifted_suppression_address ON lifted_suppression (address, id);
    """)
}
