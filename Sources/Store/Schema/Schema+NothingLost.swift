import SQL

extension Schema {
  /// Which mail brought about what, so that it can be taken back; what people decided about mails, in its order; what
  /// their corrections taught.
  ///
  /// The keys of conversation and outbox stand in tokens that others hold: their rows may go, their numbers are
  /// never given again (`{id}`).
  static let nothingLost = Migration(
    "0016-nothing-lost",
    """
    ALTER TABLE contact ADD COLUMN journal_message_id BIGINT REFERENCES journal_message (id);
    CREATE INDEX contact_journal_message ON contact (journal_message_id) WHERE journal_message_id IS NOT NULL;
    ALTER TABLE participant ADD COLUMN journal_message_id BIGINT REFERENCES journal_message (id);
    CREATE INDEX participant_journal_message ON participant (journal_message_id)
      WHERE journal_message_id IS NOT NULL;
    ALTER TABLE follow_up ADD COLUMN journal_message_id BIGINT REFERENCES journal_message (id);
    CREATE INDEX follow_up_journal_message ON follow_up (journal_message_id) WHERE journal_message_id IS NOT NULL;
    CREATE INDEX message_journal_message ON message (journal_message_id) WHERE journal_message_id IS NOT NULL;
    ALTER TABLE activity ADD COLUMN is_taken_back BOOLEAN NOT NULL DEFAULT FALSE;
    CREATE INDEX activity_journal_message ON activity (journal_message_id) WHERE journal_message_id IS NOT NULL;
    CREATE INDEX suppression_journal_message ON suppression (journal_message_id)
      WHERE journal_message_id IS NOT NULL;
    CREATE INDEX question_answered_by ON question (answered_by) WHERE answered_by IS NOT NULL;
    CREATE TABLE decision (
      id {id},
      journal_message_id BIGINT NOT NULL REFERENCES journal_message (id),
      choice TEXT NOT NULL CHECK (choice IN ('conversation', 'lead', 'ignore', 'undo', 'forget')),
      conversation_id BIGINT,
      actor TEXT NOT NULL,
      answered_by BIGINT REFERENCES journal_message (id),
      after_message_id BIGINT NOT NULL,
      at BIGINT NOT NULL,
      CHECK ((choice = 'conversation') = (conversation_id IS NOT NULL))
    );
    CREATE INDEX decision_message ON decision (journal_message_id, id);
    CREATE TABLE learned_rule (
      id {id},
      sender TEXT NOT NULL CHECK (sender <> ''),
      list_id TEXT NOT NULL DEFAULT '',
      base_subject TEXT NOT NULL DEFAULT '',
      choice TEXT NOT NULL CHECK (choice IN ('conversation', 'lead', 'ignore')),
      conversation_id BIGINT,
      decision_id BIGINT NOT NULL REFERENCES decision (id),
      journal_message_id BIGINT NOT NULL REFERENCES journal_message (id),
      created_at BIGINT NOT NULL,
      UNIQUE (sender, list_id, base_subject),
      CHECK ((choice = 'conversation') = (conversation_id IS NOT NULL)),
      CHECK (list_id <> '' OR base_subject <> '')
    );
    CREATE TABLE daily_report (
      on_day TEXT PRIMARY KEY CHECK (length(on_day) = 10),
      outbox_id BIGINT REFERENCES outbox (id)
    );
    """)
}
