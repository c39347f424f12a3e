/// Which charset 8-bit text is in that bears no label and is no UTF-8, when its bytes leave no doubt: senders of
/// every script leave labels out of headers (seen in the wild).
///
/// East Asian text is known by its pairs of bytes, see ``BytePairs``; other scripts by their frequent letters.
/// Nothing is guessed about Latin text: windows-1252 is what it is taken for anyway.
extension Charset {
  private static let sampleSize = 4096

  static func guess(_ bytes: ArraySlice<UInt8>) -> Charset? {
    let sample = bytes.prefix(sampleSize)
    guard HighRuns(sample).areWords else { return eastAsian(sample) }
    return eastAsian(sample) ?? alphabet(sample)
  }

  private static func eastAsian(_ sample: ArraySlice<UInt8>) -> Charset? {
    if BytePairs(sample, .eucJP).areText(withMarks: 0.2) { return Charset("euc-jp") }
    if BytePairs(sample, .shiftJIS).areText(withMarks: 0.1) { return Charset("shift_jis") }
    if isKorean(sample) { return Charset("euc-kr") }
    if BytePairs(sample, .big5).areText(withMarks: 0.1) { return Charset("big5") }
    return BytePairs(sample, .gb2312).areText(withMarks: 0.3) ? Charset("gb2312") : nil
  }

  /// The charset in which the sample is likely text, and far more likely than in the next one.
  private static func alphabet(_ sample: ArraySlice<UInt8>) -> Charset? {
    let costs = LetterFrequency.all.map { (charset: $0.charset, cost: $0.cost(sample)) }.sorted {
      $0.cost < $1.cost
    }
    let letters = sample.count { $0 >= 0x80 }
    guard let best = costs.first, best.cost < 380 * letters, best.cost + 200 < costs[1].cost else {
      return nil
    }
    return best.charset
  }

  private static func isKorean(_ sample: ArraySlice<UInt8>) -> Bool {
    guard BytePairs(sample, .eucKR).areText(withMarks: 0) else { return false }
    let scalars = Charset("euc-kr").decode(sample).unicodeScalars.filter { !$0.isASCII }
    return scalars.count { frequentSyllables.contains($0) } * 5 > scalars.count
  }

  private static let frequentSyllables = Set(
    "이다는에의을를가은하고지한로기서사도인자시어리라과아해있안나니세습요제대일수정그보부문입합드주관신장".unicodeScalars)
}

/// Bytes beyond ASCII in a row. Latin text has them singly, between ASCII letters.
private struct HighRuns {
  private var bytes = 0
  private var runs = 0
  private var touching = 0

  init(_ sample: ArraySlice<UInt8>) {
    var previous: UInt8 = 0x20
    for byte in sample {
      if byte >= 0x80 {
        bytes += 1
        if previous < 0x80 { runs += 1 }
        if previous.isLetter { touching += 1 }
      } else if byte.isLetter, previous >= 0x80 {
        touching += 1
      }
      previous = byte
    }
  }

  var areWords: Bool { bytes >= 6 && bytes >= runs * 3 && touching * 4 <= runs }
}
