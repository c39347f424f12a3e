/// The block of labels that Outlook, Notes and many others write above the mail that is answered.
///
/// `From:`, `Sent:`, `To:`, `Subject:` in the language of whoever answers, in any order, bold or not. A subject or an
/// address is among them, or it may be a journey ("From: Geneva", "To: Zürich", "Date: Monday") that a customer asks
/// for.
enum HeaderBlock {
  /// Lines that may belong to a block; long lists of recipients are wrapped.
  private static let reach = 8

  static func begins(at index: Int, in lines: ReplyLines) -> Bool {
    guard let first = label(lines.words(index)) else { return false }
    let near = index..<min(index + reach, lines.count)
    let labels = [first] + near.dropFirst().compactMap { label(lines.words($0)) }
    guard labels.count >= 2 else { return false }
    let hasAddress = near.contains { lines.words($0).prefix(400).contains(UInt8(ascii: "@")) }
    guard labels.count >= 3, labels.contains(.from) else {
      return hasAddress && isDated(index, in: lines)
    }
    return hasAddress || (labels.contains(.subject) && !isJourney(near, in: lines))
  }

  /// "From: stock Winterthur", "Date: 3 December": no program writes a day without a year and a time.
  private static func isJourney(_ near: Range<Int>, in lines: ReplyLines) -> Bool {
    guard let date = near.first(where: { label(lines.words($0)) == .date }) else { return false }
    let sentence = AttributionSentence(ReplyLines.key(lines.words(date)))
    return lines.words(date).hasDigit && !sentence.hasYear && !sentence.hasTime
  }

  /// `From: anna@rey.example Date: Tue, 24 Nov 2026 09:12:00 +0100` on one line.
  static func isGlued(_ words: ArraySlice<UInt8>) -> Bool {
    guard label(words) == .from, words.count <= 300, words.contains(UInt8(ascii: "@")) else { return false }
    let sentence = AttributionSentence(ReplyLines.key(words))
    return sentence.hasYear && sentence.hasTime
  }

  /// Whether any label of a mail's header stands there.
  static func hasLabel(_ words: ArraySlice<UInt8>) -> Bool { label(words) != nil }

  /// A date with its time and an address right below each other (web mailers of 2010 wrote no more).
  private static func isDated(_ index: Int, in lines: ReplyLines) -> Bool {
    guard index + 1 < lines.count else { return false }
    let pair = [index, index + 1].map { (label(lines.words($0)), lines.words($0)) }
    guard let date = pair.first(where: { $0.0 == .date }),
      let person = pair.first(where: { $0.0 == .from || $0.0 == .to || $0.0 == .cc })
    else { return false }
    let sentence = AttributionSentence(ReplyLines.key(date.1))
    return sentence.hasYear && sentence.hasTime && person.1.contains(UInt8(ascii: "@"))
  }

  /// `De :`, `*Von:*`, `Subject:`: what a block is known by.
  private static func label(_ words: ArraySlice<UInt8>) -> HeaderLabel? {
    guard let label = LabelledLine.read(words)?.label, label != .other, label != .replyTo else { return nil }
    return label
  }
}
