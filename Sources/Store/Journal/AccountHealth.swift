import Basics
import SQL

/// How each account and its folders are, as `piste account list` shows it: written when something changes, never
/// to say that nothing did.
package struct AccountHealth {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  package enum Service: String, Sendable {
    case imap, smtp
  }

  /// What a record is about: an account's server, or one of its folders.
  package struct Subject: Hashable, Sendable {
    package let account: String
    package let service: Service
    /// Empty for the account as a whole.
    package let mailbox: String

    package init(_ account: String, _ service: Service, mailbox: String = "") {
      self.account = account
      self.service = service
      self.mailbox = mailbox
    }
  }

  package struct Record: Sendable {
    package let subject: Subject
    /// When the connection that is (or was last) open was made.
    package let connectedAt: Instant?
    /// When it last went from wrong to right.
    package let lastSuccessAt: Instant?
    /// The last thing that went wrong, also when it is mended since.
    package let lastError: String
    package let lastErrorAt: Instant?
    /// How often in a row it has failed; 0 when all is well.
    package let failures: Int
  }

  /// A connection was made.
  package func connected(_ subject: Subject, at now: Instant) throws {
    try succeeded(subject, at: now)
    try connection.execute(
      """
      UPDATE account_health SET connected_at = \(now.milliseconds)
      WHERE account = \(subject.account) AND protocol = \(subject.service.rawValue)
        AND mailbox = \(subject.mailbox)
      """)
  }

  /// It works, for the first time or again.
  package func succeeded(_ subject: Subject, at now: Instant) throws {
    try connection.execute(
      """
      INSERT INTO account_health (account, protocol, mailbox, last_success_at)
      VALUES (\(subject.account), \(subject.service.rawValue), \(subject.mailbox), \(now.milliseconds))
      ON CONFLICT (account, protocol, mailbox) DO UPDATE SET
        last_success_at = excluded.last_success_at, failures = 0
      """)
  }

  package func failed(_ subject: Subject, _ error: String, at now: Instant) throws {
    try connection.execute(
      """
      INSERT INTO account_health (account, protocol, mailbox, last_error, last_error_at, failures)
      VALUES (\(subject.account), \(subject.service.rawValue), \(subject.mailbox), \(error),
        \(now.milliseconds), 1)
      ON CONFLICT (account, protocol, mailbox) DO UPDATE SET
        last_error = excluded.last_error, last_error_at = excluded.last_error_at,
        failures = account_health.failures + 1
      """)
  }

  /// Accounts in order, each before its folders.
  package func all() throws -> [Record] {
    try connection.query("SELECT * FROM account_health ORDER BY account, protocol, mailbox").map { row in
      Record(
        subject: Subject(
          try row.text("account"), try row.word("protocol"), mailbox: try row.text("mailbox")),
        connectedAt: try row.intOrNil("connected_at").map(Instant.init(milliseconds:)),
        lastSuccessAt: try row.intOrNil("last_success_at").map(Instant.init(milliseconds:)),
        lastError: try row.text("last_error"),
        lastErrorAt: try row.intOrNil("last_error_at").map(Instant.init(milliseconds:)),
        failures: Int(try row.int("failures")))
    }
  }
}
