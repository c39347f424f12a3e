/// What somebody is in a firm: "Responsable achats", "Leiter Einkauf", "Head of Purchasing".
enum JobTitle {
  /// The first piece that is one, near the name.
  static func find(in pieces: [SignaturePiece], near name: SignatureName?) -> SignatureContact.Fact? {
    let near = pieces.filter { piece in name.map { (-1...4).contains(piece.row - $0.row) } ?? (piece.row < 8)
    }
    let found = near.first { isTitle($0.words) && !SignatureCompany.isFirm($0.words) }
    return (found ?? near.first { isDepartment($0.words) && !SignatureCompany.isFirm($0.words) })?.fact
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
    key.split(whereSeparator: { "-/·".contains($0) }).contains { part in
      let word = String(part)
      return JobTitles.words.contains(word) || JobTitles.words.contains(key)
        || (word.utf8.count > 7 && JobTitles.germanEnds.contains { word.hasSuffix($0) })
    }
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
