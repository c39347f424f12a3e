/// The sentence above a quote: "Le mar. 24 nov. 2026 à 10:12, Piste <…> a écrit :", wrapped over at most four
/// lines.
///
/// It ends with a colon and names a day or an address; prose such as "On Tuesday I wrote:" does neither. Either
/// a verb of writing stands in it, or a time and an address at its very end (Yandex, Gmail's short form).
enum AttributionLine {
  /// How many lines it takes; `nil` when none begins here.
  static func length(_ lines: [ReplyLine], at index: Int) -> Int? {
    let near = lines[index...].prefix(4)
    guard near.contains(where: { $0.key.utf8.last == colon }) else { return nil }
    var joined = ""
    for (offset, line) in near.enumerated() {
      guard !line.isBlank, offset == 0 || !line.isQuoted || line.key == ">:" else { return nil }
      joined += (joined.isEmpty ? "" : " ") + line.key
      guard joined.utf8.count < 600 else { return nil }
      guard line.key.utf8.last == colon else { continue }
      let sentence = joined.trimmingScalars(["-", " "])
      // The words above an attribution may stand on the next line to it: those are the reader's.
      guard offset == 0 || begins(near.first?.key ?? "") else { return nil }
      return isAttribution(sentence) ? offset + 1 : nil
    }
    return nil
  }

  /// Whether a verb of writing stands at the end.
  static func endsWithVerb(_ sentence: String) -> Bool {
    MailClientWords.writing.contains { sentence.hasSuffix(" " + $0) }
  }

  private static let colon = UInt8(ascii: ":")

  private static func isAttribution(_ sentence: String) -> Bool {
    var body = sentence.trimmingScalars([":", " ", "*"])
    let hasAddress = body.utf8.contains(UInt8(ascii: "@"))
    let hasDigit = body.utf8.contains { (48...57).contains($0) }
    guard hasAddress || hasDigit else { return false }
    if hasAddress, hasDigit, startsWithTimedDay(body) { return true }
    let isByAddress = hasAddress && (hasDigit || body.contains("> "))
    body = " " + body + " "
    guard MailClientWords.writing.contains(where: { body.contains(" " + $0 + " ") }) else { return false }
    return isByAddress || (hasDigit && begins(sentence))
  }

  /// "Am 3. schrieb …", "On 3 March …", "2026-11-24 …": how the first line begins when there are more.
  private static func begins(_ line: String) -> Bool {
    let bare = line.trimmingScalars(["-", " "])
    return starts.contains { bare.hasPrefix($0) } || bare.utf8.first.map(isDigit) == true
      || startsWithTimedDay(bare) || (bare.utf8.contains(UInt8(ascii: "@")) && !bare.hasPrefix("<"))
  }

  /// A time, and a figure or a weekday in front: weekdays differ by language, a comma after the first word counts.
  private static func startsWithTimedDay(_ sentence: String) -> Bool {
    guard let first = sentence.utf8.split(separator: 0x20, maxSplits: 1).first else { return false }
    let isDay = first.first.map(isDigit) == true || first.last == UInt8(ascii: ",")
    return isDay && hasTime(sentence)
  }

  private static let starts = [
    "le ", "on ", "am ", "il ", "in data ", "op ", "den ", "el ", "em ", "pa ", "w dniu ", "dnia ", "dne ",
  ]

  /// `14:41`
  private static func hasTime(_ sentence: String) -> Bool {
    let bytes = Array(sentence.utf8)
    return bytes.indices.dropFirst().dropLast(2).contains { index in
      bytes[index] == colon && isDigit(bytes[index - 1]) && isDigit(bytes[index + 1])
        && isDigit(bytes[index + 2])
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
