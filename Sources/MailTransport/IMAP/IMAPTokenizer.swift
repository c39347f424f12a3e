/// A piece of an IMAP response (RFC 9051 section 9): parentheses, words, and strings, which came quoted or as
/// literals.
enum IMAPToken: Hashable {
  case open
  case close
  case word([UInt8])
  case text([UInt8])
  /// A message body that went to its receiver.
  case streamed
}

/// Splits one response into tokens, segment by segment: a line, and after each literal the rest of its line.
/// Works on bytes, linear, and takes what real servers send: doubled blanks, 8-bit words, a quote that never
/// ends.
struct IMAPTokenizer {
  enum Fault: Error { case tooDeep, tooMany }

  private(set) var tokens: [IMAPToken] = []
  private(set) var depth = 0
  let limits: IMAPLimits

  init(limits: IMAPLimits) {
    self.limits = limits
  }

  mutating func add(_ token: IMAPToken) throws(Fault) {
    guard tokens.count < limits.tokens else { throw .tooMany }
    tokens.append(token)
  }

  /// Takes one segment; returns the size of the literal that it announces at its end.
  mutating func feed(_ line: ArraySlice<UInt8>) throws(Fault) -> Int? {
    var rest = line
    while let byte = rest.first {
      switch byte {
      case .space:
        rest.removeFirst()
      case UInt8(ascii: "("):
        guard depth < limits.nesting else { throw .tooDeep }
        depth += 1
        rest.removeFirst()
        try add(.open)
      case UInt8(ascii: ")"):
        depth = max(depth - 1, 0)
        rest.removeFirst()
        try add(.close)
      case UInt8(ascii: "\""):
        try add(.text(Self.takeQuoted(&rest)))
      case UInt8(ascii: "{"), UInt8(ascii: "~"):
        if let size = Self.literalSize(rest) { return size }
        try add(.word(Self.takeWord(&rest)))
      default:
        try add(.word(Self.takeWord(&rest)))
      }
    }
    return nil
  }

  private static func takeQuoted(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var index = rest.startIndex + 1
    while index < rest.endIndex, rest[index] != UInt8(ascii: "\"") {
      if rest[index] == UInt8(ascii: "\\"), index + 1 < rest.endIndex { index += 1 }
      text.append(rest[index])
      index += 1
    }
    rest = rest[min(index + 1, rest.endIndex)...]
    return text
  }

  /// Up to a blank or a parenthesis, but not within brackets: `BODY[HEADER.FIELDS (DATE)]` is one word.
  private static func takeWord(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    var inBrackets = false
    let end =
      rest.dropFirst().firstIndex { byte in
        if byte == UInt8(ascii: "[") { inBrackets = true }
        if byte == UInt8(ascii: "]") { inBrackets = false }
        return !inBrackets && (byte == .space || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")"))
      } ?? rest.endIndex
    defer { rest = rest[end...] }
    return Array(rest[..<end])
  }

  /// `{12}`, `{12+}` or `~{12}` at the very end of a line.
  private static func literalSize(_ rest: ArraySlice<UInt8>) -> Int? {
    var digits = rest.first == UInt8(ascii: "~") ? rest.dropFirst() : rest
    guard digits.first == UInt8(ascii: "{"), digits.last == UInt8(ascii: "}") else { return nil }
    digits = digits.dropFirst().dropLast()
    if digits.last == UInt8(ascii: "+") { digits = digits.dropLast() }
    return digits.decimalNumber
  }
}
