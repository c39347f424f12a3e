import SQL

extension Schema {
  /// Numbers, invoices and credit notes, what they bill, and how far they are settled.
  ///
  /// `invoice.state` says whether a document is a draft; from its number on the row, its lines, its VAT groups
  /// and its allocations are frozen by triggers. What happens afterwards (payments, credits, mails) stands in
  /// tables of its own. Sums are stored to be read and checked; they are computed again when a row is loaded.
  static let billing = Migration("0008-billing", numbering + documents + allocations + freezing)

  private static let numbering = """
    CREATE TABLE number_series (
      name TEXT PRIMARY KEY,
      last_number BIGINT NOT NULL CHECK (last_number >= 0),
      last_used_on TEXT CHECK (length(last_used_on) = 10)
    );

    """

  private static func party(_ role: String) -> String {
    """
    \(role)_name TEXT NOT NULL,
      \(role)_street TEXT NOT NULL,
      \(role)_building_number TEXT NOT NULL,
      \(role)_post_code TEXT NOT NULL,
      \(role)_city TEXT NOT NULL,
      \(role)_country TEXT NOT NULL,
      \(role)_language TEXT NOT NULL CHECK (\(role)_language IN ('fr', 'en')),
      \(role)_vat_id TEXT NOT NULL,
      \(role)_legal_id TEXT NOT NULL,
      \(role)_contact_name TEXT NOT NULL,
      \(role)_email TEXT NOT NULL,
      \(role)_phone TEXT NOT NULL
    """
  }

