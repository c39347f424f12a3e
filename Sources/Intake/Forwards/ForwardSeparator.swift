import Basics
import MailFormat

/// The line above a mail that is forwarded or cited: `---------- Forwarded message ---------`, "Begin forwarded
/// message:", `-----Original Message-----`, "----- Transféré par X le … -----".
struct ForwardSeparator {
  enum Kind {
    case forward, original, end
    /// Speaks of forwarding in words that are not known as a whole: needs a whole header below.
    case likely
    /// Any words between dashes: part of the mark when a whole header follows, no proof of anything.
    case dashed
  }

  let kind: Kind
  /// How many lines it takes.
  let length: Int
  /// Whom the line itself names as the author: mutt and old Gmail write "Forwarded message from X".
  var author: ArraySlice<UInt8>?
  /// What stands behind it on the same line.
  var rest: ArraySlice<UInt8> = []
  /// When the mail was written: Orange's "Message du 03/03/26 10:12".
  var date: ArraySlice<UInt8>?

  private static let maximumLength = 200

  static func match(_ lines: QuotedLines, at index: Int) -> ForwardSeparator? {
    let content = TypographicDash.plain(lines[index].content)
    guard let first = content.first else { return nil }
    if isRuleByte(first) { return framed(lines, content, at: index) }
    guard content.count <= maximumLength / 2 else { return nil }
    if content.last == 0x3A || content.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]) { return bare(content) }
    return unframed(lines, at: index)
  }

  /// Whether it is the line below a forwarded mail: "----- End of forwarded message -----".
  static func isEnd(_ lines: QuotedLines, at index: Int) -> Bool {
    let content = TypographicDash.plain(lines[index].content)
    guard content.first == 0x2D, content.count <= maximumLength else { return false }
    let inner = content.drop { $0 == 0x2D || $0 == 0x20 }
    guard inner.count < content.count, isEnding(key(inner)) else { return false }
    return match(lines, at: index)?.kind == .end
  }

  /// A line of nothing but dashes or the like.
  static func isRule(_ content: ArraySlice<UInt8>) -> Bool {
    let plain = TypographicDash.plain(content)
    return content.elementsEqual("—".utf8)
      || (plain.count >= 3 && plain.allSatisfy { isRuleByte($0) || $0 == 0x20 })
  }

  private static func isRuleByte(_ byte: UInt8) -> Bool { ruleBytes.contains(byte) }
  private static let ruleBytes: ByteSet = "-=_*~#"

  // MARK: Between dashes

  private static func framed(
    _ lines: QuotedLines, _ content: ArraySlice<UInt8>, at index: Int
  ) -> ForwardSeparator? {
    guard let mark = content.first, content.prefix(2).allSatisfy({ $0 == mark }) else { return nil }
    let words = content.drop { $0 == mark || $0 == 0x20 }
    guard !words.isEmpty else { return nil }
    if let end = closing(words, mark) {
      let rest = words[end...].drop { $0 == mark || $0 == 0x20 }
      return known(words[..<end], rest: rest, length: 1) ?? unknown(words[..<end], rest)
    }
    // Notes and mutt wrap long ones.
    if index + 1 < lines.count, lines[index + 1].depth == lines[index].depth,
      let end = closing(lines[index + 1].content, mark)
    {
      let joined = words + [0x20] + lines[index + 1].content[..<end]
      if let found = known(joined[...], rest: [], length: 2) { return found }
    }
    return known(words, rest: [], length: 1)
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

  private static func known(
    _ words: ArraySlice<UInt8>, rest: ArraySlice<UInt8>, length: Int
  ) -> ForwardSeparator? {
    guard words.count <= maximumLength else { return nil }
    let key = key(words)
    let isOriginal = ForwardWords.originals.contains { key.hasPrefix($0) }
    guard ForwardWords.isMark(key) else {
      guard isOriginal else { return nil }
      return ForwardSeparator(kind: isEnding(key) ? .end : .original, length: length, rest: rest)
    }
    return ForwardSeparator(
      kind: isEnding(key) ? .end : .forward, length: length, author: author(words), rest: rest)
  }

  private static func unknown(
    _ words: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>
  ) -> ForwardSeparator? {
    guard rest.isEmpty, words.count <= maximumLength else { return nil }
    return ForwardSeparator(kind: ForwardWords.hasStem(key(words)) ? .likely : .dashed, length: 1)
  }

  private static func key(_ words: ArraySlice<UInt8>) -> String {
    String(decoding: words, as: UTF8.self).foldedForSearch
      .trimmingScalars(keyFrame)
  }

  private static let keyFrame: ScalarSet = [" ", ":", "*", "#", "-", "=", "：", "\u{A0}"]

  /// "End of …", "… Ends"
  private static func isEnding(_ key: String) -> Bool {
    let words = key.split(separator: " ")
    return [words.first, words.last].contains { $0.map { ForwardWords.ends.contains(String($0)) } ?? false }
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
    let key = key(content)
    guard key.split(separator: " ").count <= 8 else { return nil }
    if ForwardWords.isMark(key) { return ForwardSeparator(kind: .forward, length: 1) }
    return ForwardWords.hasStem(key) ? ForwardSeparator(kind: .likely, length: 1) : nil
  }

  /// Without colon and dashes, right above a label: BlackBerry's "Message d'origine", The Bat's "This is a forwarded
  /// message", Orange's "Message du 03/03/26 10:12".
  private static func unframed(_ lines: QuotedLines, at index: Int) -> ForwardSeparator? {
    guard let next = lines.words(from: index + 1, within: 2), lines[next].depth == lines[index].depth,
      let label = LabelledLine.read(lines[next].content)?.label, label != .other
    else { return nil }
    let content = lines[index].content
    if content.hasCaselessPrefix("message du "), content.dropFirst(11).first?.isDigit == true {
      return ForwardSeparator(kind: .original, length: 1, date: content.dropFirst(11))
    }
    let key = key(content)
    if ForwardWords.originals.contains(key) { return ForwardSeparator(kind: .original, length: 1) }
    guard key.split(separator: " ").count <= 6 else { return nil }
    return ForwardWords.isMark(key) || ForwardWords.hasStem(key)
      ? ForwardSeparator(kind: .likely, length: 1) : nil
  }
}
