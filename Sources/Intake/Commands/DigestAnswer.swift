import Basics

/// What a colleague writes to a digest: the number of a line and a command for what it tells of, `2 perdu prix`,
/// `5 relancer vendredi`, `3 note: attend le plan`.
package struct DigestAnswer: Hashable, Sendable {
  /// Commands for one line of the digest, counted from 1.
  package struct Item: Hashable, Sendable {
    package let number: Int
    package let command: WrittenCommand
  }

  package private(set) var items: [Item] = []
  package private(set) var faults: [CommandFault] = []

  package var isEmpty: Bool { items.isEmpty && faults.isEmpty }

  private static let mostLines = 200

  /// - Parameters:
  ///   - words: The mail's visible own words.
  ///   - count: How many lines the digest had.
  package static func read(_ words: String, lines count: Int, _ setting: CommandReading.Setting)
    -> DigestAnswer
  {
    var answer = DigestAnswer()
    for line in words.split(whereSeparator: \.isNewline).prefix(mostLines) {
      answer.take(String(line).trimmingScalars([" ", "\t", "\u{A0}"]), count, setting)
    }
    return answer
  }

  /// A line without a number is a greeting or a word to nobody.
  private mutating func take(_ line: String, _ count: Int, _ setting: CommandReading.Setting) {
    let digits = line.utf8.prefix { (48...57).contains($0) }
    guard (1...3).contains(digits.count), let number = Int(String(Substring(digits))) else { return }
    let rest = String(line[digits.endIndex...]).trimmingScalars([
      " ", "\t", "\u{A0}", ".", ")", ":", "-", "–", "=",
    ])
    guard (1...max(1, count)).contains(number), count > 0 else {
      faults.append(CommandFault(line, .noSuchLine))
      return
    }
    let reading = CommandReading.read(rest, setting)
    faults += reading.faults.map { CommandFault(line, $0.reason) }
    items += reading.commands.map { Item(number: number, command: $0) }
    if reading.isEmpty { faults.append(CommandFault(line, .notUnderstood)) }
  }
}