  private static let documents = """
    CREATE TABLE invoice (
      id {id},
      kind BIGINT NOT NULL CHECK (kind IN (380, 381)),
      state TEXT NOT NULL CHECK (state IN ('draft', 'discarded', 'issued')),
      series TEXT REFERENCES number_series (name),
      sequence BIGINT CHECK (sequence > 0),
      number TEXT UNIQUE,
      issued_on TEXT CHECK (length(issued_on) = 10),
      due_on TEXT CHECK (length(due_on) = 10),
      payment_reference TEXT,
      document_digest TEXT CHECK (length(document_digest) = 64),
      document_name TEXT,
      chain_digest TEXT CHECK (length(chain_digest) = 64),
      issued_at BIGINT,
      order_id BIGINT REFERENCES sales_order (id),
      project_id BIGINT REFERENCES project (id),
      contact_id BIGINT REFERENCES contact (id),
      conversation_id BIGINT REFERENCES conversation (id),
      preceding_id BIGINT REFERENCES invoice (id),
      run_month TEXT CHECK (length(run_month) = 7),
      title TEXT NOT NULL,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      \(party("seller")),
      \(party("buyer")),
      account_iban TEXT,
      account_bic TEXT NOT NULL,
      net_days BIGINT NOT NULL CHECK (net_days BETWEEN 0 AND 365),
      rounding_rule TEXT NOT NULL CHECK (rounding_rule IN ('exact', 'toMultipleOf', 'to')),
      rounding_value BIGINT NOT NULL,
      period_first TEXT CHECK (length(period_first) = 10),
      period_last TEXT CHECK (length(period_last) = 10),
      delivered_on TEXT CHECK (length(delivered_on) = 10),
      buyer_reference TEXT NOT NULL,
      buyer_order TEXT NOT NULL,
      order_number TEXT NOT NULL,
      preceding_number TEXT,
      preceding_issued_on TEXT CHECK (length(preceding_issued_on) = 10),
      note TEXT NOT NULL,
      exemption_reason TEXT NOT NULL,
      line_total_minor BIGINT NOT NULL,
      vat_minor BIGINT NOT NULL,
      rounding_minor BIGINT NOT NULL,
      payable_minor BIGINT NOT NULL,
      created_at BIGINT NOT NULL,
      CHECK ((state = 'issued') = (number IS NOT NULL)),
      CHECK ((number IS NULL) = (series IS NULL) AND (number IS NULL) = (sequence IS NULL)),
      CHECK ((number IS NULL) = (issued_on IS NULL) AND (number IS NULL) = (issued_at IS NULL)),
      CHECK ((number IS NULL) = (document_digest IS NULL) AND (number IS NULL) = (chain_digest IS NULL)),
      CHECK (number IS NULL OR (kind = 380) = (due_on IS NOT NULL)),
      CHECK ((kind = 381) = (preceding_id IS NOT NULL)),
      CHECK ((preceding_id IS NULL) = (preceding_number IS NULL)),
      CHECK ((period_first IS NULL) = (period_last IS NULL))
    );
    CREATE INDEX invoice_state ON invoice (state, id);
    CREATE INDEX invoice_series ON invoice (series, issued_on, sequence);
    CREATE INDEX invoice_preceding ON invoice (preceding_id);
    CREATE UNIQUE INDEX invoice_order_draft ON invoice (order_id, run_month) WHERE state = 'draft';
    CREATE UNIQUE INDEX invoice_project_draft ON invoice (project_id, run_month) WHERE state = 'draft';
    CREATE TABLE invoice_line (
      invoice_id BIGINT NOT NULL REFERENCES invoice (id),
      position BIGINT NOT NULL CHECK (position > 0),
      name TEXT NOT NULL,
      details TEXT NOT NULL,
      quantity BIGINT NOT NULL,
      unit_code TEXT NOT NULL,
      price_millionths BIGINT NOT NULL CHECK (price_millionths >= 0),
      vat_category TEXT NOT NULL,
      vat_basis_points BIGINT,
      net_minor BIGINT NOT NULL,
      period_first TEXT CHECK (length(period_first) = 10),
      period_last TEXT CHECK (length(period_last) = 10),
      order_position BIGINT,
      credited_position BIGINT,
      PRIMARY KEY (invoice_id, position),
      CHECK ((period_first IS NULL) = (period_last IS NULL))
    );
    CREATE TABLE vat_breakdown (
      invoice_id BIGINT NOT NULL REFERENCES invoice (id),
      position BIGINT NOT NULL CHECK (position > 0),
      vat_category TEXT NOT NULL,
      vat_basis_points BIGINT,
      base_minor BIGINT NOT NULL,
      tax_minor BIGINT NOT NULL,
      PRIMARY KEY (invoice_id, position)
    );
    CREATE TABLE invoice_settlement (
      invoice_id BIGINT PRIMARY KEY REFERENCES invoice (id),
      state TEXT NOT NULL CHECK (state IN ('issued', 'partiallyPaid', 'paid', 'credited')),
      paid_minor BIGINT NOT NULL CHECK (paid_minor >= 0),
      credited_minor BIGINT NOT NULL CHECK (credited_minor >= 0),
      changed_at BIGINT NOT NULL
    );
    CREATE TABLE invoice_letter (
      outbox_id BIGINT PRIMARY KEY REFERENCES outbox (id),
      invoice_id BIGINT NOT NULL REFERENCES invoice (id)
    );
    CREATE INDEX invoice_letter_invoice ON invoice_letter (invoice_id);

    """

  private static let allocations = """
    CREATE TABLE billing_allocation (
      id {id},
      invoice_id BIGINT NOT NULL,
      line_position BIGINT NOT NULL,
      timesheet_entry_id BIGINT REFERENCES timesheet_entry (id),
      delivery_id BIGINT,
      order_id BIGINT,
      order_position BIGINT,
      amount BIGINT NOT NULL CHECK (amount > 0),
      FOREIGN KEY (invoice_id, line_position) REFERENCES invoice_line (invoice_id, position),
      FOREIGN KEY (delivery_id, order_id) REFERENCES delivery (id, order_id),
      FOREIGN KEY (delivery_id, order_position) REFERENCES delivery_line (delivery_id, order_position),
      FOREIGN KEY (order_id, order_position) REFERENCES order_line (order_id, position),
      CHECK ((timesheet_entry_id IS NULL) = (order_id IS NOT NULL)),
      CHECK ((order_id IS NULL) = (order_position IS NULL)),
      CHECK (delivery_id IS NULL OR order_id IS NOT NULL)
    );
    CREATE UNIQUE INDEX billing_allocation_time ON billing_allocation (timesheet_entry_id)
      WHERE timesheet_entry_id IS NOT NULL;
    CREATE INDEX billing_allocation_order ON billing_allocation (order_id, order_position);
    CREATE INDEX billing_allocation_invoice ON billing_allocation (invoice_id, line_position);

    """

