import SQL

extension Schema {
  /// What tells whose conversation a mail belongs to: merged conversations, firms, people named in a mail, a person's
  /// further addresses. Message-IDs are found whatever became of their capitals.
  static let matching = Migration(
    "0013-matching",
    """
    ALTER TABLE conversation ADD COLUMN merged_into BIGINT REFERENCES conversation (id);
    CREATE INDEX conversation_merged ON conversation (merged_into);
    ALTER TABLE lead ADD COLUMN merged_into BIGINT REFERENCES lead (id);
    ALTER TABLE participant ADD COLUMN domain TEXT NOT NULL DEFAULT '';
    UPDATE participant SET domain =
      substr(address, {engine:sqlite}instr(address, '@'){/engine}{engine:postgresql}strpos(address, '@'){/engine} + 1);
    CREATE INDEX participant_domain ON participant (domain, base_subject, conversation_id);
    CREATE INDEX message_id_folded ON message (lower(message_id));
    DROP INDEX message_message_id;
    CREATE INDEX outbox_conversation ON outbox (conversation_id);
    CREATE INDEX journal_message_conversation ON journal_message (conversation_id);
    CREATE TABLE named_address (
      conversation_id BIGINT NOT NULL REFERENCES conversation (id),
      address TEXT NOT NULL,
      journal_message_id BIGINT REFERENCES journal_message (id),
      named_at BIGINT NOT NULL,
      PRIMARY KEY (conversation_id, address)
    );
    CREATE TABLE contact_address (
      address TEXT PRIMARY KEY,
      contact_id BIGINT NOT NULL REFERENCES contact (id),
      journal_message_id BIGINT REFERENCES journal_message (id),
      added_at BIGINT NOT NULL
    );
    CREATE INDEX contact_address_contact ON contact_address (contact_id);
    """)
}
