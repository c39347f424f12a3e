import SQL

extension Schema {
  /// Personal tokens of colleagues, and which of them was told on which day that a mail in their name was held back;
  /// and by what two leads may be seen to be the same business.
  static let staff = Migration(
    "0014-staff",
    """
    CREATE TABLE staff_pass (
      id {id},
      employee_id BIGINT NOT NULL REFERENCES employee (id),
      issued_at BIGINT NOT NULL,
      expires_on TEXT NOT NULL CHECK (length(expires_on) = 10),
      used_at BIGINT,
      used_by BIGINT REFERENCES journal_message (id),
      CHECK ((used_at IS NULL) = (used_by IS NULL))
    );
    CREATE TABLE sender_alert (
      employee_id BIGINT NOT NULL REFERENCES employee (id),
      day TEXT NOT NULL CHECK (length(day) = 10),
      journal_message_id BIGINT NOT NULL REFERENCES journal_message (id),
      PRIMARY KEY (employee_id, day)
    );
    CREATE INDEX sender_alert_message ON sender_alert (journal_message_id);
    ALTER TABLE contact ADD COLUMN domain TEXT NOT NULL DEFAULT '';
    UPDATE contact SET domain =
      substr(email, {engine:sqlite}instr(email, '@'){/engine}{engine:postgresql}strpos(email, '@'){/engine} + 1)
      WHERE email IS NOT NULL;
    CREATE INDEX contact_domain ON contact (domain, id) WHERE domain <> '';
    CREATE INDEX lead_contact ON lead (contact_id, id);
    """)
}
