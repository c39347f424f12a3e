/// Prepared statements of one connection by their text; the one unused for longest goes first.
///
/// Statements with lists differ in text for every length, so the number must have an end.
struct StatementCache<Statement> {
  private let capacity: Int
  private var entries: [String: (statement: Statement, lastUse: UInt64)] = [:]
  private var clock: UInt64 = 0

  init(capacity: Int) { self.capacity = capacity }

  var count: Int { entries.count }
  var statements: [Statement] { entries.values.map(\.statement) }

  mutating func find(_ text: String) -> Statement? {
    guard let entry = entries[text] else { return nil }
    clock += 1
    entries[text]?.lastUse = clock
    return entry.statement
  }

  /// Keeps the statement and returns the one that had to go.
  mutating func insert(_ statement: Statement, for text: String) -> Statement? {
    let oldest = entries.count < capacity ? nil : entries.min { $0.value.lastUse < $1.value.lastUse }
    if let oldest { entries[oldest.key] = nil }
    clock += 1
    entries[text] = (statement, clock)
    return oldest?.value.statement
  }

  mutating func removeAll() { entries = [:] }
}
