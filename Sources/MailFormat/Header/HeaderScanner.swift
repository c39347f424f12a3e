import Basics

/// Splits a header into fields (RFC 5322 §2.2), line by line, until the blank line.
///
/// Seen in the wild and survived: no blank line before the body, an mbox `From ` line, junk lines, a blank
/// before the colon. Lines beyond the limits are read over and reported; they stand in the bytes of the part only.
struct HeaderScanner {
  private let bytes: [UInt8]
  private let limits: ParsingLimits
  private var fields: [HeaderField] = []
  /// The field that goes on, and where its colon stands; nil when it lies beyond the limits.
  private var field: (range: Range<Int>, colon: Int)?
  private var isInField = false
  private var lineCount = 0
  private var isOverLimit = false
  private let start: Int
  private var list: DiagnosticList

  init(_ bytes: [UInt8], from start: Int, limits: ParsingLimits) {
    self.bytes = bytes
    self.start = start
    self.limits = limits
    list = DiagnosticList(limit: limits.diagnostics)
  }

  var diagnostics: [Diagnostic] { list.diagnostics }

  enum Step { case continues, endsBefore, endsAfter }

  /// Takes one line; says whether the header goes on.
  mutating func take(_ line: LineCursor.Line, next: LineCursor.Line?) -> Step {
    guard !line.isEmpty else { return .endsAfter }
    lineCount += 1
    if bytes[line.start].isBlank, isInField {
      if let open = field, fits(line) { field = (open.range.lowerBound..<line.end, open.colon) }
      return .continues
    }
    if let colon = nameEnd(line) {
      flush()
      isInField = true
      if fits(line) { field = (line.start..<line.end, colon) }
      return .continues
    }
    return takeJunk(line, next: next)
  }

  mutating func finish() -> HeaderFields {
    flush()
    return HeaderFields(fields)
  }

  private mutating func takeJunk(_ line: LineCursor.Line, next: LineCursor.Line?) -> Step {
    if lineCount == 1, bytes[line.start..<line.end].starts(with: "From ") { return .continues }
    flush()
    let goesOn = next.map { $0.isEmpty || nameEnd($0) != nil || bytes[$0.start].isBlank } ?? false
    guard goesOn else {
      list.warn("missing-blank-line", "the body starts without a blank line before it", at: line.start)
      return .endsBefore
    }
    list.warn("malformed-header-line", "a header line that is no field was skipped", at: line.start)
    return .continues
  }

  private mutating func fits(_ line: LineCursor.Line) -> Bool {
    if lineCount <= limits.headerLines, line.end - start <= limits.headerBytes { return true }
    guard !isOverLimit else { return false }
    isOverLimit = true
    let limit = "\(limits.headerLines) lines or \(limits.headerBytes) bytes"
    list.warn(
      "header-limit", "the header is longer than \(limit); its rest is left out", at: line.start)
    return false
  }

  private mutating func flush() {
    isInField = false
    guard let (range, colon) = field else { return }
    field = nil
    fields.append(HeaderField(raw: bytes[range], colon: colon))
  }

  /// Where the colon stands, when the line starts with a field name (printable ASCII without blanks).
  private func nameEnd(_ line: LineCursor.Line) -> Int? {
    var index = line.start
    while index < line.end, bytes[index] > 0x20, bytes[index] < 0x7F, bytes[index] != 0x3A { index += 1 }
    guard index > line.start else { return nil }
    var colon = index
    while colon < line.end, bytes[colon].isBlank { colon += 1 }
    return colon < line.end && bytes[colon] == 0x3A ? colon : nil
  }
}
