/// What somebody is in a firm: "Responsable achats", "Leiter Einkauf", "Head of Purchasing".
enum JobTitle {
  /// The first piece that is one, near the name.
  static func find(in pieces: [SignaturePiece], near name: SignatureName?) -> SignatureContact.Fact? {
    let near = pieces.filter { piece in name.map { (-1...4).contains(piece.row - $0.row) } ?? (piece.row < 8)
    }
    let found = near.first(where: \.isTitle)
    return (found ?? near.first { !$0.isFirm && isDepartment($0.words) })?.fact
  }

  /// Few words, no figures, no label, and one of them says what a person does.
  static func isTitle(_ words: [NoteWord]) -> Bool {
    isPlain(words) && words.contains { names($0.key) }
      && !words.contains { JobTitles.denials.contains($0.key) }
  }

  /// "Service achats", "Abteilung Einkauf", "Ufficio acquisti"
  static func isDepartment(_ words: [NoteWord]) -> Bool {
    guard isPlain(words), let first = words.first else { return false }
    return JobTitles.departments.contains(first.key) && words.count > 1
  }

  static func names(_ key: String) -> Bool {
    if isJob(key) { return true }
    let isCompound = key.utf8.contains { isHyphen($0) }
    return isCompound && key.utf8.split(whereSeparator: isHyphen).contains { isJob(String(Substring($0))) }
  }

  private static func isJob(_ word: String) -> Bool {
    guard !JobTitles.words.contains(word) else { return true }
    let count = word.utf8.count
    guard (8...40).contains(count) else { return false }
    return JobTitles.germanEndLengths.contains { length in
      length < count
        && JobTitles.germanEnds.contains(String(decoding: word.utf8.suffix(length), as: UTF8.self))
    }
  }

  private static func isHyphen(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
  }

  private static func isPlain(_ words: [NoteWord]) -> Bool {
    guard (1...9).contains(words.count), let last = words.last?.text.utf8.last else { return false }
    let isSentence = ".?!".utf8.contains(last) && words.count > 4
    return !isSentence
      && words.allSatisfy { word in
        !word.hasDigit && !word.text.utf8.contains(UInt8(ascii: "@"))
          && !word.text.utf8.contains(UInt8(ascii: ":"))
      }
  }
}
