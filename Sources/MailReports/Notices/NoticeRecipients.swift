import MailFormat

/// A recipient that the text of a notice names, with the words that stand by it.
struct NoticeRecipient {
  let address: String
  /// The line with the address and those that follow, up to the next recipient.
  var words: [String]
}

/// Finds the recipients in the text of a notice: lines that begin with an address.
///
/// qmail and Postfix write `<someone@example.org>: why`, Exim the address alone and the reason below it, further in;
/// Exchange the address and a date; others `someone@example.org (why)` or the address and the reply on one line.
enum NoticeRecipients {
  /// Our mails have one recipient each; a notice about more is not about one of them alone.
  private static let maximumRecipients = 100
  private static let maximumShared = 50

  static func read(_ lines: [String]) -> [NoticeRecipient] {
    var found: [NoticeRecipient] = []
    var places: [String: Int] = [:]
    var current: Int?
    var depth = Int.max
    for line in lines {
      let start = RecipientLine(line)
      // What stands further in than the recipients is the words of one of them, also when it begins with an address.
      if let start, start.depth <= depth || current == nil, found.count < maximumRecipients {
        depth = start.depth
        if let place = places[start.address] {
          found[place].words.append(line)
          current = place
        } else {
          current = found.count
          places[start.address] = found.count
          found.append(NoticeRecipient(address: start.address, words: [line]))
        }
      } else if let current {
        found[current].words.append(line)
      }
    }
    return shareReasons(found)
  }

  /// Whether the notice names any, in whatever way.
  static func areIn(_ lines: [String], _ message: MailMessage) -> Bool {
    message.header.field("X-Failed-Recipients") != nil || !read(lines).isEmpty
      || MentionedRecipient.find(lines, message) != nil
  }

  /// Of recipients that stand under one another, the reason below the last one is the reason of all.
  private static func shareReasons(_ recipients: [NoticeRecipient]) -> [NoticeRecipient] {
    var shared = recipients
    for index in shared.indices.dropLast().reversed() {
      let lines = shared[index].words
      guard lines.count == 1, let own = RecipientLine(lines[0]), own.isAlone else { continue }
      shared[index].words += shared[index + 1].words.dropFirst().prefix(maximumShared)
    }
    return shared
  }
}

/// A line that begins with an address which it speaks of.
struct RecipientLine {
  let address: String
  /// How far in it stands.
  let depth: Int
  /// Whether nothing else stands in it.
  let isAlone: Bool

  init?(_ line: String) {
    let bytes = Array(line.utf8.prefix(400))
    guard bytes.contains(0x40) else { return nil }
    let text = bytes.drop(while: \.isBlank)
    let words = Self.withoutBullet(text.split(maxSplits: 3, whereSeparator: \.isBlank))
    guard let word = words.first, word.contains(0x40) || Self.isX400(text), !Self.isField(word),
      !Self.isProse(word),
      let address = Self.isX400(text) ? AddressText.first(in: text) : AddressText.first(in: word)
    else { return nil }
    let rest = Array(words.dropFirst().joined(separator: [0x20]))
    let isMarked =
      word.first == 0x3C || word.first == 0x22 || word.last == 0x3A
      || word.suffix(3).elementsEqual("...".utf8)
    guard rest.isEmpty || isMarked || Self.isReason(rest) || Self.isX400(text) else { return nil }
    self.address = address
    depth = text.startIndex
    isAlone = rest.isEmpty
  }

  /// `*`, `-`, `>`, `>>>` of lists.
  private static func withoutBullet(_ words: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
    guard words.count > 1, let first = words.first, first.count <= 3 else { return words }
    let isBullet =
      first.elementsEqual([0x2A]) || first.elementsEqual([0x2D]) || first.elementsEqual(">>>".utf8)
    return isBullet ? Array(words.dropFirst()) : words
  }

  /// `Message-ID:<1@example.org>` and `From:someone@example.org` name no recipient.
  private static func isField(_ word: ArraySlice<UInt8>) -> Bool {
    guard let colon = word.firstIndex(of: 0x3A), let at = word.firstIndex(of: 0x40), colon < at else {
      return false
    }
    let name = word[..<colon]
    let isType =
      name.hasCaselessPrefix("mailto") || name.hasCaselessPrefix("smtp") || name.hasCaselessPrefix("rfc822")
      || name.first == 0x5B || name.first == 0x3C
    return !isType
  }

  /// Words without blanks between them, as Japanese and Chinese are written, in front of a bracket.
  private static func isProse(_ word: ArraySlice<UInt8>) -> Bool {
    guard let open = word.firstIndex(of: 0x3C) else { return false }
    return open > word.startIndex && !word[..<open].contains(0x40) && !word[..<open].contains(0x3A)
  }

  /// `c=US;a= ;p=Firm;o=Site;dda:SMTP=someone@example.org;` of Exchange 5.5.
  private static func isX400(_ text: ArraySlice<UInt8>) -> Bool {
    text.hasCaselessPrefix("c=") && text.contains(0x3B)
  }

  /// What may follow a bare address: a bracket, a dash, a date (`on`, `le`, `am` … and a number), or words of refusal.
  private static func isReason(_ rest: [UInt8]) -> Bool {
    guard let first = rest.first else { return true }
    if [0x28, 0x2D, 0x3A, 0x3C, 0x5B].contains(first) { return true }
    let words = rest.split(separator: 0x20, maxSplits: 2)
    if words.count > 1, datePrepositions.contains(String(decoding: words[0].map(\.lowercased), as: UTF8.self))
    {
      return rest.contains(where: \.isDigit)
    }
    let text = String(decoding: rest, as: UTF8.self)
    return StatusCode.isIn(text) || BounceWords.reason(FoldedWords(text)) != nil
  }

  private static let datePrepositions: Set<String> = [
    "on", "le", "am", "il", "el", "em", "op", "den", "på", "в",
  ]
}
