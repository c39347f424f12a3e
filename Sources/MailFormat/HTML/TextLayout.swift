/// Lines, blanks and quote marks of the text that ``HTMLTextWriter`` writes.
///
/// Breaks and blanks are remembered, not written, until something follows them: so there are never two blank
/// lines in a row and none at the ends.
struct TextLayout {
  private var output: [UInt8] = []
  private var breaks = 0
  private var hasBlank = false
  private var quoteDepth = 0
  /// Quote depth of the line that was written last.
  private var writtenDepth = 0
  private var isLineStart = true
  private var cellsInRow = 0
  /// Link targets of the current line; they stand at its end, so that sentences stay whole.
  private var targets: [String] = []
  /// Text that stands before the next word: a list mark.
  private var pendingMark = ""
  /// List depth, shown as two blanks each from the second on.
  var indent = 0

  /// Deeper quotes and lists look like this many: each mark is written on each line.
  private static let maximumDepth = 10

  var size: Int { output.count }

  func text(from start: Int) -> String {
    String(decoding: output[min(start, output.count)...][...], as: UTF8.self).trimmedOfWhiteSpace
  }

  mutating func write(_ text: ArraySlice<UInt8>, keepsWhiteSpace: Bool) {
    for byte in text {
      if byte == 0x0A, keepsWhiteSpace {
        lineBreak()
      } else if byte.isWhiteSpace || byte == 0x0C {
        if keepsWhiteSpace, byte != 0x0D {
          put(byte)
        } else {
          hasBlank = true
        }
      } else {
        put(byte)
      }
    }
  }

  private mutating func put(_ byte: UInt8) {
    if breaks > 0 { writeBreaks() }
    if isLineStart {
      startLine()
    } else if hasBlank {
      output.append(0x20)
    }
    hasBlank = false
    output.append(byte)
  }

  private mutating func startLine() {
    isLineStart = false
    writtenDepth = quoteDepth
    output += Self.quoteMark(quoteDepth)
    let depth = min(max(indent - 1, 0), Self.maximumDepth)
    output += [UInt8](repeating: 0x20, count: depth * 2)
    output += pendingMark.utf8
    pendingMark = ""
  }

  private static func quoteMark(_ depth: Int) -> [UInt8] {
    Array(repeating: [0x3E, 0x20], count: min(depth, maximumDepth)).flatMap { $0 }
  }

  private mutating func writeBreaks() {
    defer { breaks = 0 }
    guard !output.isEmpty else { return }
    output.append(0x0A)
    // The blank line belongs to the quote only when both its neighbours do.
    if breaks > 1 { output += Self.quoteMark(min(quoteDepth, writtenDepth)).dropLast() + [0x0A] }
    isLineStart = true
  }

  // MARK: Breaks

  mutating func addTarget(_ target: String) { targets.append(target) }

  private mutating func writeTargets() {
    for target in targets { output += Array(" <\(target)>".utf8) }
    targets = []
  }

  /// `<br>`: two in a row make a blank line.
  mutating func lineBreak() {
    writeTargets()
    breaks = min(breaks + 1, 2)
    hasBlank = false
  }

  mutating func breakLine() {
    writeTargets()
    breaks = max(breaks, 1)
    hasBlank = false
  }

  mutating func paragraph() {
    writeTargets()
    breaks = 2
    hasBlank = false
  }

  mutating func rule() {
    breakLine()
    write(Array("---".utf8)[...], keepsWhiteSpace: false)
    breakLine()
  }

  mutating func openQuote() {
    paragraph()
    quoteDepth += 1
  }

  mutating func closeQuote() {
    quoteDepth = max(0, quoteDepth - 1)
    paragraph()
  }

  mutating func mark(_ text: String) { pendingMark = text }

  // MARK: Tables

  mutating func row() {
    breakLine()
    cellsInRow = 0
  }

  /// Cells of a row stand beside each other.
  mutating func cell() {
    if cellsInRow > 0, breaks < 2, !isLineStart { breaks = 0 }
    cellsInRow += 1
  }

  mutating func endCell() { hasBlank = true }

  mutating func finish() -> String {
    writeTargets()
    return String(decoding: output, as: UTF8.self)
  }
}
