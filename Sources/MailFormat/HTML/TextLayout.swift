/// Lines and blanks of the text that ``HTMLTextWriter`` writes, as a browser sets them.
///
/// Blanks collapse, breaks between blocks count once, and there are never two blank lines in a row and none at the
/// ends.
struct TextLayout {
  /// A line that was written; `isEmpty` for a blank one.
  private struct Line {
    var start: Int
    var end: Int
  }

  private var output: [UInt8] = []
  private var finished: [Line] = []
  /// Where the line that is being written starts.
  private var lineStart = 0
  private var isLineOpen = false
  private var wantsBlankLine = false
  private var hasBlank = false
  /// `&nbsp;` and its like, which do not collapse.
  private var hardBlanks = 0
  /// Link targets of the current line; they stand at its end, so that sentences stay whole.
  private var targets: [String] = []
  /// Text that stands before the next word: a list mark.
  private var pendingMark = ""
  /// Set at the start of a cell: the row whose line it may go on with.
  private var joinedRow: Int?
  /// List depth, shown as two blanks each from the second on.
  var indent = 0

  private static let maximumIndent = 10
  private static let maximumHardBlanks = 8

  var size: Int { output.count }
  /// Index of the line that is being written or comes next; a blank line before it has one of its own.
  var nextLine: Int { finished.count }
  /// Index of the first line that holds nothing of what was written so far.
  var lineAfterText: Int { finished.count + (isLineOpen ? 1 : 0) }

  func text(from start: Int) -> String {
    String(decoding: output[min(start, output.count)...], as: UTF8.self).trimmedOfWhiteSpace
  }

  // MARK: Words

