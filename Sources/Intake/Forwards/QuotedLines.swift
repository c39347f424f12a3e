import Basics
import MailFormat

/// A mail's text as lines with their quote marks counted; slices of one array, nothing is copied.
struct QuotedLines {
  struct Line {
    /// The whole line without its line end.
    let raw: ArraySlice<UInt8>
    /// How many `>` stand before the words.
    let depth: Int
    /// Without quote marks and without white space at both ends.
    let content: ArraySlice<UInt8>

    var isBlank: Bool { content.isEmpty }
  }

  let lines: [Line]

  init(_ text: String) {
    lines = Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).map(Self.line)
  }

  var count: Int { lines.count }
  subscript(index: Int) -> Line { lines[index] }

  /// The first line from `start` on that has words, at most so many lines below.
  func words(from start: Int, within reach: Int = 8) -> Int? {
    (start..<min(max(start, count), start + reach)).first { !lines[$0].isBlank }
  }

  /// These lines as text, without `levels` quote marks each and without blank lines at both ends.
  func text(_ range: Range<Int>, without levels: Int = 0) -> String {
    var range = range
    while let first = range.first, lines[first].isBlank { range = first + 1..<range.upperBound }
    while let last = range.last, lines[last].isBlank { range = range.lowerBound..<last }
    var output: [UInt8] = []
    for index in range {
      if index > range.lowerBound { output.append(0x0A) }
      output += Self.withoutMarks(lines[index].raw, levels)
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func line(_ raw: ArraySlice<UInt8>) -> Line {
    let raw = raw.last == 0x0D ? raw.dropLast() : raw
    var rest = raw
    var depth = 0
    while true {
      let inner = rest.drop { $0.isBlank }
      guard inner.first == 0x3E, depth < maximumDepth else { break }
      depth += 1
      rest = inner.dropFirst()
    }
    return Line(raw: raw, depth: depth, content: trimmed(rest))
  }

  private static let maximumDepth = 50

  private static func withoutMarks(_ raw: ArraySlice<UInt8>, _ levels: Int) -> ArraySlice<UInt8> {
    var rest = raw
    for _ in 0..<levels {
      let inner = rest.drop { $0.isBlank }
      guard inner.first == 0x3E else { break }
      rest = inner.dropFirst()
    }
    return levels > 0 && rest.first == 0x20 ? rest.dropFirst() : rest
  }

  /// Without white space at both ends, also none that does not break (Outlook's empty lines) and no mark that shows
  /// nothing (direction of writing, byte order).
  private static func trimmed(_ slice: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = slice.trimmed
    while let length = blank(beginning: rest) { rest = rest.dropFirst(length).trimmed }
    while let length = blank(ending: rest) { rest = rest.dropLast(length).trimmed }
    return rest
  }

  private static func blank(beginning text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, first >= 0xC2 else { return nil }
    return blanks.first { text.starts(with: $0) }?.count
  }

  private static func blank(ending text: ArraySlice<UInt8>) -> Int? {
    guard let last = text.last, last >= 0x80 else { return nil }
    return blanks.first { text.suffix($0.count).elementsEqual($0) }?.count
  }

  private static let blanks: [[UInt8]] = [
    "\u{A0}", "\u{202F}", "\u{3000}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}",
    "\u{2068}", "\u{2069}", "\u{FEFF}",
  ].map { Array($0.utf8) }
}
