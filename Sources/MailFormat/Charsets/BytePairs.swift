/// A sample read as pairs of bytes, the way the charsets of East Asia hold their characters.
///
/// Text in one of them has no byte that fits nowhere, nearly only pairs from the rows of its frequent characters, and
/// pairs side by side. Latin text with accents has none of it.
struct BytePairs {
  /// What a pair is in a charset.
  enum Kind { case frequent, mark, rare, impossible }

  /// A charset: what makes it known beside the frequent characters are its marks.
  enum Rows { case eucJP, shiftJIS, eucKR, big5, gb2312 }

  private var pairs = 0
  private var frequent = 0
  private var marks = 0
  /// Pairs with no other one beside them.
  private var lonely = 0
  private var isPossible = true

  init(_ sample: ArraySlice<UInt8>, _ rows: Rows) {
    var index = sample.startIndex
    var runLength = 0
    while index < sample.endIndex, isPossible {
      guard sample[index] >= 0x80 else {
        endRun(&runLength)
        index += 1
        continue
      }
      // A sample may end inside a character.
      guard index + 1 < sample.endIndex else { break }
      take(rows.kind(sample[index], sample[index + 1]))
      runLength += 1
      index += 2
    }
    endRun(&runLength)
  }

  private mutating func take(_ kind: Kind) {
    pairs += 1
    if kind == .frequent || kind == .mark { frequent += 1 }
    if kind == .mark { marks += 1 }
    isPossible = kind != .impossible
  }

  private mutating func endRun(_ length: inout Int) {
    if length == 1 { lonely += 1 }
    length = 0
  }

  func areText(withMarks share: Double) -> Bool {
    isPossible && pairs >= 3 && frequent * 10 >= pairs * 9 && lonely * 3 <= pairs
      && Double(marks) >= share * Double(pairs)
  }
}

extension BytePairs.Rows {
  func kind(_ first: UInt8, _ second: UInt8) -> BytePairs.Kind {
    switch self {
    case .eucJP: eucJP(first, second)
    case .shiftJIS: shiftJIS(first, second)
    case .eucKR: eucKR(first, second)
    case .big5: big5(first, second)
    case .gb2312: gb2312(first, second)
    }
  }

  /// Known by kana: rows 4 and 5 of JIS X 0208.
  private func eucJP(_ first: UInt8, _ second: UInt8) -> BytePairs.Kind {
    guard first >= 0xA1 || first == 0x8E, second >= 0xA1, second != 0xFF else { return .impossible }
    if first == 0xA4 || first == 0xA5 { return .mark }
    return first == 0xA1 || first == 0xA3 || (first >= 0xB0 && first <= 0xCF) ? .frequent : .rare
  }

  /// Known by kana too.
  private func shiftJIS(_ first: UInt8, _ second: UInt8) -> BytePairs.Kind {
    let isLead = (first >= 0x81 && first <= 0x9F) || (first >= 0xE0 && first <= 0xFC)
    guard isLead, second >= 0x40, second != 0x7F, second <= 0xFC else { return .impossible }
    if (first == 0x82 && second >= 0x9F) || (first == 0x83 && second <= 0x96) { return .mark }
    return first <= 0x82 || (first >= 0x88 && first <= 0x97) ? .frequent : .rare
  }

  private func eucKR(_ first: UInt8, _ second: UInt8) -> BytePairs.Kind {
    guard first >= 0xA1, second >= 0xA1, second != 0xFF else { return .impossible }
    return first == 0xA1 || first == 0xA3 || (first >= 0xB0 && first <= 0xC8) ? .frequent : .rare
  }

  /// Known by second bytes among ASCII.
  private func big5(_ first: UInt8, _ second: UInt8) -> BytePairs.Kind {
    let isSecond = (second >= 0x40 && second <= 0x7E) || (second >= 0xA1 && second <= 0xFE)
    guard first >= 0x81, isSecond else { return .impossible }
    guard first >= 0xA1, first <= 0xC6 else { return .rare }
    return second <= 0x7E ? .mark : .frequent
  }

  /// Known by bytes below C0, which words in KOI8-R or ISO 8859 do not have.
  private func gb2312(_ first: UInt8, _ second: UInt8) -> BytePairs.Kind {
    let isSecond = second >= 0x40 && second != 0x7F && second != 0xFF
    guard first >= 0x81, first != 0xFF, isSecond else { return .impossible }
    let isFrequent = first == 0xA1 || first == 0xA3 || (first >= 0xB0 && first <= 0xD7)
    guard isFrequent, second >= 0xA1 else { return .rare }
    return first < 0xC0 || second < 0xC0 ? .mark : .frequent
  }
}
