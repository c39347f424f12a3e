import Basics
import MailFormat

/// The author that Notes wrote before 2005 on a line of its own, between its separator and the labels:
/// `"Anna Rey" <anna@rey.example> on 03/03/2026 10:12:00 AM`, or the name above the date.
enum UnlabelledAuthor {
  private static let maximumLines = 3
  private static let maximumLength = 400

  /// The header whose author stands at `start` and whose labels follow.
  static func block(_ lines: QuotedLines, at start: Int) -> ForwardedHeader? {
    guard let labels = firstLabel(lines, below: start),
      var block = ForwardedHeaderReader.read(lines, at: labels), block.author == nil,
      block.fields[.subject] != nil
    else { return nil }
    let words = lines.lines[start..<labels].filter { !$0.isBlank }.map { LabelledLine.bare($0.content) }
    let sentence = Array(words.joined(separator: [0x20]))
    guard sentence.count <= maximumLength else { return nil }
    let (author, date) = read(sentence)
    guard !author.isEmpty else { return nil }
    block.fields[.from] = author
    if block.fields[.date] == nil, !date.isEmpty { block.fields[.date] = date }
    return block
  }

  private static func firstLabel(_ lines: QuotedLines, below start: Int) -> Int? {
    var next = start
    for _ in 0..<maximumLines {
      guard let index = lines.words(from: next + 1, within: 4), lines[index].depth == lines[start].depth
      else {
        return nil
      }
      if let label = LabelledLine.read(lines[index].content)?.label, label != .other { return index }
      next = index
    }
    return nil
  }

  private static func read(_ sentence: [UInt8]) -> (author: ArraySlice<UInt8>, date: ArraySlice<UInt8>) {
    let found = AttributedAuthor(sentence)
    if found.author.address != nil { return (found.authorBytes[...], found.date[...]) }
    let words = sentence.split(separator: 0x20)
    guard let figure = words.firstIndex(where: { $0.contains(where: \.isDigit) }), figure > 0 else {
      return ([], [])
    }
    var name = words[..<figure]
    if let last = name.last, name.count > 1, last.first.map({ $0 >= 0x61 && $0 <= 0x7A }) == true {
      name = name.dropLast()
    }
    return (
      Array(name.joined(separator: [0x20]))[...], Array(words[figure...].joined(separator: [0x20]))[...]
    )
  }
}
