import SQL

extension Schema {
  /// Work, its tasks, and the time that was spent on them.
  ///
  /// A time note in a mail makes each of its entries at most once (`journal_message_id` + `mail_position`);
  /// what stands on an issued invoice does not change any more.
  static let projects = Migration(
    "0007-projects",
    """
    CREATE TABLE project (
      id {id},
      order_id BIGINT UNIQUE REFERENCES sales_order (id),
      party_id BIGINT REFERENCES party (id),
      contact_id BIGINT REFERENCES contact (id),
      conversation_id BIGINT NOT NULL UNIQUE REFERENCES conversation (id),
      state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
      name TEXT NOT NULL CHECK (name <> ''),
      rate_millionths BIGINT CHECK (rate_millionths >= 0),
      rate_currency TEXT NOT NULL CHECK (length(rate_currency) = 3),
      rate_vat_basis_points BIGINT NOT NULL CHECK (rate_vat_basis_points BETWEEN 0 AND 10000),
      created_at BIGINT NOT NULL
    );
    CREATE INDEX project_state ON project (state, id);
    CREATE TABLE project_task (
      id {id},
      project_id BIGINT NOT NULL REFERENCES project (id),
      name TEXT NOT NULL CHECK (name <> ''),
      state TEXT NOT NULL CHECK (state IN ('open', 'done')),
      order_id BIGINT,
      order_position BIGINT,
      created_at BIGINT NOT NULL,
      FOREIGN KEY (order_id, order_position) REFERENCES order_line (order_id, position),
      CHECK ((order_id IS NULL) = (order_position IS NULL))
    );
    CREATE UNIQUE INDEX project_task_name ON project_task (project_id, name, (COALESCE(order_position, 0)));
    CREATE TABLE timesheet_entry (
      id {id},
      task_id BIGINT NOT NULL REFERENCES project_task (id),
      employee_id BIGINT NOT NULL REFERENCES employee (id),
      minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
      worked_on TEXT NOT NULL CHECK (length(worked_on) = 10),
      note TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('recorded', 'invoiced', 'withdrawn')),
      journal_message_id BIGINT REFERENCES journal_message (id),
      mail_position BIGINT,
      created_at BIGINT NOT NULL,
      UNIQUE (journal_message_id, mail_position),
      CHECK ((journal_message_id IS NULL) = (mail_position IS NULL))
    );
    CREATE INDEX timesheet_entry_task ON timesheet_entry (task_id, worked_on);
    CREATE INDEX timesheet_entry_employee ON timesheet_entry (employee_id, worked_on);
    {engine:sqlite}
    CREATE TRIGGER timesheet_entry_frozen BEFORE UPDATE ON timesheet_entry
      WHEN OLD.state = 'invoiced' BEGIN SELECT RAISE(ABORT, 'invoiced time is frozen'); END;
    CREATE TRIGGER timesheet_entry_not_deleted BEFORE DELETE ON timesheet_entry
      WHEN OLD.state = 'invoiced' BEGIN SELECT RAISE(ABORT, 'invoiced time is frozen'); END;
    {/engine}
    {engine:postgresql}
    CREATE TRIGGER timesheet_entry_frozen BEFORE UPDATE OR DELETE ON timesheet_entry
      FOR EACH ROW WHEN (OLD.state = 'invoiced')
      EXECUTE FUNCTION refuse_with_message('invoiced time is frozen');
    {/engine}
    """)
}
