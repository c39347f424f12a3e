import Basics

/// Texts in running words or in a Message-ID that have the shape of a conversation's or a mailing's token.
///
/// A letter carries its token in one discreet line (`Réf. c42-mq3v5h2kz7d4sxnb`). On its way back it is quoted:
/// wrapped over two lines, with `>` before the second, with soft hyphens and blanks that programs put in (seen in
/// the wild). Which of the texts one of our keys signed is not asked here.
enum WrittenToken {
  private static let most = 20
  /// Of `> > \n > ` that may stand inside one.
  private static let gap = 12
  private static let tagLength = 16
  private static let digits = 18

  /// The first of them, in their order; lower case, nothing between.
  static func candidates(in text: some StringProtocol) -> [String] {
    let bytes = visible(text)
    var found: [String] = []
    for (index, byte) in bytes.enumerated() where byte == dash && found.count < most {
      guard let head = head(bytes, before: index), let tag = tag(bytes, after: index) else { continue }
      let token = String(decoding: head + [dash] + tag, as: UTF8.self)
      if !found.contains(token) { found.append(token) }
    }
    return found
  }

  private static let dash: UInt8 = 0x2D
  private static let mark: UInt8 = 0x3E

  /// Lower-case ASCII; what is not seen is left out, the dashes of word processors are dashes, other letters a `?`.
  private static func visible(_ text: some StringProtocol) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: continue
      case 0x2010...0x2013, 0x2212: bytes.append(dash)
      case 0xA0, 0x2007, 0x202F: bytes.append(0x20)
      case 0x41...0x5A: bytes.append(UInt8(scalar.value) + 0x20)
      case 0..<0x80: bytes.append(UInt8(scalar.value))
      default: bytes.append(0x3F)
      }
    }
    return bytes
  }

  /// The letter of the purpose and the number, which stand before the dash.
  private static func head(_ bytes: [UInt8], before dash: Int) -> [UInt8]? {
    var number: [UInt8] = []
    var skipped = 0
    var index = dash - 1
    while index >= 0, skipped <= gap, number.count <= digits {
      let byte = bytes[index]
      if (0x30...0x39).contains(byte) {
        number.insert(byte, at: 0)
      } else if isGap(byte) {
        skipped += 1
      } else {
        guard letters.contains(byte), !number.isEmpty, !isLetter(index > 0 ? bytes[index - 1] : 0x20) else {
          return nil
        }
        return [byte] + number
      }
      index -= 1
    }
    return nil
  }

  private static func tag(_ bytes: [UInt8], after dash: Int) -> [UInt8]? {
    var tag: [UInt8] = []
    var skipped = 0
    var index = dash + 1
    while index < bytes.count, tag.count < tagLength {
      let byte = bytes[index]
      index += 1
      if isBase32(byte) {
        tag.append(byte)
      } else {
        skipped += 1
        guard isGap(byte), skipped <= gap else { return nil }
      }
    }
    return tag.count == tagLength ? tag : nil
  }

  /// What may travel in the text of a letter: links to leave a mailing and to accept an offer have tokens too.
  private static let letters: Set<UInt8> = [UInt8(ascii: "c"), UInt8(ascii: "m")]

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  private static func isBase32(_ byte: UInt8) -> Bool { isLetter(byte) || (0x32...0x37).contains(byte) }

  private static func isGap(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == mark || byte == 0x7C
  }
}
