import Basics
import SQL

/// One figure for everything that mails have brought about: two databases with the same figure say the same.
///
/// It covers journal, verdicts, contacts, conversations, leads, opportunities, follow-ups, questions, hours, suppressions,
/// the outcomes of mailings, the history, and letters that were queued because of a mail. It leaves out what
/// need not agree: keys (things are named by their order or their own words), clock times other than a mail's, and how
/// far letters have got on their way.
package struct StateDigest: Hashable, Sendable {
  /// A part of the state: so that a difference can be found.
  package struct Section: Hashable, Sendable {
    package let name: String
    package let rows: Int
    package let digest: SHA256Digest
  }

  package let sections: [Section]
  package let digest: SHA256Digest

  init(_ sections: [Section]) {
    self.sections = sections
    let text = sections.map { "\($0.name) \($0.rows) \($0.digest.hex)\n" }.joined()
    digest = SHA256Digest(of: text.utf8)
  }

  /// The parts in which the two differ.
  package func differences(from other: StateDigest) -> [String] {
    zip(sections, other.sections).filter { $0.digest != $1.digest }.map(\.0.name)
  }

  package static func read(_ connection: any Connection) throws -> StateDigest {
    let names = try StateNames(connection)
    return StateDigest(
      try StateSection.all.map { section in
        let lines = try section.lines(connection, names)
        return Section(
          name: section.name, rows: lines.count,
          digest: SHA256Digest(of: lines.joined(separator: "\n").utf8))
      })
  }

  /// A part in full, a line per row in a fixed order: what the digest is made of.
  package static func lines(of name: String, _ connection: any Connection) throws -> [String] {
    guard let section = StateSection.all.first(where: { $0.name == name }) else {
      let known = StateSection.all.map(\.name).joined(separator: ", ")
      throw Refusal(.missing, "the state has no part \"\(name)\"", remedy: "its parts are \(known)")
    }
    return try section.lines(connection, StateNames(connection))
  }
}

/// What things are called where their keys may differ.
struct StateNames {
  private let conversations: [Int64: Int]
  private let mails: [Int64: Int]
  private let employees: [Int64: String]
  private let contacts: [Int64: String]

  init(_ connection: any Connection) throws {
    conversations = try Self.ranks("conversation", connection)
    mails = try Self.ranks("journal_message", connection)
    employees = try Self.texts("SELECT id, address AS name FROM employee", connection)
    contacts = try Self.texts(
      "SELECT id, COALESCE(email, '') || ' ' || phone || ' ' || name AS name FROM contact", connection)
  }

  func name(_ kind: StateSection.Kind, _ row: Row, _ column: String) throws -> String {
    switch kind {
    case .text: return try row.textOrNil(column) ?? "–"
    case .number: return try row.intOrNil(column).map(String.init) ?? "–"
    case .flag: return try row.bool(column) ? "yes" : "no"
    case .conversation:
      return try row.intOrNil(column).map { key in
        conversations[key].map { "conversation \($0)" } ?? "gone"
      } ?? "–"
    case .mail:
      return try row.intOrNil(column).map { key in mails[key].map { "mail \($0)" } ?? "gone" } ?? "–"
    case .employee: return try row.intOrNil(column).map { employees[$0] ?? "gone" } ?? "–"
    case .contact: return try row.intOrNil(column).map { contacts[$0] ?? "gone" } ?? "–"
    }
  }

  private static func ranks(_ table: String, _ connection: any Connection) throws -> [Int64: Int] {
    let keys = try connection.query("SELECT id FROM \(raw: table) ORDER BY id").map { try $0.int("id") }
    return Dictionary(keys.enumerated().map { ($1, $0 + 1) }) { first, _ in first }
  }

  private static func texts(_ sql: SQL, _ connection: any Connection) throws -> [Int64: String] {
    let pairs = try connection.query(sql).map { (try $0.int("id"), try $0.text("name")) }
    return Dictionary(pairs) { first, _ in first }
  }
}
