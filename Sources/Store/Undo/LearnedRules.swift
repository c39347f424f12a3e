import Basics
import Intake
import SQL

/// What corrections have taught; one rule for each sender and list or subject.
package struct LearnedRules {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// A rule as people see it.
  package struct Record: Sendable {
    package let rule: LearnedRule
    package let sender: String
    package let listID: String
    package let baseSubject: String
    package let createdAt: Instant
  }

  private static let columns: SQL = """
    r.id AS id, r.sender AS sender, r.list_id AS list_id, r.base_subject AS base_subject, r.choice AS choice, \
    r.conversation_id AS conversation_id, r.journal_message_id AS mail, r.created_at AS created_at, \
    d.actor AS actor
    """

  /// The newest correction stands.
  ///
  /// - Parameters:
  ///   - decision: the correction that taught it.
  package func teach(_ choice: LearnedRule.Choice, _ key: LearnedKey, by decision: DecisionRecord) throws
    -> LearnedRule
  {
    try connection.execute(
      """
      DELETE FROM learned_rule WHERE sender = \(key.sender) AND list_id = \(key.listID)
        AND base_subject = \(key.baseSubject)
      """)
    let id = try connection.insert(
      """
      INSERT INTO learned_rule
        (sender, list_id, base_subject, choice, conversation_id, decision_id, journal_message_id, created_at)
      VALUES (\(key.sender), \(key.listID), \(key.baseSubject), \(decision.choice.rawValue),
        \(orNull: decision.conversation), \(decision.id), \(decision.mail), \(decision.at.milliseconds))
      """)
    return LearnedRule(id: id, choice: choice, mail: decision.mail, actor: decision.actor)
  }

  package func find(_ key: LearnedKey) throws -> LearnedRule? {
    try connection.first(
      """
      SELECT \(fragment: Self.columns) FROM learned_rule r JOIN decision d ON d.id = r.decision_id
      WHERE r.sender = \(key.sender) AND r.list_id = \(key.listID) AND r.base_subject = \(key.baseSubject)
      """
    ).map { try record($0).rule }
  }

  /// The newest first.
  package func list() throws -> [Record] {
    try connection.query(
      """
      SELECT \(fragment: Self.columns) FROM learned_rule r JOIN decision d ON d.id = r.decision_id
      ORDER BY r.id DESC
      """
    ).map { try record($0) }
  }

  /// Forgets a rule; that somebody did so is a decision like any other.
  ///
  /// - Throws: ``Refusal`` when there is no such rule.
  package func remove(_ id: Int64, actor: String, at now: Instant) throws {
    let row = try connection.first("SELECT journal_message_id AS mail FROM learned_rule WHERE id = \(id)")
    guard let row else {
      throw Refusal(.missing, "there is no learned rule \(id)", remedy: "see piste mail rules")
    }
    try forget(mail: row.int("mail"), actor: actor, at: now)
  }

  /// The same by the mail whose correction taught it.
  package func forget(mail: Int64, actor: String, at now: Instant) throws {
    try connection.execute("DELETE FROM learned_rule WHERE journal_message_id = \(mail)")
    try Decisions(connection).record(Decisions.Draft(.forget, of: mail, by: actor), at: now)
  }

  private func record(_ row: Row) throws -> Record {
    let choice: LearnedRule.Choice
    switch (try row.word("choice") as DecisionRecord.Choice, try row.intOrNil("conversation_id")) {
    case (.conversation, let conversation?): choice = .conversation(conversation)
    case (.lead, _): choice = .lead
    default: choice = .ignore
    }
    return Record(
      rule: LearnedRule(
        id: try row.int("id"), choice: choice, mail: try row.int("mail"), actor: try row.text("actor")),
      sender: try row.text("sender"), listID: try row.text("list_id"),
      baseSubject: try row.text("base_subject"), createdAt: try row.instant("created_at"))
  }
}
