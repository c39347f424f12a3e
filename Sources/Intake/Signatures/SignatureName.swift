/// The signer's name as the block writes it.
struct SignatureName {
  let fact: SignatureContact.Fact
  /// Which line it stands on.
  let row: Int
  /// "Dr.", "Dipl. Ing. FH": what stands before or behind the name and is no place in a firm.
  let degree: SignatureContact.Fact?

  /// The piece that the sender's own name matches best; without one the first that begins with a given name, unless
  /// the sender is known to be somebody else.
  static func find(in pieces: [SignaturePiece], _ signer: Signer) -> SignatureName? {
    let candidates = pieces.prefix(24).compactMap { Candidate($0) }
    let whole = candidates.first { signer.names.count >= 2 && signer.names.isSubset(of: $0.keys) }
    let local = {
      candidates.first { signer.localNames.count >= 2 && signer.localNames.isSubset(of: $0.keys) }
    }
    let given = {
      candidates.first { $0.beginsWithGivenName && $0.piece.row <= 3 && signer.may(beNamed: Array($0.keys)) }
    }
    let short = {
      candidates.first { $0.keys.count == 1 && $0.piece.row <= 1 && $0.keys.isSubset(of: signer.names) }
    }
    return (whole ?? local() ?? given() ?? short()).map { found in
      SignatureName(
        fact: found.piece.with(found.name), row: found.piece.row, degree: degree(of: found, pieces))
    }
  }

  /// Around the name, else the next piece on its line: "Anna Rey, dipl. Arch. ETH".
  private static func degree(of found: Candidate, _ pieces: [SignaturePiece]) -> SignatureContact.Fact? {
    if !found.degree.isEmpty { return found.piece.with(found.degree) }
    guard let place = pieces.firstIndex(of: found.piece), place + 1 < pieces.count else { return nil }
    let next = pieces[place + 1]
    guard next.row <= found.piece.row + 1, AcademicDegrees.isDegree(next.words) else { return nil }
    return next.fact
  }

  private struct Candidate {
    let piece: SignaturePiece
    let name: String
    let degree: String
    let keys: Set<String>
    let beginsWithGivenName: Bool

    init?(_ piece: SignaturePiece) {
      var words = piece.words.prefix(9).drop { SignatureName.procurations.contains($0.key) }[...]
      words = words.dropFirst(SignatureName.formula(Array(words)))
      let front = AcademicDegrees.prefix(words)
      words = words.dropFirst(front.count)
      let behind = AcademicDegrees.suffix(words)
      words = words.dropLast(behind.count).drop { SignatureName.salutations.contains($0.key) }
      let name = words.map(\.text).joined(separator: " ").trimmingScalars([",", " ", "-", "(", ")"])
      guard ContactFacts.isName(Array(name.utf8)[...]), !SignatureCompany.isFirm(piece.words),
        !JobTitle.isTitle(Array(words)), !ClosingFormula.matches(Array(name.utf8)[...])
      else { return nil }
      self.piece = piece
      self.name = name
      degree = (front + behind).map(\.text).joined(separator: " ").trimmingScalars([","])
      keys = Set(Signer.nameWords(name))
      let isGiven =
        words.first.map { GivenNames.contains($0) } == true
        || words.last.map { GivenNames.contains($0) } == true
      beginsWithGivenName = isGiven && (2...4).contains(words.count)
    }
  }

  /// "Cordialement, Anna Rey": how many words the formula takes.
  private static func formula(_ words: [NoteWord]) -> Int {
    (1...5).reversed().first { count in
      words.count > count + 0
        && ClosingFormula.matches(Array(words.prefix(count).map(\.text).joined(separator: " ").utf8)[...])
    } ?? 0
  }

  /// Signed for somebody else, or by power of attorney.
  private static let procurations: Set<String> = [
    "i.v", "i.a", "ppa", "p.p", "p.o", "per", "gez", "i. v", "i.v.", "pp",
  ]
  private static let salutations: Set<String> = [
    "mme", "m", "mr", "mrs", "ms", "frau", "herr", "madame", "monsieur", "sig", "sig.ra", "signora",
  ]
}

/// Degrees and forms of address of scholars and professions, before or behind a name.
enum AcademicDegrees {
  static func prefix(_ words: ArraySlice<NoteWord>) -> [NoteWord] { Array(words.prefix { isWord($0) }) }

  static func suffix(_ words: ArraySlice<NoteWord>) -> [NoteWord] {
    Array(words.reversed().prefix { isWord($0) }.reversed())
  }

  /// Nothing but degrees: "dipl. Arch. ETH/SIA".
  static func isDegree(_ words: [NoteWord]) -> Bool {
    guard (1...7).contains(words.count), let first = words.first else { return false }
    return isWord(first) && words.allSatisfy { isWord($0) || schools.contains($0.key) || isField($0) }
  }

  private static func isWord(_ word: NoteWord) -> Bool {
    let parts = word.key.split(whereSeparator: { ".-/".contains($0) }).map(String.init)
    guard !parts.isEmpty else { return false }
    let isMarked =
      word.text.utf8.contains(UInt8(ascii: "."))
      || word.text.unicodeScalars.dropFirst().contains(where: \.properties.isUppercase)
    return parts.allSatisfy { degrees.contains($0) || (isMarked && schools.contains($0)) }
  }

  private static func isField(_ word: NoteWord) -> Bool {
    word.text.utf8.count >= 4
      && [
        "ing", "ok", "arch", "inform", "wirt", "elektro", "masch", "bau", "holz", "en", "in", "iur", "med",
        "oec",
      ]
      .contains { word.key.hasPrefix($0) }
  }

  private static let degrees: Set<String> = [
    "dr", "prof", "dipl", "ing", "arch", "mag", "msc", "bsc", "ma", "mba", "phd", "lic", "dott", "ssa",
    "geom",
    "avv", "rag", "iur", "oec", "med", "dent", "hc", "nat", "rer", "pol", "phil", "betriebsw", "kfm", "wirt",
    "inf", "llm", "cpa", "emba", "bba", "beng", "meng",
    "docteur", "maitre", "me",
  ]
  private static let schools: Set<String> = [
    "eth", "epf", "epfl", "ethz", "fh", "hes", "htl", "hf", "tu", "sia", "univ", "uni", "hsg", "etsa", "insa",
    "th", "bfh", "sc", "a", "eur", "ing", "ets", "zfh",
  ]
}
