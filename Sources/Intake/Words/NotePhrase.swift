/// A piece of a note between commas, brackets, dashes and line ends: the unit in which people jot things down.
struct NotePhrase: Sendable {
  let text: String
  var words: [NoteWord]

  private static let longestLine = 20_000
  /// Nobody jots down more in one breath.
  private static let longest = 4000

  init(_ text: String) {
    self.text = text
    words = String(text.unicodeScalars.prefix(Self.longest)).noteWords.flatMap(\.parted)
  }

  /// The phrases of a text; none is empty. Commas and dots inside figures do not part anything.
  ///
  /// - Parameter limit: So many are made at most.
  static func split(_ text: String, limit: Int = 200) -> [NotePhrase] {
    var phrases: [NotePhrase] = []
    for line in text.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\u{2028}" }) {
      guard phrases.count < limit else { break }
      phrases += splitLine(Array(line.prefix(longestLine)), limit: limit - phrases.count)
    }
    return phrases
  }

  private static func splitLine(_ scalars: [Unicode.Scalar], limit: Int) -> [NotePhrase] {
    var phrases: [NotePhrase] = []
    var start = 0
    for index in scalars.indices where isSeparator(at: index, in: scalars) {
      guard phrases.count < limit else { return phrases }
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
    case "-", "–", "—": return before == " " && after == " " && !isRange(at: index, in: scalars)
    case "/": return before == " " && after == " " && !belongsToFigures(at: index, in: scalars)
    case "!", "?": return after == " "
    case ".": return after == " " && endsSentence(before: index, in: scalars)
    default: return false
    }
  }

  /// "5.000 – 7.500"
  private static func isRange(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    index > 1 && isDigit(scalars[index - 2]) && index + 2 < scalars.count && isDigit(scalars[index + 2])
  }

  /// "021 / 555 01 23" is a number, "12 € / m2" a price.
  private static func belongsToFigures(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let next = scalars.dropFirst(index + 2).prefix(12).prefix { !$0.isWhitespace }
    // A whole number before it: "021 555 01 23 / 12 portes", "032.555.10.20 / 12 portes".
    let before = scalars[..<max(0, index - 1)].suffix(14).reversed().prefix {
      isDigit($0) || $0 == "." || $0 == " "
    }
    let isArea = before.lazy.filter(isDigit).count <= 6
    let isNumber = index > 1 && isDigit(scalars[index - 2]) && next.first.map(isDigit) == true && isArea
    return isNumber || AmountWords.units.contains(NoteWord(String(String.UnicodeScalarView(next))).key)
  }

  /// Whether the dot at `index` ends a sentence: the next word is upper case and this one no abbreviation.
  private static func endsSentence(before index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let next = scalars[(index + 1)...].prefix(4).first { !$0.isWhitespace }
    guard let next, next.isUppercase || isDigit(next) else { return false }
    let reversed = scalars[..<index].suffix(12).reversed().prefix { !$0.isWhitespace }
    let word = NoteWord(String(String.UnicodeScalarView(reversed.reversed())))
    if word.text.unicodeScalars.allSatisfy({ isDigit($0) || $0 == "." }) {
      guard !isDigit(next) else { return false }
      // "3. März" is one day, "12.12." ends with its own dot.
      let following = scalars[(index + 1)...].prefix(16).drop { $0.isWhitespace }
      let nextWord = NoteWord(
        String(String.UnicodeScalarView(following.prefix { !$0.isWhitespace })))
      return !word.text.utf8.contains(UInt8(ascii: ".")) && DateWords.monthNames[nextWord.key] == nil
    }
    let isWord = word.key.utf8.count > 3 && DateWords.monthNames[word.key] == nil
    return !abbreviations.contains(word.bareKey) && (isWord || !isDigit(next))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static let abbreviations: Set<String> = [
    "m", "mr", "mrs", "ms", "mme", "mlle", "me", "dr", "prof", "hr", "fr", "sig", "sig.ra", "dott", "ing",
    "st", "ste", "tel", "env", "ca", "nr", "no", "av", "rte", "frs", "sfr", "std", "min", "uhr", "ev", "resp",
    "mio", "mia", "mrd", "tsd", "fam", "sigg", "sigra", "dott.ssa", "str", "sem", "sett", "kw", "max",
    "approx", "mob", "natel", "hrn", "arch",
    "avv", "geom", "fa", "gebr", "ets", "soc", "cell", "fax", "bd", "ch", "rdv", "bzw", "inkl", "exkl",
    "incl", "excl", "art", "ref",
    "mo", "di", "mi", "do", "sa", "so", "lun", "mar", "mer", "jeu", "ven", "gio", "sab", "dom", "prof.dr",
  ]
}
