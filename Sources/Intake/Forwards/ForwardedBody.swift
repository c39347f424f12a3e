import Basics
import MailFormat

/// Which lines are the original's words, and which are the forwarder's, above and below.
struct ForwardedBody {
  let text: String
  /// What the forwarder wrote, above the original and below it.
  let comment: String

  /// - Parameters:
  ///   - start: The first line of the mark.
  ///   - block: The original's header.
  init(_ lines: QuotedLines, start: Int, _ block: ForwardedHeader) {
    let reader = BodyReader(lines)
    let (text, below) = reader.body(block)
    let above = lines.text(reader.comment(before: start))
    self.text = text
    comment = [above, below].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

private struct BodyReader {
  let lines: QuotedLines

  init(_ lines: QuotedLines) { self.lines = lines }

  /// Without the rule that some programs draw above the original.
  func comment(before start: Int) -> Range<Int> {
    var end = start
    while end > 0, lines[end - 1].isBlank || ForwardSeparator.isRule(lines[end - 1].content) { end -= 1 }
    return 0..<end
  }

  /// The original's words, and those of the forwarder below them.
  func body(_ block: ForwardedHeader) -> (text: String, below: String) {
    let start = start(of: block)
    if let cut = betweenCuts(from: start) { return cut }
    var depth = block.depth
    var end = end(from: start, depth: depth)
    if depth > 0, lines.words(from: start, within: end - start) == nil {
      // Only the header is quoted.
      depth = 0
      end = self.end(from: start, depth: depth)
    }
    // Missive quotes the words but not the header.
    let isQuoted = lines.lines[start..<end].allSatisfy { $0.isBlank || $0.depth > depth }
    var below = end
    if below < lines.count, ForwardSeparator.isEnd(lines, at: below) { below += 1 }
    let text = lines.text(start..<end, without: isQuoted ? depth + 1 : depth)
    return (text, lines.text(below..<lines.count))
  }

  /// SquirrelMail and Notes draw a rule right below the header.
  private func start(of block: ForwardedHeader) -> Int {
    let start = min(block.end, lines.count)
    let isRuled = start < lines.count && block.end > 0 && ForwardSeparator.isRule(lines[start].content)
    return isRuled ? start + 1 : start
  }

  private func end(from start: Int, depth: Int) -> Int {
    var end = start
    for index in start..<lines.count {
      let line = lines[index]
      if line.isBlank, depth > 0 { continue }
      // The rest of a line that was wrapped after the marks were set stands between two that have them.
      let isRest = end == index && index > start && index + 1 < lines.count && lines[index + 1].depth >= depth
      guard line.depth >= depth || isRest else { return end }
      if line.depth == depth, ForwardSeparator.isEnd(lines, at: index) { return index }
      end = index + 1
    }
    return end
  }

  /// The Bat! cuts the original out: `===8<====Original message text====`, and the same with "End of" below it.
  private func betweenCuts(from start: Int) -> (text: String, below: String)? {
    guard let first = lines.words(from: start, within: 3), isCut(first) else { return nil }
    let end = (first + 1..<lines.count).first(where: isCut) ?? lines.count
    return (lines.text(first + 1..<end), lines.text(min(end + 1, lines.count)..<lines.count))
  }

  private func isCut(_ index: Int) -> Bool { lines[index].content.hasCaselessPrefix("===8<===") }
}
