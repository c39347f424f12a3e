import SQL

extension Schema {
  /// When and over which server mails leave: what domains and servers did to us, and indexes by which the outbox is
  /// its own count of what has left.
  static let delivery = Migration(
    "0010-delivery",
    """
    ALTER TABLE outbox ADD COLUMN server TEXT NOT NULL DEFAULT '';
    ALTER TABLE outbox ADD COLUMN held_because TEXT NOT NULL DEFAULT '';
    ALTER TABLE outbox_recipient ADD COLUMN domain TEXT NOT NULL DEFAULT '';
    ALTER TABLE outbox_recipient ADD COLUMN status TEXT NOT NULL DEFAULT '';
    ALTER TABLE outbox_recipient ADD COLUMN not_before_at BIGINT;
    {engine:sqlite}
    UPDATE outbox_recipient SET domain = lower(substr(address, instr(address, '@') + 1));
    {/engine}
    {engine:postgresql}
    UPDATE outbox_recipient SET domain = lower(substr(address, position('@' in address) + 1));
    {/engine}
    DROP INDEX outbox_due;
    CREATE INDEX outbox_turn ON outbox (account, lane, not_before_at, id) WHERE state IN ('queued', 'deferred');
    CREATE INDEX outbox_state ON outbox (state, id);
    CREATE INDEX outbox_claimed ON outbox (claimed_at);
    CREATE INDEX outbox_alert ON outbox (created_at) WHERE kind = 'alert';
    CREATE TABLE server_trouble (
      account TEXT NOT NULL,
      server TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('unreachable', 'busy', 'loginRefused', 'policy')),
      since_at BIGINT NOT NULL,
      last_at BIGINT NOT NULL,
      paused_until_at BIGINT NOT NULL,
      failures BIGINT NOT NULL CHECK (failures > 0),
      words TEXT NOT NULL,
      PRIMARY KEY (account, server)
    );
    CREATE TABLE domain_trouble (
      domain TEXT PRIMARY KEY,
      deferrals BIGINT NOT NULL CHECK (deferrals > 0),
      rounds BIGINT NOT NULL,
      waits_until_at BIGINT,
      words TEXT NOT NULL
    );
    """)
}
