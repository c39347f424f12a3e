import SQL

extension Schema {
  /// Mails that go out once in a period.
  static let working = Migration(
    "0015-working",
    """
    CREATE TABLE periodic_mail (
      id {id},
      kind TEXT NOT NULL CHECK (kind IN ('time', 'digest')),
      due_on TEXT NOT NULL CHECK (length(due_on) = 10),
      employee_id BIGINT NOT NULL REFERENCES employee (id),
      created_at BIGINT NOT NULL,
      UNIQUE (kind, due_on, employee_id)
    );
    """)
}
