import SQL

extension Schema {
  /// What we sell, and where goods went; the stock is the sum of its moves, which are never changed.
  static let inventory = Migration(
    "0005-inventory",
    """
    CREATE TABLE product (
      id {id},
      code TEXT NOT NULL UNIQUE CHECK (code <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      description TEXT NOT NULL DEFAULT '',
      kind TEXT NOT NULL CHECK (kind IN ('goods', 'service')),
      unit_code TEXT NOT NULL,
      price_millionths BIGINT NOT NULL CHECK (price_millionths >= 0),
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      vat_basis_points BIGINT NOT NULL CHECK (vat_basis_points BETWEEN 0 AND 10000),
      created_at BIGINT NOT NULL
    );
    CREATE TABLE stock_move (
      id {id},
      product_id BIGINT NOT NULL REFERENCES product (id),
      quantity BIGINT NOT NULL CHECK (quantity > 0),
      from_location TEXT NOT NULL CHECK (from_location IN ('supplier', 'stock', 'customer', 'loss')),
      to_location TEXT NOT NULL CHECK (to_location IN ('supplier', 'stock', 'customer', 'loss')),
      moved_on TEXT NOT NULL CHECK (length(moved_on) = 10),
      created_at BIGINT NOT NULL,
      CHECK (from_location <> to_location)
    );
    CREATE INDEX stock_move_product ON stock_move (product_id, id);
    {engine:sqlite}
    CREATE TRIGGER stock_move_kept BEFORE UPDATE ON stock_move
      BEGIN SELECT RAISE(ABORT, 'a stock move is kept as it is'); END;
    CREATE TRIGGER stock_move_never_deleted BEFORE DELETE ON stock_move
      BEGIN SELECT RAISE(ABORT, 'a stock move is kept as it is'); END;
    {/engine}
    {engine:postgresql}
    CREATE FUNCTION refuse_with_message() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
    CREATE TRIGGER stock_move_kept BEFORE UPDATE OR DELETE ON stock_move
      FOR EACH ROW EXECUTE FUNCTION refuse_with_message('a stock move is kept as it is');
    {/engine}
    """)
}
