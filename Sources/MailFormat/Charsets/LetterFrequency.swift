/// How unlikely a sample is as text in an 8-bit charset of another script: frequent letters cost little, rare ones
/// more, what is no letter and capitals inside words most.
///
/// Costs are hundredths of the natural logarithm of one over the probability. That of a letter falls
/// exponentially with its rank in the language, to a twenty-fifth of the first one's.
struct LetterFrequency {
  let charset: Charset
  private let costs: [Int]
  private let isCapital: [Bool]

  private static let foreignCost = 700
  private static let misplacedCost = 300

  /// - Parameter first: The cost of the most frequent letter.
  private init(_ label: String, _ ranked: String, first: Int) {
    charset = Charset(label)
    let letters = Array(ranked.unicodeScalars)
    var costs = [Int](repeating: 0, count: 256)
    var isCapital = [Bool](repeating: false, count: 256)
    for byte in UInt8(0x80)...UInt8.max {
      let scalar = charset.decode([byte]).unicodeScalars.first ?? "\u{FFFD}"
      let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      let rank = letters.firstIndex(of: small)
      costs[Int(byte)] = rank.map { first + 320 * $0 / letters.count } ?? Self.foreignCost
      isCapital[Int(byte)] = scalar.properties.isUppercase
    }
    self.costs = costs
    self.isCapital = isCapital
  }

  static let all: [LetterFrequency] = [
    LetterFrequency("windows-1251", cyrillic, first: 256), LetterFrequency("koi8-u", cyrillic, first: 256),
    LetterFrequency("iso-8859-5", cyrillic, first: 256), LetterFrequency("ibm866", cyrillic, first: 256),
    LetterFrequency("windows-1253", "αοιετσνηυρπκμςλίόάέύγδήωθχφβώξζψϊϋΐΰ", first: 238),
    LetterFrequency("windows-1255", "יוהלאמרתבשנםחדעקפכטגצזסןךץף", first: 209),
    LetterFrequency("windows-1256", "اليمونرتبةعدسفهكقحجأشصطخىذضزثإئءظغؤآ", first: 238),
    LetterFrequency(
      "windows-874", "านรกอเง่มยลวดทส้ตะปบคแจหใพชขโไัีิู็ุืผฟถธณศษซญฐภฉฝฮฎฏฌ์ๆฯำึ", first: 284),
  ]

  private static let cyrillic = "оеаинтсрвлкмдпіуяыьгзбчйхжшюцщэфъёїєћђљњџј"

  func cost(_ sample: ArraySlice<UInt8>) -> Int {
    var total = 0
    var isAfterSmall = false
    for byte in sample {
      guard byte >= 0x80 else {
        isAfterSmall = false
        continue
      }
      total += costs[Int(byte)]
      if isAfterSmall, isCapital[Int(byte)] { total += Self.misplacedCost }
      isAfterSmall = !isCapital[Int(byte)]
    }
    return total
  }
}
