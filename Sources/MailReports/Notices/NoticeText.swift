import MailFormat

/// What a server wrote for people about a delivery, without the mail that it returns below.
struct NoticeText {
  let subject: FoldedWords
  /// The lines above the returned mail.
  let lines: [String]
  /// The lines of the returned mail.
  private let below: [String]
  let words: FoldedWords

  /// More than this of a notice is the returned mail.
  private static let maximumBytes = 65_536

  init(_ message: MailMessage) { self.init(message.text, subject: message.subject) }

  init(_ text: String, subject: String = "") {
    let all = String(decoding: text.utf8.prefix(Self.maximumBytes), as: UTF8.self).textLines
    let end = all.firstIndex(where: Self.startsReturnedMail) ?? all.endIndex
    lines = Array(all[..<end])
    below = Array(all[end...])
    words = FoldedWords(lines.joined(separator: "\n"))
    self.subject = FoldedWords(subject)
  }

  var text: String { lines.joined(separator: "\n") }

  /// The returned mail.
  var returned: String { below.joined(separator: "\n") }

  /// Whether it says that it is over.
  var isFinal: Bool { NoticeWords.finals.isIn(words) }

  /// Whether the first words are those of a mail server, asked before the whole text is looked at.
  ///
  /// Only the first words: a person may pass on such a notice, but writes above it or quotes it.
  static func opensLikeServer(_ message: MailMessage) -> Bool {
    guard let part = message.bodyParts.first(where: { $0.contentType.isText }) else { return false }
    var rest = part.transferEncoding.decode(part.rawBody.prefix(1500))[...]
    var seen = 0
    while !rest.isEmpty {
      let line = rest.prefix { $0 != 0x0A }
      rest = rest[line.endIndex...].dropFirst()
      if !NoticeWords.openings.isExcluded(by: line) {
        let words = FoldedWords(line)
        guard !words.bytes.isEmpty else { continue }
        if NoticeWords.openings.begins(words) { return true }
      }
      seen += 1
      if seen == 4 { break }
    }
    return false
  }

  private static func startsReturnedMail(_ line: String) -> Bool {
    guard line.utf8.count <= 300 else { return false }
    let words = FoldedWords(line)
    if let first = line.utf8.first, !first.isBlank {
      if words.hasPrefix("received: ") || words.hasPrefix("return-path: ") { return true }
    }
    return isDivider(words) || NoticeWords.returns.isIn(words)
  }

  private static func isDivider(_ line: FoldedWords) -> Bool {
    guard dividerLengths.contains(line.bytes.count(where: \.isLetter)) else { return false }
    return dividers.contains(String(decoding: line.bytes.filter(\.isLetter), as: UTF8.self))
  }

  private static let dividerLengths = Set(dividers.map(\.utf8.count))

  /// The letters of a line that has no others: `----- Original message -----`.
  private static let dividers: Set<String> = [
    "originalmessage", "originalmail", "originalmessagefollows", "originalmessageheaders",
    "originalmessagetext", "messageheader", "messageheaders", "returnedmessage", "returnedmail",
    "undeliveredmessage", "undeliveredmessagefollows", "messagetext", "messagebody", "theoriginalmessage",
  ]
}
