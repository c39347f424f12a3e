/// The subject without reply and forward marks (RFC 5256 §2.1), folded for comparing.
///
/// Beyond the RFC's `Re:`, `Fw:` and `Fwd:` it knows the marks that mail programs of other languages write.
package struct BaseSubject: Hashable, Sendable, CustomStringConvertible {
  /// Lower case is for comparing; ``text`` keeps the case of the subject.
  package let text: String

  package init(of subject: String) {
    var rest = subject.split(whereSeparator: \.isWhitespace).joined(separator: " ")[...]
    while let shorter = Self.withoutMark(rest) { rest = shorter }
    text = String(rest)
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.text.lowercased() == right.text.lowercased()
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(text.lowercased()) }

  package var description: String { text }

  /// One mark less, or `nil` when there is none.
  private static func withoutMark(_ subject: Substring) -> Substring? {
    if let shorter = withoutPrefix(subject) { return shorter }
    if let shorter = withoutForwardFrame(subject) { return shorter }
    return withoutTrailer(subject)
  }

  /// `Re:`, `RE[2]:`, `AW :`, also behind a `[list name]` (RFC 5256: subj-blob), which is kept off as well.
  private static func withoutPrefix(_ subject: Substring) -> Substring? {
    let unblobbed = withoutBlob(subject)
    let candidate = unblobbed ?? subject
    guard let colon = candidate.unicodeScalars.prefix(40).firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" })
    else {
      return nil
    }
    var word = candidate[..<colon].trimmedOfBlanks
    if let bracket = word.firstIndex(where: { $0 == "[" || $0 == "(" || $0 == "^" }) {
      let counter = word[word.index(after: bracket)...]
      guard counter.allSatisfy({ $0.isNumber || $0 == "]" || $0 == ")" }) else { return nil }
      word = word[..<bracket].trimmedOfBlanks
    }
    // `Re2:` is written too.
    while let last = word.last, last.isNumber { word = word.dropLast() }
    guard marks.contains(word.lowercased()) else { return nil }
    return candidate[candidate.unicodeScalars.index(after: colon)...].trimmedOfBlanks
  }

  /// A leading `[…]`, when something is left after it.
  private static func withoutBlob(_ subject: Substring) -> Substring? {
    guard subject.first == "[", let end = subject.prefix(100).firstIndex(of: "]") else { return nil }
    let rest = subject[subject.index(after: end)...].trimmedOfBlanks
    return rest.isEmpty ? nil : rest
  }

  /// `[Fwd: …]` (RFC 5256: subj-fwd-hdr).
  private static func withoutForwardFrame(_ subject: Substring) -> Substring? {
    guard subject.last == "]", subject.prefix(5).lowercased() == "[fwd:" else { return nil }
    return subject.dropFirst(5).dropLast().trimmedOfBlanks
  }

  /// A trailing `(fwd)` (RFC 5256: subj-trailer).
  private static func withoutTrailer(_ subject: Substring) -> Substring? {
    guard subject.suffix(5).lowercased() == "(fwd)" else { return nil }
    return subject.dropLast(5).trimmedOfBlanks
  }

  /// In lower case. Replies, then forwards.
  private static let marks: Set<String> = [
    "re", "aw", "antw", "antwort", "rép", "rep", "réf", "ref", "réponse", "sv", "vs", "odp", "r", "res",
    "rif", "bls",
    "atb", "ynt", "vá", "ante", "απ", "σχετ", "на", "отв", "ha", "回复", "答复", "回覆", "返信",
    "fw", "fwd", "wg", "tr", "rv", "i", "enc", "vl", "vb", "doorst", "pd", "tl", "vidst", "пер",
    "trs",
    "转发", "轉寄", "rvs", "továbbítás", "ilt", "πρθ", "weitergeleitet", "transfert",
  ]
}

extension Substring {
  fileprivate var trimmedOfBlanks: Substring {
    var slice = self
    while slice.first?.isWhitespace == true { slice = slice.dropFirst() }
    while slice.last?.isWhitespace == true { slice = slice.dropLast() }
    return slice
  }
}
