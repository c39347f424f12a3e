/// The signer's firm: by its legal form, by the writer's domain, by its trade, or by where firms stand.
struct SignatureCompany {
  private(set) var found: SignatureContact.Company?
  /// What stands before the firm on its piece: "Directrice de Rey SA".
  private(set) var title: SignatureContact.Fact?

  init(_ pieces: [SignaturePiece], _ signer: Signer, name: SignatureName?) {
    let open = pieces.filter { $0.row != name?.row || $0.fact.value != name?.fact.value }.prefix(40)
    if let piece = open.first(where: { $0.isFirm && Self.hasForm($0.words) }) {
      take(piece, .legalForm)
    } else if let piece = open.first(where: { Self.isOfDomain($0, signer) }) {
      take(piece, .domain)
    } else if let piece = open.first(where: \.isFirm) {
      take(piece, .trade)
    } else if let piece = Self.between(Array(open), name) {
      take(piece, .place)
    }
  }

  private mutating func take(_ piece: SignaturePiece, _ reason: SignatureContact.Company.Reason) {
    let words = piece.words
    // "Logo Rey AG" stands for a picture.
    let start = words.count > 1 && words[0].key == "logo" ? 1 : Self.linkEnd(words)
    let bare = words[start...].prefix { $0.text.utf8.first != UInt8(ascii: "(") }
    let text = bare.map(\.text).joined(separator: " ").trimmingScalars([
      ",", " ", ":", "\"", "“", "”", "«", "»",
    ])
    guard !text.isEmpty else { return }
    // "S.r.l." keeps its dot, "Ltd." does not need it.
    let hasInnerDot = bare.last.map { $0.key.utf8.contains(UInt8(ascii: ".")) } ?? false
    let name = hasInnerDot ? text : text.trimmingScalars(["."])
    found = SignatureContact.Company(fact: piece.with(name), reason: reason)
    guard start > 1, JobTitle.isTitle(Array(words[..<(start - 1)])) else { return }
    title = piece.with(words[..<(start - 1)].map(\.text).joined(separator: " "))
  }

  /// "Geschäftsführerin der Rey AG": where the firm begins behind a title.
  private static func linkEnd(_ words: [NoteWord]) -> Int {
    let inner = words.indices.dropLast().dropFirst()
    let strong = inner.first { strongLinks.contains(words[$0].key) || words[$0].text == "@" }
    guard let link = strong ?? inner.first(where: { weakLinks.contains(words[$0].key) }) else { return 0 }
    return words[..<link].contains { JobTitle.names($0.key) } && words[link + 1].startsUpperCase
      ? link + 1 : 0
  }

  // MARK: Rules

  /// Whether the words say of themselves that they are a firm.
  static func isFirm(_ words: [NoteWord]) -> Bool { hasForm(words) || isTrade(words) }

  private static func hasForm(_ words: [NoteWord]) -> Bool {
    guard (2...9).contains(words.count), isNameLike(words), !owners.contains(words[0].key) else {
      return false
    }
    return words.indices.contains { index in
      LegalForms.contains(words[index]) && (index > 0 || frontForms.contains(words[0].key))
    }
  }

  private static func isTrade(_ words: [NoteWord]) -> Bool {
    guard (2...6).contains(words.count), isNameLike(words), let first = words.first, let last = words.last,
      first.startsUpperCase, !CallerWords.noNames.contains(last.key)
    else { return false }
    let isFirst = CompanyGrammar.isTrade(first.bareKey) && !places.contains(first.bareKey)
    let isLast = Trades.englishEnds.contains(last.key) && last.startsUpperCase
    return (isFirst || isLast || isFamily(words)) && !words.contains { JobTitle.names($0.key) }
  }

  /// "Bessette & Fils", "Meier & Söhne"
  private static func isFamily(_ words: [NoteWord]) -> Bool {
    words.count >= 3 && kin.contains(words[words.count - 1].key)
      && ["&", "et", "und", "e", "and", "+", "en"].contains(words[words.count - 2].text)
  }

