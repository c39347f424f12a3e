/// Where a quote begins: the attribution line or the separator that mail programs write.
///
/// Seen in the wild: Gmail, Apple Mail and Thunderbird write one sentence, wrapped over up to three lines;
/// Outlook writes a rule or a block of `From:`, `Sent:`, `To:`, `Subject:`; each in its user's language.
struct QuoteMark: Hashable, Sendable {
  /// How many lines it takes.
  let length: Int
  /// Everything after it is quoted, whether or not the lines begin with `>`.
  let endsMessage: Bool

  static func match(_ lines: [ReplyLine], at index: Int) -> QuoteMark? {
    if let length = attribution(lines, at: index) { return QuoteMark(length: length, endsMessage: false) }
    if isSeparator(lines[index].key) { return QuoteMark(length: 1, endsMessage: true) }
    if isRule(lines[index].key), index + 1 < lines.count, isHeaderBlock(lines, at: index + 1) {
      return QuoteMark(length: 1, endsMessage: true)
    }
    return isHeaderBlock(lines, at: index) ? QuoteMark(length: 1, endsMessage: true) : nil
  }

  /// "Le mar. 24 nov. 2026 à 10:12, Piste <…> a écrit :", over at most three lines.
  private static func attribution(_ lines: [ReplyLine], at index: Int) -> Int? {
    let first = lines[index].key
    guard let style = styles.first(where: { first.hasPrefix($0.start) }) ?? nameFirst(first) else {
      return nil
    }
    var joined = ""
    for (offset, line) in lines[index...].prefix(3).enumerated() {
      guard !line.isBlank, !line.isQuoted else { return nil }
      joined += (joined.isEmpty ? "" : " ") + line.key
      guard joined.utf8.count < 600 else { return nil }
      if style.ends(joined) { return offset + 1 }
    }
    return nil
  }

  private struct Style: Sendable {
    let start: String
    /// The verb, and whether it must end the sentence or only stand in it.
    let verbs: [String]
    let verbIsLast: Bool

    func ends(_ sentence: String) -> Bool {
      guard sentence.utf8.last == UInt8(ascii: ":"), sentence.utf8.contains(where: { (48...57).contains($0) })
      else { return false }
      let words = sentence.utf8.dropLast().split(separator: 0x20).map { String(Substring($0)) }
      let text = words.joined(separator: " ")
      return verbs.contains { verbIsLast ? text.hasSuffix(" " + $0) : text.contains(" " + $0 + " ") }
    }
  }

  private static let styles = [
    Style(start: "le ", verbs: ["a ecrit"], verbIsLast: true),
    Style(start: "on ", verbs: ["wrote"], verbIsLast: true),
    Style(start: "am ", verbs: ["schrieb", "schrieben", "hat geschrieben"], verbIsLast: false),
    Style(start: "am ", verbs: ["geschrieben", "schrieb"], verbIsLast: true),
    Style(start: "il ", verbs: ["ha scritto"], verbIsLast: true),
  ]

  /// "Piste <…> a écrit le 24 nov. 2026 :", "Piste <…> schrieb am 24.11.2026:".
  private static func nameFirst(_ line: String) -> Style? {
    guard line.utf8.contains(UInt8(ascii: "@")) else { return nil }
    let verbs = ["a ecrit", "schrieb am", "wrote on", "ha scritto il"]
    let verb = verbs.first { line.contains("> " + $0) }
    return verb.map { Style(start: "", verbs: [$0], verbIsLast: false) }
  }

  private static func isSeparator(_ key: String) -> Bool {
    guard key.utf8.first == UInt8(ascii: "-"), key.utf8.last == UInt8(ascii: "-") else { return false }
    let words = key.trimmingScalars(["-", " "])
    return separators.contains(words)
  }

  private static let separators: Set<String> = [
    "original message", "message d'origine", "message d’origine", "message original",
    "ursprungliche nachricht",
    "originalnachricht", "original-nachricht", "messaggio originale", "forwarded message",
    "message transfere",
    "weitergeleitete nachricht", "messaggio inoltrato", "original appointment",
  ]

  /// Outlook's rule above its block.
  private static func isRule(_ key: String) -> Bool {
    key.utf8.count >= 20 && key.utf8.allSatisfy { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
  }

  /// `De :` with a mail address or `Envoyé :` right below it.
  private static func isHeaderBlock(_ lines: [ReplyLine], at index: Int) -> Bool {
    guard hasField(lines[index].key, authors) else { return false }
    let below = lines[(index + 1)...].prefix(4)
    let dates = below.contains { hasField($0.key, sentFields) }
    let recipients = below.contains { hasField($0.key, recipientFields) }
    return dates && recipients
  }

  private static func hasField(_ key: String, _ names: [String]) -> Bool {
    let plain = key.trimmingScalars(["*", " "])
    return names.contains {
      plain.hasPrefix($0 + ":") || plain.hasPrefix($0 + " :") || plain.hasPrefix($0 + ":*")
    }
  }

  private static let authors = ["de", "from", "von", "da"]
  private static let sentFields = ["envoye", "date", "sent", "gesendet", "datum", "inviato", "data"]
  private static let recipientFields = ["a", "to", "an", "objet", "subject", "betreff", "oggetto"]
}
