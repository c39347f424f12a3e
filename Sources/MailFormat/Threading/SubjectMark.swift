import Basics

/// What the first mark of a subject says: `Re:`, `AW:`, `TR:`, `WG: `, `[Fwd: …]`.
///
/// RFC 5256 §2.1 knows `Re`, `Fw` and `Fwd`; mail programs write the words of their users' languages.
package enum SubjectMark: Hashable, Sendable {
  case reply, forward
  /// `VS:` answers in Finnish and forwards in Danish and Norwegian.
  case either

  /// The outermost mark, behind any `[list name]`, and the subject without it.
  package static func read(_ subject: String) -> (mark: SubjectMark, rest: String)? {
    read(trimmed(subject.unicodeScalars[...])).map { ($0.mark, String($0.rest)) }
  }

  /// The same over slices, white space at the ends removed: marks in a row cost no copies.
  static func read(_ subject: Scalars) -> (mark: SubjectMark, rest: Scalars)? {
    guard let found = prefix(subject) ?? frame(subject) ?? trailer(subject) else { return nil }
    return (found.mark, trimmed(found.rest))
  }

  private static func trimmed(_ scalars: Scalars) -> Scalars {
    var rest = scalars
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return rest
  }

  package static func outermost(of subject: String) -> SubjectMark? { read(subject)?.mark }

  typealias Scalars = Substring.UnicodeScalarView
  private typealias Found = (mark: SubjectMark, rest: Scalars)

  /// `Re:`, `RE[2]:`, `AW :`, `Re2:`
  private static func prefix(_ subject: Scalars) -> Found? {
    let candidate = withoutLists(subject)
    guard let colon = candidate.prefix(40).firstIndex(where: { $0 == ":" || $0 == "\u{FF1A}" }) else {
      return nil
    }
    var word = candidate[..<colon]
    while let last = word.last, isCounter(last) { word.removeLast() }
    guard !word.isEmpty, let mark = marks[String(word).lowercased()] else { return nil }
    return (mark, candidate[candidate.index(after: colon)...])
  }

  /// Leading `[…]`, when something is left after them (RFC 5256: subj-blob).
  private static func withoutLists(_ subject: Scalars) -> Scalars {
    var rest = subject
    for _ in 0..<3 {
      guard rest.first == "[", let end = rest.prefix(100).firstIndex(of: "]") else { break }
      let inner = rest[rest.index(after: end)...].drop { $0.properties.isWhitespace }
      guard !inner.isEmpty else { break }
      rest = inner
    }
    return rest
  }

  private static func isCounter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || "[]()^".unicodeScalars.contains(scalar)
      || scalar.properties.numericType != nil
  }

  /// `[Fwd: …]` (RFC 5256: subj-fwd-hdr).
  private static func frame(_ subject: Scalars) -> Found? {
    guard subject.last == "]", String(subject.prefix(5)).lowercased() == "[fwd:" else { return nil }
    return (.forward, subject.dropFirst(5).dropLast())
  }

  /// `… (fwd)` (RFC 5256: subj-trailer).
  private static func trailer(_ subject: Scalars) -> Found? {
    guard String(subject.suffix(5)).lowercased() == "(fwd)" else { return nil }
    return (.forward, subject.dropLast(5))
  }

  private static let marks: [String: SubjectMark] = {
    var marks: [String: SubjectMark] = ["vs": .either]
    for word in replies { marks[word] = .reply }
    for word in forwards { marks[word] = .forward }
    return marks
  }()

  /// In lower case, as Outlook, Notes, Apple Mail and web mailers write them.
  private static let replies = [
    "re", "aw", "antw", "antwort", "rép", "rep", "réf", "ref", "réponse", "sv", "odp", "r", "res", "resp",
    "rif", "bls", "atb", "ynt", "yanıt", "vá", "vast", "ante", "απ", "σχετ", "на", "отв", "ответ", "ha",
    "відп", "回复", "答复", "回覆", "返信", "답장", "회신", "trả lời", "השב", "رد",
  ]

  private static let forwards = [
    "fw", "fwd", "fw.", "fwd.", "wg", "w", "w.", "wtrlt", "tr", "rv", "i", "enc", "vl", "vb", "doorst",
    "doorgest", "pd", "tl", "vidst",
    "videresendt", "пер", "пересл", "trs", "转发", "轉寄", "転送", "전달", "rvs", "továbbítás", "továbbítva",
    "ilt", "i̇lt", "πρθ", "weitergeleitet", "weiterl", "transfert", "transf", "inoltro", "inoltra", "reenv",
    "chuyển tiếp", "הועבר", "העברה", "إعادة توجيه", "تمرير", "przek", "tvr", "prosl", "пересылка", "forward",
  ]
}
