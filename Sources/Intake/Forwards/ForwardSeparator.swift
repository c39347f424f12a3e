import Basics
import MailFormat

/// The line above a mail that is forwarded or cited: `---------- Forwarded message ---------`, "Begin forwarded
/// message:", `-----Original Message-----`, "----- Transféré par X le … -----".
struct ForwardSeparator {
  enum Kind { case forward, original, end }

  let kind: Kind
  /// How many lines it takes.
  let length: Int
  /// Whom the line itself names as the author: mutt and old Gmail write "Forwarded message from X".
  let author: ArraySlice<UInt8>?
  /// What stands behind it on the same line.
  let rest: ArraySlice<UInt8>

  private static let maximumLength = 200

  static func match(_ lines: QuotedLines, at index: Int) -> ForwardSeparator? {
    let content = lines[index].content
    guard let first = content.first else { return nil }
    if isRuleByte(first) { return framed(lines, at: index) }
    guard content.last == 0x3A || content.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]),
      content.count <= maximumLength / 2
    else { return nil }
    return bare(content)
  }

  /// Whether it is the line below a forwarded mail: "----- End of forwarded message -----".
  static func isEnd(_ lines: QuotedLines, at index: Int) -> Bool {
    let content = lines[index].content
    guard content.first == 0x2D, content.count <= maximumLength else { return false }
    let word = content.drop { $0 == 0x2D || $0 == 0x20 }.prefix { $0 != 0x20 }
    guard ForwardWords.ends.contains(String(decoding: word, as: UTF8.self).foldedForSearch) else {
      return false
    }
    return match(lines, at: index)?.kind == .end
  }

  /// A line of nothing but dashes or the like.
  static func isRule(_ content: ArraySlice<UInt8>) -> Bool {
    content.elementsEqual("—".utf8)
      || (content.count >= 3 && content.allSatisfy { isRuleByte($0) || $0 == 0x20 })
  }

  private static func isRuleByte(_ byte: UInt8) -> Bool { "-=_*~#".utf8.contains(byte) }

  // MARK: Between dashes

  private static func framed(_ lines: QuotedLines, at index: Int) -> ForwardSeparator? {
    let content = lines[index].content
    guard let mark = content.first, content.prefix(2).allSatisfy({ $0 == mark }) else { return nil }
    let words = content.drop { $0 == mark || $0 == 0x20 }
    guard !words.isEmpty else { return nil }
    if let end = closing(words, mark) {
      return separator(words[..<end], rest: words[end...].drop { $0 == mark || $0 == 0x20 }, length: 1)
    }
    // Notes and mutt wrap long ones.
    if index + 1 < lines.count, lines[index + 1].depth == lines[index].depth,
      let end = closing(lines[index + 1].content, mark)
    {
      let joined = words + [0x20] + lines[index + 1].content[..<end]
      if let found = separator(joined[...], rest: [], length: 2) { return found }
    }
    return separator(words, rest: [], length: 1)
  }

  /// Where the closing run begins.
  private static func closing(_ words: ArraySlice<UInt8>, _ mark: UInt8) -> Int? {
    var run = 0
    for index in words.indices.prefix(maximumLength) {
      run = words[index] == mark ? run + 1 : 0
      if run == 3 { return index - 2 }
    }
    guard words.count <= maximumLength, words.last == mark, run > 0 else { return nil }
    return words.endIndex - run
  }

  private static func separator(
    _ words: ArraySlice<UInt8>, rest: ArraySlice<UInt8>, length: Int
  ) -> ForwardSeparator? {
    guard words.count <= maximumLength else { return nil }
    let key = String(decoding: words, as: UTF8.self).foldedForSearch.trimmingScalars([" ", ":", "*", "#"])
    if ForwardWords.isMark(key) {
      let isEnd = key.split(separator: " ").first.map { ForwardWords.ends.contains(String($0)) } ?? false
      return ForwardSeparator(
        kind: isEnd ? .end : .forward, length: length, author: author(words), rest: rest)
    }
    guard ForwardWords.originals.contains(where: { key.hasPrefix($0) }) else { return nil }
    return ForwardSeparator(kind: .original, length: length, author: nil, rest: rest)
  }

  /// The address in it, with the words between " from " and the end.
  private static func author(_ words: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard words.contains(0x40) else { return nil }
    for word in [" from ", " de ", " von ", " da ", " van "] {
      let bytes = Array(word.utf8)
      for index in words.indices where words[index] == 0x20 && words[index...].starts(with: bytes) {
        let name = words[(index + bytes.count)...]
        if name.contains(0x40) { return name }
      }
    }
    return nil
  }

  // MARK: Alone

  /// "Begin forwarded message:", "Forwarded message:", "Anfang der weitergeleiteten Nachricht:"
  private static func bare(_ content: ArraySlice<UInt8>) -> ForwardSeparator? {
    let key = String(decoding: content, as: UTF8.self).foldedForSearch.trimmingScalars([":", " ", "：", "*"])
    let words = key.split(separator: " ").count
    guard words <= 8, ForwardWords.isMark(key) else { return nil }
    return ForwardSeparator(kind: .forward, length: 1, author: nil, rest: [])
  }
}
