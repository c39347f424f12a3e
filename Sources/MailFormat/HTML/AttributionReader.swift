/// Knows the lines that introduce a cited mail, by their form and in any language.
struct AttributionReader {
  private let lines: [ArraySlice<UInt8>]

  private static let reach = 8

  init(_ lines: [ArraySlice<UInt8>]) { self.lines = lines }

  func firstLine(in range: Range<Int>) -> Int {
    range.prefix(Self.reach).first { !lines[$0].isEmpty } ?? range.lowerBound
  }

  /// Number of lines of a sentence like "On 3 March 2026 at 10:12, Anna wrote:": it has a date and ends with a colon.
  func attribution(at start: Int, before end: Int) -> Int? {
    var digits = 0
    var length = 0
    for index in start..<min(start + 3, end) {
      guard !lines[index].isEmpty, length < 500 else { return nil }
      digits += lines[index].filter(\.isDigit).count
      length += lines[index].count
      if Self.endsSentence(lines[index]) { return digits >= 3 ? index - start + 1 : nil }
    }
    return nil
  }

  /// Whether an attribution sentence stands right before these lines.
  func isIntroduced(_ range: Range<Int>) -> Bool {
    guard let last = previous(range.lowerBound), Self.endsSentence(lines[last]) else { return false }
    guard Self.label(lines[last]) == nil else { return false }
    let digits = lines[max(0, last - 1)...last].reduce(0) { $0 + $1.filter(\.isDigit).count }
    return digits >= 3
  }

  /// Three lines of `From:`, `Date:`, `To:` and the like, perhaps below a separator or a sentence such as "Begin
  /// forwarded message:".
  func beginsHeaders(at start: Int, before end: Int) -> Bool {
    guard start < end else { return false }
    var first = start
    if Self.isSeparator(lines[first]) || Self.isBareIntroduction(lines[first]) {
      first = firstLine(in: min(first + 1, end)..<end)
    }
    guard first < end, Self.label(lines[first]) != nil else { return false }
    return labels(in: (first..<min(first + Self.reach, end)).lazy.map { $0 }) >= 3
  }

  /// Whether such lines end right before this one.
  func endsHeaders(before start: Int) -> Bool {
    guard let last = previous(start), Self.label(lines[last]) != nil else { return false }
    return labels(in: (max(0, last - Self.reach)...last).reversed()) >= 3
  }

  private func labels(in indices: some Sequence<Int>) -> Int {
    var count = 0
    for index in indices where !lines[index].isEmpty {
      // A long list of recipients may go on for a line.
      guard Self.label(lines[index]) != nil else {
        if count >= 3 { return count }
        continue
      }
      count += 1
    }
    return count
  }

  private func previous(_ start: Int) -> Int? {
    (max(0, start - 3)..<start).reversed().first { !lines[$0].isEmpty }
  }

  // MARK: Lines

  private static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmed
    return text.last == 0x3A || text.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A])
      || text.suffix(4).elementsEqual([0x2D, 0x2D, 0x2D, 0x2D])
  }

  /// "-----Original Message-----", "________".
  private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, [0x2D, 0x3D, 0x5F, 0x2A].contains(first) else { return false }
    return line.prefix(4).allSatisfy { $0 == first } && line.count >= 4
  }

  private static func isBareIntroduction(_ line: ArraySlice<UInt8>) -> Bool {
    line.count < 80 && endsSentence(line) && !line.contains(where: \.isDigit)
  }

  /// The words before the first colon of "Sent: Monday", "Envoyé : lundi", when they are few and nothing else.
  private static func label(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let head = line.prefix(48)
    let wide = head.indices.first { head[$0...].starts(with: [0xEF, 0xBC, 0x9A]) }
    guard let colon = head.firstIndex(of: 0x3A) ?? wide else { return nil }
    let words = head[..<colon].trimmed
    let isPlain = words.allSatisfy { $0 == 0x20 || $0 == 0x2A || $0 == 0x2D || $0.isLetter || $0 >= 0x80 }
    return !words.isEmpty && isPlain && words.split(separator: 0x20).count <= 3 ? words : nil
  }
}
