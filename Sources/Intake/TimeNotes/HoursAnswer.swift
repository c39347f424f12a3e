import Basics

/// Hours that an employee wrote beside the tasks of a time mail: `> [t12] Atelier – Plans : 2h30`,
/// `[t12] lun 2h, mar 3h`.
///
/// The one place where cited lines count: our own lines of that very mail, known by the key of their task, and only
/// what stands behind their colon.
package struct HoursAnswer: Hashable, Sendable {
  /// Time on a task.
  package struct Entry: Hashable, Sendable {
    package let task: Int64
    package let minutes: Int
    /// ISO 8601, 1 is Monday; `nil` for the day of the answer.
    package let weekday: Int?
    package let note: String

    package init(task: Int64, minutes: Int, weekday: Int? = nil, note: String = "") {
      self.task = task
      self.minutes = minutes
      self.weekday = weekday
      self.note = note
    }
  }

  /// What stands beside a task and is no time.
  package struct Unclear: Hashable, Sendable {
    package let task: Int64
    package let text: String

    package init(task: Int64, text: String) {
      self.task = task
      self.text = text
    }
  }

  package private(set) var entries: [Entry] = []
  package private(set) var unclear: [Unclear] = []

  package var isEmpty: Bool { entries.isEmpty && unclear.isEmpty }

  private static let mostLines = 5000
  private static let longestValue = 200

  /// - Parameters:
  ///   - text: The whole mail, cited lines included.
  ///   - tasks: Whose lines that mail had; lines of other tasks are none of its.
  package static func read(_ text: String, tasks: [Int64]) -> HoursAnswer {
    var values: [Int64: [String]] = [:]
    for line in text.split(whereSeparator: \.isNewline).prefix(mostLines) {
      guard let (task, value) = tagged(line), tasks.contains(task), !value.isEmpty else { continue }
      if values[task]?.contains(value) != true { values[task, default: []].append(value) }
    }
    var answer = HoursAnswer()
    for task in tasks { answer.take(values[task] ?? [], of: task) }
    return answer
  }

  /// The line once as it was sent and once filled in is one; filled in twice, nobody knows which is meant.
  private mutating func take(_ values: [String], of task: Int64) {
    guard let value = values.first else { return }
    guard values.count == 1, value.utf8.count <= Self.longestValue else {
      unclear.append(
        Unclear(task: task, text: String(values.joined(separator: " / ").prefix(Self.longestValue))))
      return
    }
    let pieces = value.replacing(", ", with: ";").split(separator: ";").map(String.init)
    let read = pieces.compactMap { Self.entry($0, of: task) }
    if read.count == pieces.count, !read.isEmpty {
      entries += read
    } else {
      unclear.append(Unclear(task: task, text: value))
    }
  }

  /// `[t12]` at the beginning of a line, cited or not, and what stands behind its last colon.
  private static func tagged(_ line: Substring) -> (Int64, String)? {
    let bytes = line.utf8.prefix(1000).drop { [0x3E, 0x20, 0x09, 0x2D, 0x2A, 0x7C].contains($0) }
    guard bytes.starts(with: "[t".utf8) else { return nil }
    let digits = bytes.dropFirst(2).prefix { (48...57).contains($0) }
    let rest = bytes[digits.endIndex...]
    guard (1...18).contains(digits.count), rest.first == UInt8(ascii: "]"),
      let task = Int64(String(Substring(digits)))
    else { return nil }
    let behind = rest.dropFirst()
    let value = behind.lastIndex(of: UInt8(ascii: ":")).map { behind[behind.index(after: $0)...] } ?? behind
    return (task, String(Substring(value)).trimmingScalars([" ", "\t", "\u{A0}", "…", "_", "."]))
  }

  private static func entry(_ piece: String, of task: Int64) -> Entry? {
    var words = piece.noteWords.filter { !$0.key.isEmpty || $0.hasDigit }
    // Any day will do: only the name of the weekday is looked up.
    let days = DateGrammar(today: CalendarDate(daysSince1970: 0))
    let weekday = days.weekdayNumber(words, at: 0, acceptsShort: true)
    if weekday != nil { words.removeFirst() }
    if words.count == 1, words[0].text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 0x2C || $0 == 0x2E })
    {
      words[0] = NoteWord(words[0].text + "h")
    }
    guard words.first?.hasDigit == true, let note = TimeGrammar.note(in: words) else { return nil }
    return Entry(task: task, minutes: note.minutes, weekday: weekday, note: note.note)
  }
}
