/// The block of labels that Outlook, Notes and many others write above the mail that is answered.
///
/// `From:`, `Sent:`, `To:`, `Subject:` in the language of whoever answers, in any order, bold or not. A subject or an
/// address is among them, or it may be a journey ("From: Geneva", "To: Zürich", "Date: Monday") that a customer asks
/// for.
enum HeaderBlock {
  private enum Label { case from, date, recipient, subject }

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
    return labels.contains(.subject) || hasAddress
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
      let person = pair.first(where: { $0.0 == .from || $0.0 == .recipient })
    else { return false }
    let sentence = AttributionSentence(ReplyLines.key(date.1))
    return sentence.hasYear && sentence.hasTime && person.1.contains(UInt8(ascii: "@"))
  }

  /// `De :`, `*Von:*`, `Subject:`
  private static func label(_ words: ArraySlice<UInt8>) -> Label? {
    guard let first = words.first, isStart(first) else { return nil }
    let head = words.prefix(56)
    let wide = head.firstIndex { $0 == 0xEF }.flatMap {
      head[$0...].starts(with: [0xEF, 0xBC, 0x9A]) ? $0 : nil
    }
    guard let colon = head.firstIndex(of: UInt8(ascii: ":")) ?? wide else { return nil }
    let name = head[..<colon].trimming("* _|".utf8)
    guard !name.isEmpty, name.count <= 40 else { return nil }
    return labels[name.foldedKey]
  }

  private static func isStart(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 0x20) || byte >= 0xC2 || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "|")
  }

  private static let labels: [[UInt8]: Label] = {
    var labels: [[UInt8]: Label] = [:]
    for word in MailClientWords.subjectLabels { labels[Array(word.utf8)] = .subject }
    for word in MailClientWords.recipientLabels { labels[Array(word.utf8)] = .recipient }
    for word in MailClientWords.dateLabels { labels[Array(word.utf8)] = .date }
    for word in MailClientWords.fromLabels { labels[Array(word.utf8)] = .from }
    return labels
  }()
}
