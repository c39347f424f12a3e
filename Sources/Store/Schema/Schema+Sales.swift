import SQL

extension Schema {
  /// Offers, what became of them, and what left the house for them.
  ///
  /// Customer, prices and VAT are copies of the day they were agreed. What was sent is frozen by triggers; an
  /// order's lines never change, because deliveries, tasks and invoices refer to them by position.
  static let sales = Migration("0006-sales", tables + freezing)

  /// The customer as it was agreed with, and what it is about: the same for a quotation and its order.
  private static let agreement = """
    party_id BIGINT NOT NULL REFERENCES party (id),
      contact_id BIGINT NOT NULL REFERENCES contact (id),
      opportunity_id BIGINT REFERENCES opportunity (id),
      conversation_id BIGINT NOT NULL REFERENCES conversation (id),
      title TEXT NOT NULL,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      customer_reference TEXT NOT NULL DEFAULT '',
      customer_name TEXT NOT NULL CHECK (customer_name <> ''),
      customer_street TEXT NOT NULL,
      customer_building_number TEXT NOT NULL,
      customer_post_code TEXT NOT NULL,
      customer_city TEXT NOT NULL,
      customer_country TEXT NOT NULL,
      customer_language TEXT NOT NULL CHECK (customer_language IN ('fr', 'en')),
      customer_vat_id TEXT NOT NULL,
      customer_legal_id TEXT NOT NULL,
      customer_contact_name TEXT NOT NULL,
      customer_email TEXT NOT NULL,
      customer_phone TEXT NOT NULL,
      created_at BIGINT NOT NULL
    """

  private static let line = """
    position BIGINT NOT NULL CHECK (position > 0),
      product_id BIGINT NOT NULL REFERENCES product (id),
      name TEXT NOT NULL,
      details TEXT NOT NULL,
      quantity BIGINT NOT NULL CHECK (quantity > 0),
      unit_code TEXT NOT NULL,
      price_millionths BIGINT NOT NULL CHECK (price_millionths >= 0),
      vat_category TEXT NOT NULL,
      vat_basis_points BIGINT,
      policy TEXT NOT NULL CHECK (policy IN ('onDelivery', 'byTimesheet', 'fixedOnOrder')),
      is_goods BOOLEAN NOT NULL,
      task_names TEXT NOT NULL DEFAULT ''
    """

  private static let tables = """
    CREATE TABLE quotation (
      id {id},
      number TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN
        ('draft', 'sent', 'accepted', 'declined', 'expired', 'superseded')),
      valid_until TEXT NOT NULL CHECK (length(valid_until) = 10),
      supersedes_id BIGINT UNIQUE REFERENCES quotation (id),
      document_digest TEXT NOT NULL DEFAULT '',
      document_name TEXT NOT NULL DEFAULT '',
      sent_on TEXT CHECK (length(sent_on) = 10),
      settled_at BIGINT,
      \(agreement)
    );
    CREATE INDEX quotation_state ON quotation (state, id);
    CREATE INDEX quotation_opportunity ON quotation (opportunity_id);
    CREATE TABLE quotation_line (
      quotation_id BIGINT NOT NULL REFERENCES quotation (id),
      \(line),
      PRIMARY KEY (quotation_id, position)
    );
    CREATE TABLE sales_order (
      id {id},
      number TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('draft', 'confirmed', 'completed', 'cancelled')),
      quotation_id BIGINT UNIQUE REFERENCES quotation (id),
      confirmed_on TEXT CHECK (length(confirmed_on) = 10),
      \(agreement)
    );
    CREATE INDEX sales_order_state ON sales_order (state, id);
    CREATE TABLE order_line (
      order_id BIGINT NOT NULL REFERENCES sales_order (id),
      \(line),
      PRIMARY KEY (order_id, position)
    );
    CREATE TABLE delivery (
      id {id},
      order_id BIGINT NOT NULL REFERENCES sales_order (id),
      state TEXT NOT NULL CHECK (state IN ('planned', 'delivered', 'cancelled')),
      delivered_on TEXT CHECK (length(delivered_on) = 10),
      created_at BIGINT NOT NULL,
      UNIQUE (id, order_id),
      CHECK ((state = 'delivered') = (delivered_on IS NOT NULL))
    );
    CREATE INDEX delivery_order ON delivery (order_id);
    CREATE TABLE delivery_line (
      delivery_id BIGINT NOT NULL,
      order_id BIGINT NOT NULL,
      order_position BIGINT NOT NULL,
      product_id BIGINT NOT NULL REFERENCES product (id),
      quantity BIGINT NOT NULL CHECK (quantity > 0),
      stock_move_id BIGINT UNIQUE REFERENCES stock_move (id),
      PRIMARY KEY (delivery_id, order_position),
      FOREIGN KEY (delivery_id, order_id) REFERENCES delivery (id, order_id),
      FOREIGN KEY (order_id, order_position) REFERENCES order_line (order_id, position)
    );

    """