  /// - Parameter collapsesAll: Blanks that do not break collapse too.
  mutating func write(_ text: ArraySlice<UInt8>, keepsWhiteSpace: Bool = false, collapsesAll: Bool = false) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte.isHTMLSpace {
        writeSpace(byte, keepsWhiteSpace: keepsWhiteSpace)
        index += 1
      } else if byte < 0xC2 || byte == 0xC3 {
        if byte >= 0x20, byte != 0x7F { put(byte) }
        index += 1
        // The rest of a plain word follows as it is.
        guard isLineOpen, !hasBlank, hardBlanks == 0 else { continue }
        let end = text[index...].firstIndex { $0 <= 0x20 || $0 >= 0x7F } ?? text.endIndex
        output += text[index..<end]
        index = end
      } else if let (kind, length) = InvisibleCharacter.read(text, at: index) {
        take(kind, collapsesAll: collapsesAll, text[index..<index + length])
        index += length
      } else {
        put(byte)
        index += 1
      }
    }
  }

  private mutating func writeSpace(_ byte: UInt8, keepsWhiteSpace: Bool) {
    guard keepsWhiteSpace, byte != 0x0D else { return hasBlank = true }
    if byte == 0x0A { return lineBreak() }
    if byte == 0x09 { put(byte) } else { hardBlanks += 1 }
  }

  private mutating func take(_ kind: InvisibleCharacter, collapsesAll: Bool, _ bytes: ArraySlice<UInt8>) {
    switch kind {
    case .blank where collapsesAll: hasBlank = true
    case .blank: hardBlanks += 1
    case .lineBreak: lineBreak()
    case .joiner where isLineOpen && !hasBlank && hardBlanks == 0: for byte in bytes { put(byte) }
    case .joiner, .nothing: break
    }
  }

  private mutating func put(_ byte: UInt8) {
    if !isLineOpen { startLine() } else if hasBlank { output.append(0x20) }
    hasBlank = false
    if hardBlanks > 0 {
      output += [UInt8](repeating: 0x20, count: min(hardBlanks, Self.maximumHardBlanks))
      hardBlanks = 0
    }
    output.append(byte)
  }

  private mutating func startLine() {
    defer {
      isLineOpen = true
      wantsBlankLine = false
      joinedRow = nil
    }
    guard !rejoin() else { return }
    if wantsBlankLine, !finished.isEmpty { finished.append(Line(start: output.count, end: output.count)) }
    lineStart = output.count
    let depth = min(max(indent - 1, 0), Self.maximumIndent)
    output += [UInt8](repeating: 0x20, count: depth * 2)
    output += pendingMark.utf8
    pendingMark = ""
  }

  mutating func mark(_ text: String) { pendingMark = text }
  mutating func blank() { hasBlank = true }
  mutating func addTarget(_ target: String) { targets.append(target) }

  // MARK: Breaks

  private mutating func finishLine() {
    defer {
      hasBlank = false
      hardBlanks = 0
    }
    guard isLineOpen else { return }
    isLineOpen = false
    // The mark of a signature (RFC 3676 §4.3) keeps its blank.
    let isMark = output[lineStart...].elementsEqual([0x2D, 0x2D])
    if isMark, hasBlank || hardBlanks > 0 { output.append(0x20) }
    for target in targets { output += Array(" <\(target)>".utf8) }
    targets = []
    finished.append(Line(start: lineStart, end: output.count))
  }

  /// `<br>`: two in a row make a blank line.
  mutating func lineBreak() {
    if isLineOpen { finishLine() } else { wantsBlankLine = true }
    hasBlank = false
    hardBlanks = 0
  }

  /// A line of nothing but hard blanks is a blank line.
  mutating func breakLine() {
    if !isLineOpen, hardBlanks > 0 { wantsBlankLine = true }
    finishLine()
  }

  mutating func paragraph() {
    finishLine()
    wantsBlankLine = true
  }

  /// - Parameter isLong: As Outlook writes the rule above a cited mail in plain text.
  mutating func rule(isLong: Bool) {
    breakLine()
    write([UInt8](repeating: isLong ? 0x5F : 0x2D, count: isLong ? 32 : 3)[...])
    breakLine()
  }

  /// Cells that are one line each stand beside each other, whatever blocks they are made of.
  mutating func cell(inRowFrom row: Int) {
    finishLine()
    joinedRow = row
  }

  mutating func endRow() { joinedRow = nil }

  /// Goes on with the line of the cell before. Behind a label comes one blank, else two: "Subject: Offer",
  /// "Window  2  450.00".
  private mutating func rejoin() -> Bool {
    guard let row = joinedRow, let last = finished.last, last.end > last.start,
      isFirstLine(finished.count - 1, ofRow: row)
    else { return false }
    finished.removeLast()
    lineStart = last.start
    output += output.last == 0x3A ? [0x20] : [0x20, 0x20]
    return true
  }

  /// A blank line may stand between the start of a row and its first words.
  private func isFirstLine(_ line: Int, ofRow row: Int) -> Bool {
    line == row || (line == row + 1 && finished[row].start == finished[row].end)
  }

  // MARK: The end

  mutating func lines() -> [ArraySlice<UInt8>] {
    breakLine()
    return finished.map { output[$0.start..<$0.end] }
  }
}

/// Characters that take no room or only room.
enum InvisibleCharacter {
  case blank
  case lineBreak
  /// Means something between letters, nothing at a blank: newsletters pad with it.
  case joiner
  case nothing

  /// The one whose UTF-8 starts at `index`, with its length.
  static func read(_ text: ArraySlice<UInt8>, at index: Int) -> (kind: InvisibleCharacter, length: Int)? {
    let second = index + 1 < text.endIndex ? text[index + 1] : 0
    let third = index + 2 < text.endIndex ? text[index + 2] : 0
    switch (text[index], second, third) {
    case (0xC2, 0xA0, _): return (.blank, 2)
    case (0xC2, 0xAD, _), (0xCD, 0x8F, _): return (.nothing, 2)
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F): return (.blank, 3)
    case (0xE2, 0x80, 0x8B), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return (.nothing, 3)
    case (0xE2, 0x80, 0x8C), (0xE2, 0x80, 0x8D): return (.joiner, 3)
    case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): return (.lineBreak, 3)
    default: return nil
    }
  }
}
