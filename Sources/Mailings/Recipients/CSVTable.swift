/// Comma-separated rows, read as RFC 4180 writes them, plus what spreadsheets really save: a UTF-8 byte-order
/// mark, `;` or a tab between cells, bare LF at line ends.
///
/// One pass over the bytes; a broken row costs that row only.
package struct CSVTable: Sendable {
  package struct Row: Sendable {
    /// As a spreadsheet counts: the first row is 1.
    package let number: Int
    package let cells: [[UInt8]]
    /// A quote was not closed, or text follows a closed one (RFC 4180, 2.5 to 2.7).
    package let hasBrokenQuote: Bool

    var isBlank: Bool { cells.allSatisfy(\.isEmpty) }
  }

  /// Without blank rows.
  package let rows: [Row]

  package init(_ bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var reader = Reader(separator: Self.separator(of: text))
    for byte in text { reader.take(byte) }
    rows = reader.finish().filter { !$0.isBlank }
  }

  /// The candidate that stands most often in the first line, outside quotes.
  private static func separator(of text: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in text {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == 0x0A || byte == 0x0D { break }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
  }

  private struct Reader {
    private enum Place {
      case cellStart, plain, quoted, afterQuote
    }

    let separator: UInt8
    private var rows: [Row] = []
    private var cells: [[UInt8]] = []
    private var cell: [UInt8] = []
    private var place = Place.cellStart
    private var isBroken = false
    private var number = 1
    private var lastWasReturn = false

    init(separator: UInt8) { self.separator = separator }

    mutating func take(_ byte: UInt8) {
      let isSecondHalf = byte == 0x0A && lastWasReturn
      lastWasReturn = byte == 0x0D && place != .quoted
      if isSecondHalf { return }
      switch (place, byte) {
      case (.quoted, UInt8(ascii: "\"")): place = .afterQuote
      case (.quoted, _): cell.append(byte)
      case (.afterQuote, UInt8(ascii: "\"")):
        cell.append(byte)
        place = .quoted
      case (_, separator): endCell()
      case (_, 0x0A), (_, 0x0D): endRow()
      case (.cellStart, UInt8(ascii: "\"")): place = .quoted
      default: takePlain(byte)
      }
    }

    private mutating func takePlain(_ byte: UInt8) {
      if place == .afterQuote, byte != 0x20 { isBroken = true }
      cell.append(byte)
      if place == .cellStart { place = .plain }
    }

    private mutating func endCell() {
      cells.append(cell)
      cell = []
      place = .cellStart
    }

    private mutating func endRow() {
      if place == .quoted { isBroken = true }
      endCell()
      rows.append(Row(number: number, cells: cells, hasBrokenQuote: isBroken))
      cells = []
      isBroken = false
      number += 1
    }

    mutating func finish() -> [Row] {
      if !cells.isEmpty || !cell.isEmpty || place != .cellStart { endRow() }
      return rows
    }
  }
}
