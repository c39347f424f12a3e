/// Where a quote begins: the attribution line or the separator that mail programs write.
///
/// Seen in the wild: Gmail, Apple Mail and Thunderbird write one sentence, wrapped over up to four lines;
/// Outlook writes a rule or a block of `From:`, `Sent:`, `To:`, `Subject:`; each in its user's language.
struct QuoteMark: Hashable, Sendable {
  /// How many lines it takes.
  let length: Int
  /// Everything after it is quoted, whether or not the lines begin with `>`.
  let endsMessage: Bool

  static func match(_ lines: [ReplyLine], at index: Int) -> QuoteMark? {
    guard !lines[index].isBlank, !lines[index].isQuoted else { return nil }
    if let length = AttributionLine.length(lines, at: index) {
      return QuoteMark(length: length, endsMessage: false)
    }
    if isSeparator(lines[index].key) { return QuoteMark(length: 1, endsMessage: true) }
    if isRule(lines[index].key), index + 1 < lines.count, isHeaderBlock(lines, at: index + 1) {
      return QuoteMark(length: 1, endsMessage: true)
    }
    return isHeaderBlock(lines, at: index) ? QuoteMark(length: 1, endsMessage: true) : nil
  }

  /// `-----Original Message-----`, and Zoho's `---- Anna Rey wrote ----`.
  private static func isSeparator(_ key: String) -> Bool {
    guard key.utf8.first == UInt8(ascii: "-"), key.utf8.last == UInt8(ascii: "-") else { return false }
    let words = key.trimmingScalars(["-", " "])
    return MailClientWords.separators.contains(words)
      || (key.hasPrefix("--") && AttributionLine.endsWithVerb(words))
  }

  /// A line of nothing but dashes or underscores: Outlook's rule above its block, a converted `<hr>`.
  static func isRule(_ key: String) -> Bool {
    key == "—"
      || (key.utf8.count >= 3 && key.utf8.allSatisfy { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") })
  }

  /// Labels of a mail's header close together, in any order: an author and two more. A subject or an address is
  /// among them, or it may be a journey ("From: Geneva", "To: Zürich", "Date: Monday") that a customer asks for.
  private static func isHeaderBlock(_ lines: [ReplyLine], at index: Int) -> Bool {
    guard let first = label(of: lines[index].key) else { return false }
    let near = lines[index...].prefix(7)
    let block = [first] + near.dropFirst().compactMap { label(of: $0.key) }
    guard block.contains(.from), block.count >= 3 else { return false }
    return block.contains(.subject) || near.contains { $0.key.utf8.contains(UInt8(ascii: "@")) }
  }

  private enum Label { case from, date, recipient, subject }

  /// `De :`, `*Von:*`, `Subject:`
  private static func label(of key: String) -> Label? {
    let plain = key.trimmingScalars(["*", " "])
    guard let colon = plain.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = String(plain[..<colon]).trimmingScalars(["*", " "])
    guard name.utf8.count <= 40 else { return nil }
    return labels[name]
  }

  private static let labels: [String: Label] = {
    var labels: [String: Label] = [:]
    for word in MailClientWords.subjectLabels { labels[word] = .subject }
    for word in MailClientWords.recipientLabels { labels[word] = .recipient }
    for word in MailClientWords.dateLabels { labels[word] = .date }
    for word in MailClientWords.fromLabels { labels[word] = .from }
    return labels
  }()
}
