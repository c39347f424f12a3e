/// A piece of a note between commas, brackets, dashes and line ends: the unit in which people jot things down.
struct NotePhrase: Sendable {
  let text: String
  var words: [NoteWord]

  init(_ text: String) {
    self.text = text
    words = text.noteWords
  }

  /// The phrases of a text; none is empty. Commas and dots inside figures do not part anything.
  static func split(_ text: String) -> [NotePhrase] {
    var phrases: [NotePhrase] = []
    for line in text.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\u{2028}" }) {
      phrases += splitLine(Array(line))
    }
    return phrases
  }

  private static func splitLine(_ scalars: [Unicode.Scalar]) -> [NotePhrase] {
    var phrases: [NotePhrase] = []
    var start = 0
    for index in scalars.indices where isSeparator(at: index, in: scalars) {
      append(scalars[start..<index], to: &phrases)
      start = index + 1
    }
    append(scalars[start...], to: &phrases)
    return phrases
  }

  private static func append(_ scalars: ArraySlice<Unicode.Scalar>, to phrases: inout [NotePhrase]) {
    let text = String(String.UnicodeScalarView(scalars)).trimmingScalars([" ", "\t", "\u{A0}", "*", "•"])
    guard !text.isEmpty else { return }
    phrases.append(NotePhrase(text))
  }

  private static func isSeparator(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let before = index > 0 ? scalars[index - 1] : " "
    let after = index + 1 < scalars.count ? scalars[index + 1] : " "
    switch scalars[index] {
    case ";", "|": return true
    case ",": return !(isDigit(before) && (isDigit(after) || after == "-" || after == "–"))
    // "+41 (0)21": the brackets belong to the number.
    case "(": return !isDigit(after)
    case ")": return !isDigit(before)
    case "-", "–", "—": return before == " " && after == " "
    case "!", "?": return after == " "
    case ".": return after == " " && endsSentence(before: index, in: scalars)
    default: return false
    }
  }

  /// Whether the dot at `index` ends a sentence: the next word is upper case and this one no abbreviation.
  private static func endsSentence(before index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let next = scalars[(index + 1)...].prefix(4).first { !$0.properties.isWhitespace }
    guard let next, next.properties.isUppercase else { return false }
    let reversed = scalars[..<index].suffix(12).reversed().prefix { !$0.properties.isWhitespace }
    let word = NoteWord(String(String.UnicodeScalarView(reversed.reversed())))
    if word.text.unicodeScalars.allSatisfy({ isDigit($0) || $0 == "." }) {
      // "3. März" is one day, "12.12." ends with its own dot.
      let following = scalars[(index + 1)...].prefix(16).drop { $0.properties.isWhitespace }
      let nextWord = NoteWord(
        String(String.UnicodeScalarView(following.prefix { !$0.properties.isWhitespace })))
      return !word.text.utf8.contains(UInt8(ascii: ".")) && DateWords.monthNames[nextWord.key] == nil
    }
    return !abbreviations.contains(word.key)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static let abbreviations: Set<String> = [
    "m", "mr", "mrs", "ms", "mme", "mlle", "me", "dr", "prof", "hr", "fr", "sig", "sig.ra", "dott", "ing",
    "st", "ste", "tel", "env", "ca", "nr", "no", "av", "rte", "frs", "sfr", "std", "min", "uhr", "ev", "resp",
  ]
}
