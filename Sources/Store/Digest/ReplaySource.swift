import Basics
import SQL

/// The journal as it came in, and the keys that the letters and conversations of each mail were given: others hold
/// tokens with these keys, so that a replay must give them again.
package struct ReplaySource: Sendable {
  /// A letter that was queued because of a mail.
  package struct Letter: Sendable {
    package let id: Int64
    package let messageID: String
    /// When it was taken up to be sent; `nil` when it never was.
    package let takenUpAt: Instant?
  }

  package let mails: [Int64]
  package let decisions: [DecisionRecord]
  private let letters: [Int64: [Letter]]
  private let questions: [Int64: [Int64]]
  private let conversations: [Int64: Int64]
  /// By the mail that answered, the mails that it placed.
  private let placed: [Int64: [Int64]]
  /// Mails whose lead was made by a decision, not by the rules.
  private let leadsByHand: Set<Int64>

  package static func read(_ connection: any Connection) throws -> ReplaySource {
    let mails = try connection.query("SELECT id FROM journal_message ORDER BY id").map { try $0.int("id") }
    let letters = try connection.query(
      """
      SELECT id, message_id, claimed_at, journal_message_id FROM outbox
      WHERE journal_message_id IS NOT NULL ORDER BY id
      """
    ).map { row in
      (
        try row.int("journal_message_id"),
        Letter(
          id: try row.int("id"), messageID: try row.text("message_id"),
          takenUpAt: try row.intOrNil("claimed_at").map { Instant(milliseconds: $0) })
      )
    }
    let answers = try pairs(
      "SELECT answered_by AS a, journal_message_id AS b FROM decision WHERE answered_by IS NOT NULL ORDER BY id",
      connection)
    let leads = try pairs(
      """
      SELECT journal_message_id AS a, conversation_id AS b FROM lead
      WHERE journal_message_id IS NOT NULL ORDER BY id
      """, connection)
    let questions = try pairs(
      """
      SELECT journal_message_id AS a, id AS b FROM question WHERE journal_message_id IS NOT NULL ORDER BY id
      """, connection)
    let byHand = try connection.query("SELECT journal_message_id AS id FROM decision WHERE choice = 'lead'")
    return ReplaySource(
      mails: mails, decisions: try Decisions(connection).madeHere(),
      letters: Dictionary(grouping: letters, by: \.0).mapValues { $0.map(\.1) },
      questions: Dictionary(grouping: questions, by: \.0).mapValues { $0.map(\.1) },
      conversations: Dictionary(leads) { first, _ in first },
      placed: Dictionary(grouping: answers, by: \.0).mapValues { $0.map(\.1) },
      leadsByHand: Set(try byHand.map { try $0.int("id") }))
  }

  private static func pairs(_ sql: SQL, _ connection: any Connection) throws -> [(Int64, Int64)] {
    try connection.query(sql).map { (try $0.int("a"), try $0.int("b")) }
  }

  /// What a step of the replay will make, in the order of its keys.
  package struct Expectation: Sendable {
    package var letters: [Letter] = []
    package var question: Int64?
    package var conversation: Int64?
  }

  /// - Parameter isByHand: a person's decision about the mail, not the mail itself.
  package func expectation(of mail: Int64, isByHand: Bool) -> Expectation {
    let placed = isByHand ? [] : placed[mail] ?? []
    let own = isByHand == leadsByHand.contains(mail) ? [mail] : []
    var expectation = Expectation()
    expectation.letters = ([mail] + placed).flatMap { letters[$0] ?? [] }.sorted { $0.id < $1.id }
    expectation.question = questions[mail]?.first
    expectation.conversation = (own + placed).compactMap { conversations[$0] }.min()
    return expectation
  }

  /// Of these letters, those that somebody had tried to send by then.
  package func takenUp(before time: Instant) -> [Int64] {
    letters.values.joined().filter { $0.takenUpAt.map { $0 <= time } ?? false }.map(\.id).sorted()
  }
}

/// A mail of the journal as it arrived.
package struct ReplayedArrival: Sendable {
  package let id: Int64
  package let isStored: Bool
  private let columns: [String]
  private let values: [SQLValue]

  package static func read(_ id: Int64, _ connection: any Connection) throws -> ReplayedArrival {
    let columns = [
      "id", "account", "message_id", "digest", "size", "is_stored", "sender", "subject", "received_at",
      "folder_role",
    ]
    let row = try connection.first("SELECT * FROM journal_message WHERE id = \(id)")
    guard let row else { throw Refusal(.missing, "there is no mail \(id) in the journal") }
    let isStored = try row.bool("is_stored")
    var values = try columns.map { $0 == "is_stored" ? SQLValue.boolean(isStored) : try row.value($0) }
    // What was never taken was never understood: it stays what it is.
    values += isStored ? [.text("pending"), .text("")] : [try row.value("state"), try row.value("reason")]
    return ReplayedArrival(
      id: id, isStored: isStored, columns: columns + ["state", "reason"], values: values)
  }

  package func write(_ connection: any Connection) throws {
    let names = columns.joined(separator: ", ")
    try connection.execute(
      """
      INSERT INTO journal_message (\(raw: names)) VALUES (\(fragment: SQL(joining: values.map { "\($0)" })))
      """)
  }
}