  private static let freezing = """
    {engine:sqlite}
    CREATE TRIGGER quotation_frozen BEFORE UPDATE OF number, valid_until, \(frozenColumns) ON quotation
      WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'a sent quotation is frozen'); END;
    CREATE TRIGGER quotation_line_not_added BEFORE INSERT ON quotation_line
      WHEN (SELECT state FROM quotation WHERE id = NEW.quotation_id) <> 'draft'
      BEGIN SELECT RAISE(ABORT, 'a sent quotation is frozen'); END;
    CREATE TRIGGER quotation_line_frozen BEFORE UPDATE ON quotation_line
      WHEN (SELECT state FROM quotation WHERE id = OLD.quotation_id) <> 'draft'
      BEGIN SELECT RAISE(ABORT, 'a sent quotation is frozen'); END;
    CREATE TRIGGER quotation_line_not_deleted BEFORE DELETE ON quotation_line
      WHEN (SELECT state FROM quotation WHERE id = OLD.quotation_id) <> 'draft'
      BEGIN SELECT RAISE(ABORT, 'a sent quotation is frozen'); END;
    CREATE TRIGGER sales_order_frozen BEFORE UPDATE OF number, \(frozenColumns) ON sales_order
      WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'a confirmed order is frozen'); END;
    CREATE TRIGGER order_line_frozen BEFORE UPDATE ON order_line
      BEGIN SELECT RAISE(ABORT, 'the lines of an order are frozen'); END;
    CREATE TRIGGER order_line_not_deleted BEFORE DELETE ON order_line
      BEGIN SELECT RAISE(ABORT, 'the lines of an order are frozen'); END;
    CREATE TRIGGER delivery_frozen BEFORE UPDATE ON delivery
      WHEN OLD.state = 'delivered' BEGIN SELECT RAISE(ABORT, 'what is delivered stays delivered'); END;
    CREATE TRIGGER delivery_line_frozen BEFORE UPDATE ON delivery_line
      WHEN OLD.stock_move_id IS NOT NULL BEGIN SELECT RAISE(ABORT, 'what is delivered stays delivered'); END;
    CREATE TRIGGER delivery_line_not_deleted BEFORE DELETE ON delivery_line
      WHEN OLD.stock_move_id IS NOT NULL BEGIN SELECT RAISE(ABORT, 'what is delivered stays delivered'); END;
    {/engine}
    {engine:postgresql}
    CREATE TRIGGER quotation_frozen BEFORE UPDATE OF number, valid_until, \(frozenColumns) ON quotation
      FOR EACH ROW WHEN (OLD.state <> 'draft')
      EXECUTE FUNCTION refuse_with_message('a sent quotation is frozen');
    CREATE FUNCTION refuse_line_of_sent_quotation() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (SELECT state FROM quotation WHERE id = COALESCE(OLD.quotation_id, NEW.quotation_id)) <> 'draft' THEN
        RAISE EXCEPTION 'a sent quotation is frozen';
      END IF;
      IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER quotation_line_frozen BEFORE INSERT OR UPDATE OR DELETE ON quotation_line
      FOR EACH ROW EXECUTE FUNCTION refuse_line_of_sent_quotation();
    CREATE TRIGGER sales_order_frozen BEFORE UPDATE OF number, \(frozenColumns) ON sales_order
      FOR EACH ROW WHEN (OLD.state <> 'draft')
      EXECUTE FUNCTION refuse_with_message('a confirmed order is frozen');
    CREATE TRIGGER order_line_frozen BEFORE UPDATE OR DELETE ON order_line
      FOR EACH ROW EXECUTE FUNCTION refuse_with_message('the lines of an order are frozen');
    CREATE TRIGGER delivery_frozen BEFORE UPDATE ON delivery
      FOR EACH ROW WHEN (OLD.state = 'delivered')
      EXECUTE FUNCTION refuse_with_message('what is delivered stays delivered');
    CREATE TRIGGER delivery_line_frozen BEFORE UPDATE OR DELETE ON delivery_line
      FOR EACH ROW WHEN (OLD.stock_move_id IS NOT NULL)
      EXECUTE FUNCTION refuse_with_message('what is delivered stays delivered');
    {/engine}
    """

  private static let frozenColumns = """
    title, currency, customer_reference, customer_name, customer_street, customer_building_number, \
    customer_post_code, customer_city, customer_country, customer_language, customer_vat_id, \
    customer_legal_id, customer_contact_name, customer_email, customer_phone
    """
}
