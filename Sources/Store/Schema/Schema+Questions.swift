import SQL

extension Schema {
  /// What colleagues are asked by mail, and because of which mail a letter was queued.
  static let questions = Migration(
    "0012-questions",
    """
    CREATE TABLE question (
      id {id},
      kind TEXT NOT NULL CHECK (kind <> ''),
      employee_id BIGINT NOT NULL REFERENCES employee (id),
      conversation_id BIGINT REFERENCES conversation (id),
      journal_message_id BIGINT REFERENCES journal_message (id),
      choices TEXT NOT NULL DEFAULT '',
      state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'withdrawn')),
      answer TEXT NOT NULL DEFAULT '',
      answered_by BIGINT REFERENCES journal_message (id),
      created_at BIGINT NOT NULL,
      closed_at BIGINT,
      CHECK ((state = 'open') = (closed_at IS NULL))
    );
    CREATE INDEX question_state ON question (state, id);
    CREATE INDEX question_message ON question (journal_message_id);
    ALTER TABLE outbox ADD COLUMN journal_message_id BIGINT REFERENCES journal_message (id);
    CREATE INDEX outbox_journal_message ON outbox (journal_message_id);
    """)
}
