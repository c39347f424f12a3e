/// Where the signature of a text begins: `-- ` (RFC 3676, 4.3), a line that a telephone adds, or a closing
/// formula with few lines after it.
enum SignatureBlock {
  /// The index of its first line; the number of lines when there is none.
  static func start(in lines: [ReplyLine]) -> Int {
    let firstWords = lines.firstIndex { !$0.isBlank } ?? 0
    for (index, line) in lines.enumerated() {
      if line.text == "-- " || line.text == "--" { return index }
      if MailClientWords.deviceLines.contains(where: { line.key.hasPrefix($0) }),
        isNearEnd(index, of: lines, within: 4)
      {
        return index
      }
      if index > firstWords, isClosing(line), isNearEnd(index, of: lines, within: 10) { return index }
    }
    return lines.count
  }

  /// At most so many lines with words follow.
  private static func isNearEnd(_ index: Int, of lines: [ReplyLine], within limit: Int) -> Bool {
    lines[(index + 1)...].lazy.filter { !$0.isBlank }.prefix(limit + 1).count <= limit
  }

  /// A closing formula that stands alone on its line.
  private static func isClosing(_ line: ReplyLine) -> Bool {
    let words = line.key.trimmingScalars([",", ".", "!", " "])
    return closings.contains(words)
  }

  private static let closings: Set<String> = [
    "cordialement", "bien cordialement", "cordiales salutations", "meilleures salutations", "salutations",
    "avec mes meilleures salutations", "bien a vous", "sinceres salutations", "belle journee",
    "bonne journee",
    "a bientot", "freundliche grusse", "mit freundlichen grussen", "mit freundlichen gruessen",
    "beste grusse",
    "viele grusse", "liebe grusse", "herzliche grusse", "freundlicher gruss", "gruss", "lg", "mfg",
    "best regards", "kind regards", "regards", "best", "sincerely", "yours sincerely", "cheers",
    "many thanks",
    "med venlig hilsen", "venlig hilsen", "hilsen", "mvh", "med vanlig halsning", "vanliga halsningar",
    "pozdrawiam", "z powazaniem", "met vriendelijke groet", "vriendelijke groeten", "groeten",
    "saludos", "un saludo", "atentamente", "atenciosamente", "abracos", "с уважением",
    "cordiali saluti", "distinti saluti", "saluti", "un cordiale saluto",
  ]
}