  /// The name of the domain is spelled by whole words of the piece, or by their first letters.
  private static func isOfDomain(_ piece: SignaturePiece, _ signer: Signer) -> Bool {
    let words = piece.words
    guard signer.firm.utf8.count >= 3, (1...7).contains(words.count), isNameLike(words),
      words[0].startsUpperCase || words[0].hasDigit, !piece.isTitle,
      !AcademicDegrees.isDegree(words), !isInitialed(words)
    else { return false }
    let keys = words.map(\.text.foldedLetters)
    // "Famille Rey" of rey.example, or the writer's own name, is no firm.
    guard !households.contains(keys[0]), !Set(keys).isSubset(of: signer.names),
      signer.names.isEmpty || !signer.names.isSubset(of: keys)
    else { return false }
    return keys.indices.contains { start in
      var spelled = ""
      for key in keys[start...] {
        spelled += key
        guard signer.firm.hasPrefix(spelled) else { return false }
        if spelled == signer.firm { return true }
      }
      return false
    }
  }

  /// "A. Stucki" of stucki.example signs.
  private static func isInitialed(_ words: [NoteWord]) -> Bool {
    words.count == 2 && words[0].key.utf8.count == 1 && words[0].text.utf8.last == UInt8(ascii: ".")
  }

  /// Between name or title and the address or the numbers.
  private static func between(_ pieces: [SignaturePiece], _ name: SignatureName?) -> SignaturePiece? {
    guard let name,
      let place = pieces.firstIndex(where: {
        $0.row > name.row && !$0.isTitle && !JobTitle.isDepartment($0.words)
          && !AcademicDegrees.isDegree($0.words)
      }),
      pieces[place].row <= name.row + 2, place + 1 < pieces.count
    else { return nil }
    let piece = pieces[place]
    let isAlone = pieces.filter { $0.row == piece.row }.count == 1
    let next = pieces[place + 1]
    let isAbove =
      PostalLines.isStreet(next) || PostalLines.isTown(next)
      || ContactFacts.stand(in: Array(next.line.text.utf8)[...])
    let words = piece.words
    guard isAlone, isAbove, (1...5).contains(words.count), isNameLike(words),
      words.allSatisfy({ !$0.hasDigit }),
      words[0].startsUpperCase, !piece.text.utf8.contains(UInt8(ascii: "@")),
      !PostalLines.isStreet(piece), !ContactFacts.stand(in: Array(piece.text.utf8)[...]),
      PhoneLabel.kind(of: words[0]) == nil, !CountryNames.isOne(words)
    else { return nil }
    return piece
  }

  private static func isNameLike(_ words: [NoteWord]) -> Bool {
    words.allSatisfy { word in
      word.isNameLike || word.text == "+" || word.text.utf8.first == UInt8(ascii: "(")
        || (word.text.utf8.count <= 5 && !word.text.utf8.contains(UInt8(ascii: ":")))
        || (word.text.utf8.last == UInt8(ascii: ",") && !word.hasDigit)
    } && words.contains { $0.isNameLike }
  }

  private static let frontForms: Set<String> = [
    "sarl", "s.a.r.l", "sas", "snc", "sci", "eurl", "scop", "stiftung", "verein", "genossenschaft", "selarl",
    "ei", "asbl",
  ]
  private static let strongLinks: Set<String> = ["chez", "at", "bei", "presso", "bij", "with"]
  private static let weakLinks: Set<String> = ["der", "de", "of", "von", "di", "en", "della"]
  /// They begin a place or a department as often as a firm.
  private static let places: Set<String> = [
    "residence", "villa", "maison", "bureau", "bar", "firma", "verwaltung", "immobilien", "concept",
    "societe", "entreprise", "ville", "stadt", "garten", "chateau", "domaine",
  ]
  private static let kin: Set<String> = [
    "fils", "filles", "sohne", "sohn", "tochter", "figli", "figlio", "sons", "son", "daughters", "zonen",
    "hijos",
    "cie", "co", "associes", "associati", "associates", "partner", "partners", "freres", "fratelli",
    "brothers",
  ]
  /// "Inh. Ingrid Falk e.K." tells whose the firm is that is named beside.
  private static let owners: Set<String> = ["inh", "inhaber", "inhaberin", "titolare", "proprietaire"]
  private static let households: Set<String> = ["famille", "familie", "famiglia", "family", "fam"]
}
