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
    let longer = {
      candidates.first {
        signer.names.count == 1 && $0.piece.row <= 3 && $0.isWhole
          && signer.names.isSubset(of: $0.keys)
      }
    }
    let given = {
      candidates.first { $0.beginsWithGivenName && $0.piece.row <= 3 && signer.may(beNamed: Array($0.keys)) }
    }
    let short = {
      candidates.first { !$0.isWhole && $0.piece.row <= 1 && $0.keys.isSubset(of: signer.names) }
    }
    return (whole ?? local() ?? longer() ?? given() ?? short()).map { found in
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
    /// More than a given name.
    var isWhole: Bool { name.utf8.contains(0x20) }

    init?(_ piece: SignaturePiece) {
      guard !piece.isFirm, !piece.text.utf8.hasDigit, !piece.text.utf8.contains(UInt8(ascii: "@")) else {
        return nil
      }
      var words = piece.words.prefix(9).drop { SignatureName.procurations.contains($0.key) }[...]
      words = words.dropFirst(SignatureName.procuration(words))
      words = words.dropFirst(SignatureName.formula(Array(words)))
      let front = AcademicDegrees.prefix(words)
      words = words.dropFirst(front.count)
      let behind = AcademicDegrees.suffix(words)
      words = words.dropLast(behind.count).drop { SignatureName.salutations.contains($0.key) }
      let isAbbreviated = words.last.map { $0.text.utf8.count <= 3 } ?? true
      let name = words.map(\.text).joined(separator: " ")
        .trimmingScalars(isAbbreviated ? [",", " ", "-", "(", ")"] : [",", " ", "-", "(", ")", "."])
      guard ContactFacts.isName(Array(name.utf8)[...]),
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
      words.count > count
        && ClosingFormula.isWhole(Array(words.prefix(count).map(\.text).joined(separator: " ").utf8)[...])
    } ?? 0
  }

  /// "i. V.", "p. o.": two words, of which the first has no capital; "I. V. Frei" has initials.
  private static func procuration(_ words: ArraySlice<NoteWord>) -> Int {
    guard let first = words.first, let second = words.dropFirst().first, !first.startsUpperCase else {
      return 0
    }
    return ["i v", "i a", "p p", "p o", "p a"].contains(first.bareKey + " " + second.bareKey) ? 2 : 0
  }

  /// Signed for somebody else, or by power of attorney.
  private static let procurations: Set<String> = [
    "i.v", "i.a", "ppa", "p.p", "p.o", "per", "gez", "i. v", "i.v.", "pp",
  ]
  private static let salutations: Set<String> = [
    "mme", "m", "mr", "mrs", "ms", "frau", "herr", "madame", "monsieur", "sig", "sig.ra", "signora",
  ]
}
