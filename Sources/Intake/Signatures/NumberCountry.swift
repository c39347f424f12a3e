/// In which country's plan a signature writes its numbers: the writer is there, the firm's own country is only the
/// last resort.
struct NumberCountry {
  /// ISO 3166-1; empty when nothing tells.
  let country: String
  private let isShown: Bool

  init(_ lines: [SignatureLine], _ pieces: [SignaturePiece], _ signer: Signer, setting: String) {
    let shown =
      Self.ofPostcode(lines, pieces) ?? Self.ofNumber(lines) ?? Self.ofDomain(signer.domain)
      ?? lines.lazy.flatMap(\.emails).first.flatMap { Self.ofDomain($0.value) }
    country = shown ?? setting
    isShown = shown != nil
  }

  func match(_ words: [NoteWord], at start: Int) -> PhoneNumber.Match? {
    let rest = Array(words[start...].prefix(9).prefix { $0.text != "|" })
    // The next number behind a slash or a bar is not the end of this one.
    let next = rest.indices.dropFirst().first { isNewNumber(rest, at: $0) } ?? rest.endIndex
    let number = Array(rest[..<next])
    let plan = !isShown && country != "FR" && Self.hasFivePairs(number) ? "FR" : country
    return PhoneNumber.match(number, at: 0, country: plan)
  }

  private func isNewNumber(_ words: [NoteWord], at index: Int) -> Bool {
    if words[index].text.utf8.first == UInt8(ascii: "+") { return true }
    return words[index - 1].text == "/" && words[index].text.utf8.first == UInt8(ascii: "0")
  }

  /// `06 12 34 56 78`, `06.12.34.56.78`: only France writes ten figures so.
  private static func hasFivePairs(_ words: [NoteWord]) -> Bool {
    guard let first = words.first?.text.utf8 else { return false }
    let groups =
      first.count > 2
      ? first.split(whereSeparator: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }).map { Array($0) }
      : words.prefix(5).map { Array($0.text.utf8) }
    return groups.count == 5 && groups[0].first == UInt8(ascii: "0")
      && groups.allSatisfy { $0.count == 2 && $0.allSatisfy { (48...57).contains($0) } }
  }

  /// `CH-1003 Lausanne`, `D-80331 München`, `Cardiff CF10 4AA`
  private static func ofPostcode(_ lines: [SignatureLine], _ pieces: [SignaturePiece]) -> String? {
    if pieces.contains(where: PostalLines.isBritish) { return "GB" }
    for word in lines.lazy.flatMap({ $0.words.prefix(40) }) {
      let parts = word.text.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 1)
      guard parts.count == 2, (4...5).contains(parts[1].prefix { (48...57).contains($0) }.count) else {
        continue
      }
      if let country = plates[String(Substring(parts[0]))] { return country }
    }
    return nil
  }

  private static func ofNumber(_ lines: [SignatureLine]) -> String? {
    for line in lines {
      let words = line.words.prefix(40).filter { $0.text.utf8.first == UInt8(ascii: "+") }
      for word in words {
        let figures = word.text.utf8.dropFirst().prefix { (48...57).contains($0) }
        if let country = NumberPlan.country(ofCode: String(Substring(figures.prefix(3)))) { return country }
      }
    }
    return nil
  }

  private static func ofDomain(_ domain: String) -> String? {
    guard let dot = domain.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let end = domain[domain.utf8.index(after: dot)...].uppercased()
    let country = end == "UK" ? "GB" : end
    return NumberPlan.plans[country] == nil ? nil : country
  }

  private static let plates = [
    "CH": "CH", "D": "DE", "DE": "DE", "F": "FR", "FR": "FR", "A": "AT", "AT": "AT", "I": "IT", "IT": "IT",
    "B": "BE", "BE": "BE", "L": "LU", "LU": "LU", "FL": "LI", "LI": "LI", "NL": "NL", "E": "ES", "ES": "ES",
  ]
}

extension NumberPlan {
  /// The country with that code, which up to three figures begin with.
  static func country(ofCode figures: String) -> String? {
    for length in [3, 2] {
      let code = figures.prefix(length)
      let found = plans.filter { $0.value.code == code }.keys.min()
      if code.utf8.count == length, let found { return found }
    }
    return nil
  }
}
