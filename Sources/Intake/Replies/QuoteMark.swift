/// Where the older mail begins for good: a separator, or a block of labels, perhaps below a rule.
///
/// Seen in the wild: Outlook writes a rule or "-----Original Message-----" and a block of labels; Zoho, Notes and
/// Android put their attribution between dashes; each in its user's language.
enum QuoteMark {
  static func reason(at index: Int, in lines: ReplyLines) -> QuoteReason? {
    let words = lines.words(index)
    if isSeparator(words) { return .separator }
    if isRule(words) || isDashed(words) {
      // Any words between dashes are a separator when labels follow.
      guard let next = lines.lineWithWords(after: index), HeaderBlock.hasLabel(lines.words(next)) else {
        return nil
      }
      if HeaderBlock.isGlued(lines.words(next)) { return .headerBlock }
      if !isRule(words), hasTwoLabels(from: next, in: lines) { return .separator }
      return HeaderBlock.begins(at: next, in: lines) ? .headerBlock : nil
    }
    return HeaderBlock.begins(at: index, in: lines) ? .headerBlock : nil
  }

  private static func hasTwoLabels(from index: Int, in lines: ReplyLines) -> Bool {
    (index + 1..<min(index + 4, lines.count)).contains { HeaderBlock.hasLabel(lines.words($0)) }
  }

  /// `-----Original Message-----`, and Zoho's `---- Anna Rey wrote ----`.
  private static func isSeparator(_ words: ArraySlice<UInt8>) -> Bool {
    guard let first = words.first, words.count <= 300 else { return false }
    guard dashes.contains(first) else {
      return words.count <= 80 && words.last == UInt8(ascii: ":")
        && openings.contains(words.dropLast().foldedKey)
    }
    let key = words.foldedKey
    let inner = Array(key.trimming(edge))
    if separators.contains(inner) { return true }
    guard key.starts(with: "--".utf8), key.last == UInt8(ascii: "-") else { return false }
    return AttributionSentence(inner).endsWithVerb
  }

  /// A line of nothing but dashes or underscores: Outlook's rule above its block, a converted `<hr>`.
  static func isRule(_ words: ArraySlice<UInt8>) -> Bool {
    guard let first = words.first, rules.contains(first), words.count >= 3 else { return false }
    return words.allSatisfy { rules.contains($0) || $0 == 0x20 }
  }

  static func isGroupWise(_ words: ArraySlice<UInt8>) -> Bool {
    words.count <= 200 && words.starts(with: ">>> ".utf8) && words.suffix(4).elementsEqual(" >>>".utf8)
      && words.hasDigit
  }

  /// `------- Preposlaná správa -------`
  private static func isDashed(_ words: ArraySlice<UInt8>) -> Bool {
    words.count <= 120 && words.starts(with: "----".utf8) && words.suffix(4).elementsEqual("----".utf8)
  }

  private static let dashes: ByteSet = "-_=*"
  private static let edge: ByteSet = "-_=*> :"
  /// The bytes of –, — and ― too.
  private static let rules: ByteSet = "-_=*~+#–—―"
  private static let openings = Set(MailClientWords.forwardOpenings.map { Array($0.utf8) })
  private static let separators = Set((ForwardWords.originals + ForwardWords.marks).map { Array($0.utf8) })
}
