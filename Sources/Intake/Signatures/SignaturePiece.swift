/// One thing that a signature says: a line, or what stands between two of the marks that part a line.
struct SignaturePiece: Hashable, Sendable {
  let text: String
  let line: SignatureLine
  /// Which line of the block it stands on.
  let row: Int
  let words: [NoteWord]
  /// Whether it says of itself that it is a firm.
  let isFirm: Bool
  /// Whether it says what somebody is in one.
  let isTitle: Bool

  private init(_ text: String, _ line: SignatureLine, row: Int) {
    self.text = text
    self.line = line
    self.row = row
    words = text.noteWords
    isFirm = SignatureCompany.isFirm(words)
    isTitle = !isFirm && JobTitle.isTitle(words)
  }

  var fact: SignatureContact.Fact { SignatureContact.Fact(value: text, line: line.text) }

  func with(_ value: String) -> SignatureContact.Fact {
    SignatureContact.Fact(value: value, line: line.text)
  }

  private static let maximumLength = 120

  static func pieces(of lines: [SignatureLine]) -> [SignaturePiece] {
    lines.enumerated().flatMap { row, line in
      parts(of: line.plain).filter { $0.utf8.count <= maximumLength }.map { part in
        SignaturePiece(part, line, row: row)
      }
    }
  }

  /// `|`, `·`, `•` anywhere; dashes, slashes and two blanks between words; commas where no number or form needs them.
  private static func parts(of line: String) -> [String] {
    var parts: [String] = []
    for piece in line.unicodeScalars.split(whereSeparator: { marks.contains($0) }) {
      parts += joined(words(of: piece))
    }
    return parts.map { $0.trimmingScalars(edges) }.filter { !$0.isEmpty }
  }

  /// Words; an empty one where more than one blank stands.
  private static func words(of piece: Substring.UnicodeScalarView) -> [String] {
    var words: [String] = []
    var blanks = 0
    for word in piece.split(separator: " ", omittingEmptySubsequences: false) {
      blanks = word.isEmpty ? blanks + 1 : 0
      if !word.isEmpty || blanks == 1 { words.append(String(word)) }
    }
    return words
  }

  private static func joined(_ words: [String]) -> [String] {
    var parts: [[String]] = [[]]
    for (index, word) in words.enumerated() {
      guard !separators.contains(word) else {
        parts.append([])
        continue
      }
      parts[parts.count - 1].append(word)
      let next = index + 1 < words.count ? words[index + 1] : ""
      if word.utf8.last == UInt8(ascii: ","), !LegalForms.contains(NoteWord(next)) { parts.append([]) }
    }
    return parts.map { $0.joined(separator: " ") }
  }

  private static let marks: ScalarSet = [
    "|", "·", "•", "‧", "∙", "●", "■", "▪", "◆", "¦", "│", "┃", "\t", ";",
  ]
  private static let separators: Set<String> = ["", "-", "–", "—", "/", "//", "~", "::", ">", "»"]
  private static let edges: ScalarSet = [
    " ", ",", "-", "–", "—", "_", "\"", "“", "”", "„", "«", "»",
  ]
}
