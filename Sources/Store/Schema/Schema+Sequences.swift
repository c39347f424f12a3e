import SQL

extension Schema {
  /// What a mailing writes to those who do not answer, and which copies came before the last one.
  static let sequences = Migration(
    "0020-sequences",
    """
    CREATE TABLE mailing_step (
      mailing_id BIGINT NOT NULL REFERENCES mailing (id),
      number BIGINT NOT NULL CHECK (number > 1),
      after_days BIGINT NOT NULL CHECK (after_days BETWEEN 1 AND 365),
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (mailing_id, number)
    );
    ALTER TABLE mailing_recipient ADD COLUMN step BIGINT NOT NULL DEFAULT 1 CHECK (step > 0);
    CREATE TABLE mailing_earlier_copy (
      outbox_id BIGINT PRIMARY KEY REFERENCES outbox (id),
      recipient_id BIGINT NOT NULL REFERENCES mailing_recipient (id)
    );
    CREATE INDEX mailing_earlier_copy_recipient ON mailing_earlier_copy (recipient_id);
    """)
}
