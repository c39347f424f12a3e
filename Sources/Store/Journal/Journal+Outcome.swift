import Basics
import SQL

/// What became of a mail, with everything that led to it.
package struct MailOutcome: Sendable {
  package let state: JournalEntry.State
  package let reason: String
  package let kind: String
  package let route: String
  package let conversationID: Int64?
  package let verdicts: [VerdictRecord]

  package init(
    _ state: JournalEntry.State, reason: String, kind: String = "", route: String = "",
    conversationID: Int64? = nil, verdicts: [VerdictRecord] = []
  ) {
    self.state = state
    self.reason = reason
    self.kind = kind
    self.route = route
    self.conversationID = conversationID
    self.verdicts = verdicts
  }
}

/// How many mails were seen and what became of them: `seen` is the sum of the other five.
package struct JournalCounts: Sendable, Equatable {
  package var seen: Int64 = 0
  package var byState: [JournalEntry.State: Int64] = [:]

  package subscript(_ state: JournalEntry.State) -> Int64 { byState[state] ?? 0 }
  /// Every mail that was seen is in exactly one place, those that wait to be understood among them.
  package var isComplete: Bool { seen == JournalEntry.State.allCases.reduce(0) { $0 + self[$1] } }
  /// The four-way count holds and nothing waits.
  package var addsUp: Bool {
    seen == JournalEntry.State.allCases.filter { $0 != .pending }.reduce(0) { $0 + self[$1] }
  }
}

extension Journal {
  /// Writes down what became of a mail; the verdicts of an earlier run are replaced.
  package func settle(_ id: Int64, _ outcome: MailOutcome, at now: Instant) throws {
    try settle([(id, outcome)], at: now)
  }

  /// The same for many mails, with few statements.
  package func settle(_ outcomes: [(id: Int64, outcome: MailOutcome)], at now: Instant) throws {
    for (id, outcome) in outcomes { try note(outcome, of: id, at: now) }
    for run in outcomes.map(\.id).runs() {
      try connection.execute("DELETE FROM verdict WHERE journal_message_id IN \(list: Array(run))")
    }
    let verdicts = outcomes.flatMap { id, outcome in
      outcome.verdicts.enumerated().map { (id: id, position: $0.offset, verdict: $0.element) }
    }
    for run in verdicts.runs() {
      let rows = run.map { row -> SQL in
        """
        (\(row.id), \(row.position), \(row.verdict.step), \(row.verdict.value), \(row.verdict.reason),
          \(row.verdict.evidence))
        """
      }
      try connection.execute(
        """
        INSERT INTO verdict (journal_message_id, position, step, value, reason, evidence)
        VALUES \(fragment: SQL(joining: rows))
        """)
    }
  }

  private func note(_ outcome: MailOutcome, of id: Int64, at now: Instant) throws {
    try connection.execute(
      """
      UPDATE journal_message SET state = \(outcome.state.rawValue), reason = \(outcome.reason),
        kind = \(outcome.kind), route = \(outcome.route), conversation_id = \(orNull: outcome.conversationID),
        attempts = attempts + 1, processed_at = \(now.milliseconds)
      WHERE id = \(id)
      """)
  }

  package func verdicts(of id: Int64) throws -> [VerdictRecord] {
    try connection.query(
      """
      SELECT step, value, reason, evidence FROM verdict WHERE journal_message_id = \(id) ORDER BY position
      """
    ).map { row in
      VerdictRecord(
        step: try row.text("step"), value: try row.text("value"), reason: try row.text("reason"),
        evidence: try row.text("evidence"))
    }
  }

  package func counts() throws -> JournalCounts {
    var counts = JournalCounts()
    // What was seen is counted by itself, at the same instant: a sum that is only added up proves nothing.
    let rows = try connection.query(
      """
      SELECT state, count(*) AS n, (SELECT count(*) FROM journal_message) AS seen
      FROM journal_message GROUP BY state
      """)
    for row in rows {
      counts.byState[try row.word("state")] = try row.int("n")
      counts.seen = try row.int("seen")
    }
    return counts
  }

  /// Puts a mail back to the start: the next pass understands it anew.
  package func reopen(_ id: Int64) throws {
    try connection.execute("UPDATE journal_message SET state = 'pending' WHERE id = \(id)")
  }
}
