import SQL

extension Schema {
  /// A fixed price billed in parts: what was agreed stands in the line, a term a row as `3000 Maquette` (basis points
  /// and name); what became of it in a table of its own.
  static let milestones = Migration(
    "0018-milestones",
    """
    ALTER TABLE quotation_line ADD COLUMN milestones TEXT NOT NULL DEFAULT ''
      CHECK (milestones = '' OR policy = 'fixedOnOrder');
    ALTER TABLE order_line ADD COLUMN milestones TEXT NOT NULL DEFAULT ''
      CHECK (milestones = '' OR policy = 'fixedOnOrder');
    CREATE TABLE milestone (
      id {id},
      order_id BIGINT NOT NULL,
      order_position BIGINT NOT NULL,
      number BIGINT NOT NULL CHECK (number > 0),
      name TEXT NOT NULL CHECK (name <> ''),
      share_basis_points BIGINT NOT NULL CHECK (share_basis_points BETWEEN 1 AND 10000),
      reached_on TEXT CHECK (length(reached_on) = 10),
      UNIQUE (order_id, number),
      FOREIGN KEY (order_id, order_position) REFERENCES order_line (order_id, position)
    );
    ALTER TABLE billing_allocation ADD COLUMN milestone_id BIGINT REFERENCES milestone (id)
      CHECK (milestone_id IS NULL OR (order_id IS NOT NULL AND delivery_id IS NULL));
    CREATE UNIQUE INDEX billing_allocation_milestone ON billing_allocation (milestone_id)
      WHERE milestone_id IS NOT NULL;
    {engine:sqlite}
    CREATE TRIGGER milestone_agreed BEFORE UPDATE OF order_id, order_position, number, name, share_basis_points
      ON milestone BEGIN SELECT RAISE(ABORT, 'what was agreed about a milestone is frozen'); END;
    CREATE TRIGGER milestone_billed BEFORE UPDATE OF reached_on ON milestone
      WHEN EXISTS (SELECT 1 FROM billing_allocation WHERE milestone_id = OLD.id)
      BEGIN SELECT RAISE(ABORT, 'a milestone that is billed stays reached'); END;
    CREATE TRIGGER milestone_not_deleted BEFORE DELETE ON milestone
      BEGIN SELECT RAISE(ABORT, 'what was agreed about a milestone is frozen'); END;
    {/engine}
    {engine:postgresql}
    CREATE TRIGGER milestone_agreed
      BEFORE UPDATE OF order_id, order_position, number, name, share_basis_points OR DELETE ON milestone
      FOR EACH ROW EXECUTE FUNCTION refuse_with_message('what was agreed about a milestone is frozen');
    CREATE FUNCTION refuse_change_of_billed_milestone() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM billing_allocation WHERE milestone_id = OLD.id) THEN
        RAISE EXCEPTION 'a milestone that is billed stays reached';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER milestone_billed BEFORE UPDATE OF reached_on ON milestone
      FOR EACH ROW EXECUTE FUNCTION refuse_change_of_billed_milestone();
    {/engine}
    """)
}
