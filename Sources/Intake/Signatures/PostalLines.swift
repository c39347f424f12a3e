/// Street, box and town of a signature, where a line plainly is one.
enum PostalLines {
  private static let maximumCount = 4

  static func read(_ pieces: [SignaturePiece]) -> [SignatureContact.Fact] {
    guard let place = pieces.firstIndex(where: isTown) else { return [] }
    let town = pieces[place]
    // What stands far from the town belongs to another office.
    let above = pieces[..<place].suffix(maximumCount).filter { $0.row >= town.row - 2 }
    let found = above.filter { isStreet($0) || isBox($0) || ($0 == above.last && endsWithNumber($0)) }
    return (found + [town]).map(\.fact)
  }

  /// "Am Markt 3", right above the town.
  private static func endsWithNumber(_ piece: SignaturePiece) -> Bool {
    let words = piece.words
    guard (2...5).contains(words.count), let last = words.last?.text.utf8, last.count <= 4 else {
      return false
    }
    return last.hasDigit && words.dropLast().allSatisfy { $0.isNameLike && !$0.hasDigit }
      && words[0].startsUpperCase
  }

  /// "Rue du Lac 3", "12 bis, avenue de la Gare", "Bahnhofstrasse 7", "Via Roma 15"
  static func isStreet(_ piece: SignaturePiece) -> Bool {
    let words = piece.words
    guard (2...8).contains(words.count), words.contains(where: \.hasDigit), !hasNumber(piece) else {
      return false
    }
    return words.contains { word in
      streets.contains(word.key)
        || (word.key.utf8.count > 5 && germanEnds.contains { word.key.hasSuffix($0) })
    }
  }

  /// A postcode and a name: "1003 Lausanne", "D-80331 München", "20121 Milano MI", "London SW1A 1AA".
  static func isTown(_ piece: SignaturePiece) -> Bool {
    let words = piece.words
    guard (2...6).contains(words.count), !hasNumber(piece) else { return false }
    for index in words.indices.dropLast() where isPostcode(words[index].text) {
      if words[index + 1].startsUpperCase, index == 0, words[index + 1].isNameLike { return true }
    }
    return isBritish(piece)
  }

  private static func isBox(_ piece: SignaturePiece) -> Bool {
    let text = piece.words.map(\.key).joined(separator: " ")
    return piece.words.count <= 4 && boxes.contains { text.hasPrefix($0) }
  }

  private static func hasNumber(_ piece: SignaturePiece) -> Bool {
    ContactFacts.stand(in: Array(piece.text.utf8)[...])
  }

  private static func isPostcode(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"))
    guard let figures = parts.last, parts.count <= 2, (4...5).contains(figures.count) else { return false }
    let isPlate = parts.count == 1 || (parts[0].count <= 2 && parts[0].allSatisfy { (65...90).contains($0) })
    return isPlate && figures.allSatisfy { (48...57).contains($0) }
  }

  /// "London SW1A 1AA", "1012 AB Amsterdam" is a postcode as it is.
  static func isBritish(_ piece: SignaturePiece) -> Bool {
    let words = piece.words
    guard words.count >= 3, words[0].startsUpperCase, let inner = words.last?.text.utf8, inner.count == 3
    else { return false }
    let outer = words[words.count - 2].text.utf8
    let isInner =
      inner.first.map { (48...57).contains($0) } == true
      && inner.dropFirst().allSatisfy { (65...90).contains($0) }
    return isInner && (2...4).contains(outer.count) && outer.first.map { (65...90).contains($0) } == true
      && outer.contains { (48...57).contains($0) }
  }

  private static let streets: Set<String> = [
    "rue", "avenue", "av", "chemin", "ch", "route", "rte", "place", "pl", "boulevard", "bd", "quai",
    "impasse",
    "allee", "ruelle", "sentier", "zone", "zi", "za", "zac", "via", "viale", "piazza", "corso", "vicolo",
    "strada", "largo",
    "street", "st", "road", "rd", "lane", "ln", "square", "drive", "court", "mews", "terrace", "high",
    "calle", "plaza", "avenida", "c/",
  ]
  private static let germanEnds = [
    "strasse", "straße", "str", "weg", "gasse", "platz", "allee", "ring", "straat", "laan", "damm", "plein",
    "gracht",
  ]
  private static let boxes = [
    "case postale", "cp", "postfach", "casella postale", "po box", "p.o box", "p.o. box", "bp", "apartado",
    "postbus",
  ]
}

/// "Suisse" below a town: no firm.
enum CountryNames {
  static func isOne(_ words: [NoteWord]) -> Bool { words.count == 1 && countries.contains(words[0].key) }

  private static let countries: Set<String> = [
    "suisse", "schweiz", "svizzera", "switzerland", "france", "deutschland", "germany", "allemagne", "italia",
    "italie", "italy", "osterreich", "austria",
    "belgique", "belgie", "luxembourg", "nederland", "espana", "england", "uk",
  ]
}
