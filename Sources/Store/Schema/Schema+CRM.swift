import SQL

extension Schema {
  /// People, firms and what we talk about with them.
  static let crm = Migration(
    "0002-crm",
    """
    CREATE TABLE employee (
      id {id},
      name TEXT NOT NULL,
      address TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL CHECK (role IN ('sales', 'employee')),
      is_default_owner BOOLEAN NOT NULL,
      is_active BOOLEAN NOT NULL,
      hourly_cost_minor BIGINT
    );
    CREATE TABLE party (
      id {id},
      kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
      name TEXT NOT NULL CHECK (name <> ''),
      name_folded TEXT NOT NULL,
      street TEXT NOT NULL DEFAULT '',
      building_number TEXT NOT NULL DEFAULT '',
      postal_code TEXT NOT NULL DEFAULT '',
      city TEXT NOT NULL DEFAULT '',
      country TEXT NOT NULL CHECK (length(country) = 2),
      language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
      vat_id TEXT NOT NULL DEFAULT '',
      created_at BIGINT NOT NULL
    );
    CREATE INDEX party_name ON party (name_folded);
    CREATE TABLE contact (
      id {id},
      party_id BIGINT REFERENCES party (id),
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL,
      company TEXT NOT NULL DEFAULT '',
      email TEXT UNIQUE,
      phone TEXT NOT NULL DEFAULT '',
      language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
      created_at BIGINT NOT NULL
    );
    CREATE INDEX contact_party ON contact (party_id);
    CREATE INDEX contact_name ON contact (name_folded);
    CREATE TABLE conversation (
      id {id},
      about TEXT NOT NULL CHECK (about IN
        ('lead', 'opportunity', 'quotation', 'order', 'project', 'invoice')),
      subject_id BIGINT NOT NULL,
      title TEXT NOT NULL,
      base_subject TEXT NOT NULL,
      is_closed BOOLEAN NOT NULL DEFAULT FALSE,
      created_at BIGINT NOT NULL,
      last_activity_at BIGINT NOT NULL
    );
    CREATE INDEX conversation_subject ON conversation (base_subject, last_activity_at);
    CREATE TABLE participant (
      conversation_id BIGINT NOT NULL REFERENCES conversation (id),
      address TEXT NOT NULL,
      name TEXT NOT NULL DEFAULT '',
      role TEXT NOT NULL CHECK (role IN ('customer', 'colleague')),
      joined_at BIGINT NOT NULL,
      PRIMARY KEY (conversation_id, address)
    );
    CREATE INDEX participant_address ON participant (address);
    CREATE TABLE message (
      id {id},
      conversation_id BIGINT NOT NULL REFERENCES conversation (id),
      journal_message_id BIGINT REFERENCES journal_message (id),
      direction TEXT NOT NULL CHECK (direction IN ('received', 'sent')),
      author TEXT NOT NULL,
      message_id TEXT NOT NULL,
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      at BIGINT NOT NULL
    );
    CREATE UNIQUE INDEX message_once ON message (conversation_id, message_id, direction) WHERE message_id <> '';
    CREATE INDEX message_message_id ON message (message_id);
    CREATE TABLE lead (
      id {id},
      conversation_id BIGINT NOT NULL UNIQUE REFERENCES conversation (id),
      state TEXT NOT NULL CHECK (state IN ('new', 'contacted', 'qualified', 'converted', 'disqualified')),
      title TEXT NOT NULL,
      contact_id BIGINT NOT NULL REFERENCES contact (id),
      budget_minor BIGINT,
      currency TEXT NOT NULL,
      source_kind TEXT NOT NULL,
      source_id BIGINT,
      owner_id BIGINT REFERENCES employee (id),
      reported_by BIGINT REFERENCES employee (id),
      note TEXT NOT NULL DEFAULT '',
      not_understood TEXT NOT NULL DEFAULT '',
      journal_message_id BIGINT UNIQUE REFERENCES journal_message (id),
      created_at BIGINT NOT NULL
    );
    CREATE INDEX lead_state ON lead (state, id);
    CREATE TABLE opportunity (
      id {id},
      lead_id BIGINT UNIQUE REFERENCES lead (id),
      conversation_id BIGINT NOT NULL UNIQUE REFERENCES conversation (id),
      state TEXT NOT NULL CHECK (state IN ('open', 'won', 'lost')),
      stage TEXT NOT NULL,
      title TEXT NOT NULL,
      source_kind TEXT NOT NULL,
      source_id BIGINT,
      party_id BIGINT REFERENCES party (id),
      contact_id BIGINT NOT NULL REFERENCES contact (id),
      owner_id BIGINT REFERENCES employee (id),
      budget_minor BIGINT,
      currency TEXT NOT NULL,
      loss_reason TEXT NOT NULL DEFAULT '',
      created_at BIGINT NOT NULL,
      closed_at BIGINT
    );
    CREATE INDEX opportunity_state ON opportunity (state, id);
    CREATE TABLE follow_up (
      id {id},
      conversation_id BIGINT NOT NULL REFERENCES conversation (id),
      kind TEXT NOT NULL CHECK (kind IN ('call', 'mail', 'meeting', 'quotation', 'other')),
      due_on TEXT NOT NULL CHECK (length(due_on) = 10),
      note TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'skipped')),
      created_at BIGINT NOT NULL
    );
    CREATE INDEX follow_up_due ON follow_up (state, due_on);
    CREATE TABLE activity (
      id {id},
      subject TEXT NOT NULL,
      subject_id BIGINT NOT NULL,
      field TEXT NOT NULL,
      before_value TEXT NOT NULL DEFAULT '',
      after_value TEXT NOT NULL DEFAULT '',
      actor TEXT NOT NULL,
      journal_message_id BIGINT REFERENCES journal_message (id),
      at BIGINT NOT NULL
    );
    CREATE INDEX activity_subject ON activity (subject, subject_id, id);
    """)
}
