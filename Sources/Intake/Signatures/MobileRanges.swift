/// Which numbers are mobile ones (national numbering plans): what follows the country code.
enum MobileRanges {
  /// Nil where we do not know the country.
  static func contain(_ number: String) -> Bool? {
    let figures = number.dropFirst()
    for length in [3, 2] {
      guard let ranges = byCode[String(figures.prefix(length))] else { continue }
      return ranges.contains { figures.dropFirst(length).hasPrefix($0) }
    }
    return nil
  }

  private static let byCode = [
    "41": ["74", "75", "76", "77", "78", "79"], "423": ["7", "6"], "33": ["6", "7"], "377": ["6", "4", "3"],
    "49": ["15", "16", "17"], "43": ["65", "66", "67", "68", "69"], "39": ["3"], "32": ["4"], "352": ["6"],
    "44": ["7"], "353": ["8"], "31": ["6"], "34": ["6", "7"], "351": ["9"],
  ]
}
