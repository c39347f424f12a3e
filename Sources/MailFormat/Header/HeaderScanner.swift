import Basics

/// Splits a header into fields (RFC 5322 §2.2), line by line, until the blank line.
///
/// Seen in the wild and survived: no blank line before the body, an mbox `From ` line, junk lines, a blank
/// before the colon. What exceeds the limits is read over and reported, never kept.
struct HeaderScanner {
  private let bytes: [UInt8]
  private let limits: ParsingLimits
  private var fields: [HeaderField] = []
  private var name: String?
  private var bodyRange = 0..<0
  private var lineCount = 0
  private let start: Int
  private(set) var diagnostics: [Diagnostic] = []

  init(_ bytes: [UInt8], from start: Int, limits: ParsingLimits) {
    self.bytes = bytes
    self.start = start
    self.limits = limits
  }

  enum Step { case continues, endsBefore, endsAfter }

  /// Takes one line; says whether the header goes on.
  mutating func take(_ line: LineCursor.Line, next: LineCursor.Line?) -> Step {
    guard !line.isEmpty else { return .endsAfter }
    lineCount += 1
    if bytes[line.start].isBlank, name != nil {
      bodyRange = bodyRange.lowerBound..<line.end
      return .continues
    }
    if let colon = nameEnd(line) {
      flush()
      let nameRange = bytes[line.start..<colon].trimmed
      name = String(decoding: nameRange, as: UTF8.self)
      bodyRange = (colon + 1)..<line.end
      return .continues
    }
    return takeJunk(line, next: next)
  }

  mutating func finish() -> HeaderFields {
    flush()
    return HeaderFields(fields)
  }

  private mutating func takeJunk(_ line: LineCursor.Line, next: LineCursor.Line?) -> Step {
    if lineCount == 1, bytes[line.start..<line.end].starts(with: Array("From ".utf8)) { return .continues }
    flush()
    if let next, !next.isEmpty, nameEnd(next) != nil || bytes[next.start].isBlank {
      report("malformed-header-line", "a header line that is no field was skipped", at: line.start)
      return .continues
    }
    if next?.isEmpty == true {
      report("malformed-header-line", "a header line that is no field was skipped", at: line.start)
      return .continues
    }
    report("missing-blank-line", "the body starts without a blank line before it", at: line.start)
    return .endsBefore
  }

  private mutating func report(_ code: String, _ message: String, at offset: Int) {
    guard diagnostics.count < limits.diagnostics else { return }
    diagnostics.append(Diagnostic(.warning, code, message, at: "byte \(offset)"))
  }

  private mutating func flush() {
    guard let name else { return }
    self.name = nil
    let fits = lineCount <= limits.headerLines && bodyRange.upperBound - start <= limits.headerBytes
    if fits {
      fields.append(HeaderField(name: name, body: bytes[bodyRange]))
    } else if !diagnostics.contains(where: { $0.code == "header-limit" }) {
      let limit = "\(limits.headerLines) lines or \(limits.headerBytes) bytes"
      diagnostics.append(
        Diagnostic(
          .warning, "header-limit", "the header is longer than \(limit); its rest is left out",
          at: "byte \(bodyRange.lowerBound)"))
    }
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
