import SQL

extension Schema {
  /// Mails that want to leave, and what became of them for each recipient.
  static let outbox = Migration(
    "0003-outbox",
    """
    CREATE TABLE outbox (
      id {id},
      account TEXT NOT NULL,
      kind TEXT NOT NULL,
      lane TEXT NOT NULL CHECK (lane IN ('business', 'mailing')),
      state TEXT NOT NULL CHECK (state IN
        ('queued', 'submitting', 'accepted', 'deferred', 'failed', 'uncertain', 'bounced')),
      message_id TEXT NOT NULL UNIQUE,
      reverse_path TEXT NOT NULL DEFAULT '',
      proof_address TEXT NOT NULL DEFAULT '',
      digest TEXT NOT NULL,
      size BIGINT NOT NULL,
      subject TEXT NOT NULL,
      conversation_id BIGINT REFERENCES conversation (id),
      attempts BIGINT NOT NULL DEFAULT 0,
      not_before_at BIGINT NOT NULL,
      claimed_at BIGINT,
      last_reply TEXT NOT NULL DEFAULT '',
      proved_at BIGINT,
      created_at BIGINT NOT NULL,
      finished_at BIGINT
    );
    CREATE INDEX outbox_due ON outbox (state, lane, not_before_at);
    CREATE TABLE outbox_recipient (
      outbox_id BIGINT NOT NULL REFERENCES outbox (id),
      address TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN
        ('queued', 'accepted', 'deferred', 'failed', 'uncertain', 'bounced')),
      reply TEXT NOT NULL DEFAULT '',
      at BIGINT,
      PRIMARY KEY (outbox_id, address)
    );
    """)

  /// Mailings, who gets them, and who must not be mailed any more.
  static let mailing = Migration(
    "0004-mailing",
    """
    CREATE TABLE mailing (
      id {id},
      name TEXT NOT NULL UNIQUE,
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
      state TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled')),
      created_at BIGINT NOT NULL,
      starts_at BIGINT,
      started_at BIGINT,
      finished_at BIGINT
    );
    CREATE TABLE mailing_recipient (
      id {id},
      mailing_id BIGINT NOT NULL REFERENCES mailing (id),
      address TEXT NOT NULL,
      first_name TEXT NOT NULL,
      last_name TEXT NOT NULL,
      company TEXT NOT NULL,
      language TEXT CHECK (language IN ('fr', 'en')),
      state TEXT NOT NULL CHECK (state IN ('pending', 'queued', 'skipped')),
      skip_reason TEXT NOT NULL DEFAULT '',
      outbox_id BIGINT REFERENCES outbox (id),
      lead_id BIGINT REFERENCES lead (id),
      outcome TEXT NOT NULL DEFAULT '',
      UNIQUE (mailing_id, address)
    );
    CREATE INDEX mailing_recipient_address ON mailing_recipient (address);
    CREATE INDEX mailing_recipient_outbox ON mailing_recipient (outbox_id);
    CREATE TABLE suppression (
      address TEXT PRIMARY KEY,
      reason TEXT NOT NULL CHECK (reason IN ('hardBounce', 'complaint', 'unsubscribed', 'manual')),
      evidence TEXT NOT NULL DEFAULT '',
      journal_message_id BIGINT REFERENCES journal_message (id),
      at BIGINT NOT NULL
    );
    """)
}
