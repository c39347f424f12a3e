import SQL

extension Schema {
  /// What a merge of two leads moved, so that it can be parted again.
  ///
  /// Leads and conversations are named by their keys alone: the rows may go when the mail that made them is taken
  /// back. A `merged_row` has a key, or the address of somebody who takes part.
  static let undo = Migration(
    "0019-undo",
    """
    CREATE TABLE lead_merge (
      id {id},
      kept_lead_id BIGINT NOT NULL,
      given_lead_id BIGINT NOT NULL,
      kept_conversation_id BIGINT NOT NULL,
      given_conversation_id BIGINT NOT NULL,
      kept_state TEXT NOT NULL,
      kept_currency TEXT NOT NULL CHECK (length(kept_currency) = 3),
      kept_active_at BIGINT NOT NULL,
      contact_before BIGINT NOT NULL,
      contact_after BIGINT NOT NULL,
      party_filled BIGINT,
      last_message_id BIGINT NOT NULL,
      journal_message_id BIGINT REFERENCES journal_message (id),
      at BIGINT NOT NULL,
      is_parted BOOLEAN NOT NULL DEFAULT FALSE,
      CHECK (kept_lead_id <> given_lead_id)
    );
    CREATE INDEX lead_merge_given ON lead_merge (given_lead_id);
    CREATE INDEX lead_merge_kept ON lead_merge (kept_lead_id);
    CREATE INDEX lead_merge_journal_message ON lead_merge (journal_message_id)
      WHERE journal_message_id IS NOT NULL;
    CREATE TABLE merged_row (
      merge_id BIGINT NOT NULL REFERENCES lead_merge (id),
      thing TEXT NOT NULL CHECK (thing IN ('message', 'follow_up', 'outbox', 'question', 'journal_message',
        'lead', 'conversation', 'mailing_recipient', 'lead_activity', 'conversation_activity', 'participant',
        'named_address')),
      row_id BIGINT NOT NULL DEFAULT 0,
      address TEXT NOT NULL DEFAULT '',
      PRIMARY KEY (merge_id, thing, row_id, address),
      CHECK ((row_id = 0) = (address <> ''))
    );
    CREATE INDEX merged_row_activity ON merged_row (row_id) WHERE thing = 'lead_activity';
    """)
}