  private static let freezing = """
    {engine:sqlite}
    CREATE TRIGGER invoice_frozen BEFORE UPDATE ON invoice
      WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'an issued invoice is frozen'); END;
    CREATE TRIGGER invoice_not_deleted BEFORE DELETE ON invoice
      WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'an issued invoice is frozen'); END;
    \(sqliteParts("invoice_line"))
    \(sqliteParts("vat_breakdown"))
    \(sqliteParts("billing_allocation"))
    CREATE TRIGGER number_series_goes_on BEFORE UPDATE ON number_series
      WHEN NEW.last_number <= OLD.last_number AND substr(NEW.last_used_on, 1, 4) = substr(OLD.last_used_on, 1, 4)
      BEGIN SELECT RAISE(ABORT, 'a number series never goes back'); END;
    CREATE TRIGGER number_series_not_deleted BEFORE DELETE ON number_series
      BEGIN SELECT RAISE(ABORT, 'a number series never goes back'); END;
    {/engine}
    {engine:postgresql}
    CREATE TRIGGER invoice_frozen BEFORE UPDATE OR DELETE ON invoice
      FOR EACH ROW WHEN (OLD.state <> 'draft')
      EXECUTE FUNCTION refuse_with_message('an issued invoice is frozen');
    CREATE FUNCTION refuse_part_of_issued_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP <> 'INSERT' AND (SELECT state FROM invoice WHERE id = OLD.invoice_id) <> 'draft' THEN
        RAISE EXCEPTION 'an issued invoice is frozen';
      END IF;
      IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
      IF (SELECT state FROM invoice WHERE id = NEW.invoice_id) <> 'draft' THEN
        RAISE EXCEPTION 'an issued invoice is frozen';
      END IF;
      RETURN NEW;
    END $$;
    \(postgresParts("invoice_line"))
    \(postgresParts("vat_breakdown"))
    \(postgresParts("billing_allocation"))
    CREATE TRIGGER number_series_goes_on BEFORE UPDATE ON number_series
      FOR EACH ROW WHEN (NEW.last_number <= OLD.last_number
        AND substr(NEW.last_used_on, 1, 4) = substr(OLD.last_used_on, 1, 4))
      EXECUTE FUNCTION refuse_with_message('a number series never goes back');
    CREATE TRIGGER number_series_not_deleted BEFORE DELETE ON number_series
      FOR EACH ROW EXECUTE FUNCTION refuse_with_message('a number series never goes back');
    {/engine}
    """

  private static func sqliteParts(_ table: String) -> String {
    [("INSERT", "NEW"), ("UPDATE", "OLD"), ("UPDATE", "NEW"), ("DELETE", "OLD")].map { event, row in
      """
      CREATE TRIGGER \(table)_frozen_\(event.lowercased())_\(row.lowercased()) BEFORE \(event) ON \(table)
        WHEN (SELECT state FROM invoice WHERE id = \(row).invoice_id) <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'an issued invoice is frozen'); END;
      """
    }.joined(separator: "\n")
  }

  private static func postgresParts(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)_frozen BEFORE INSERT OR UPDATE OR DELETE ON \(table)
      FOR EACH ROW EXECUTE FUNCTION refuse_part_of_issued_invoice();
    """
  }
}
