import SQL

extension Schema {
  /// No look-up that is made for a mail reads more when the tables grow.
  ///
  /// A mail is matched by its sender and base subject in one step of one index, however many conversations there
  /// are about the same; the conversation's base subject never changes, so the participant carries it along.
  static let pace = Migration(
    "0011-pace",
    """
    ALTER TABLE participant ADD COLUMN base_subject TEXT NOT NULL DEFAULT '';
    UPDATE participant SET base_subject =
      (SELECT c.base_subject FROM conversation c WHERE c.id = participant.conversation_id);
    CREATE INDEX participant_subject ON participant (address, base_subject, conversation_id);
    DROP INDEX participant_address;
    DROP INDEX conversation_subject;
    CREATE INDEX message_conversation ON message (conversation_id, at, id);
    CREATE INDEX contact_phone ON contact (phone) WHERE phone <> '';
    CREATE INDEX follow_up_conversation ON follow_up (conversation_id);
    """)
}
