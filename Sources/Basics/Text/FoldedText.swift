import Foundation

extension String {
  /// The form that is searched and compared: no accents, no case, single blanks.
  ///
  /// Made in Swift because the two engines fold differently (`lower('Ä')` is `ä` only on PostgreSQL).
  package var foldedForSearch: String {
    var text = self
    return text.withUTF8 { FoldedText.fold($0) } ?? FoldedText.foldAny(text)
  }
}

/// Folding, the quick way for the letters that most mails are written in and the sure way for all others.
private enum FoldedText {
  static func foldAny(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// - Returns: nil when a scalar is not in the table.
  static func fold(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    var isKnown = true
    let folded = String(unsafeUninitializedCapacity: text.count) { output in
      var writer = FoldedWriter(output)
      isKnown = writer.write(text)
      return isKnown ? writer.count : 0
    }
    return isKnown ? folded : nil
  }
}

/// Writes folded text; it is never longer than the text.
private struct FoldedWriter {
  private let output: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0
  private var owesBlank = false

  init(_ output: UnsafeMutableBufferPointer<UInt8>) { self.output = output }

  /// - Returns: false when it came to a scalar that is not in the table.
  mutating func write(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        writeASCII(byte)
        index += 1
        continue
      }
      let (scalar, length) = Self.scalar(text, at: index)
      index += length
      switch FoldingTable.entry(of: scalar) {
      case .unknown: return false
      case .blank: owesBlank = count > 0
      case .doubleS:
        put(0x73)
        put(0x73)
      case .scalar(let folded): put(scalar: folded)
      }
    }
    return true
  }

  private mutating func writeASCII(_ byte: UInt8) {
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
      owesBlank = count > 0
    } else {
      put(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
  }

  private mutating func put(_ byte: UInt8) {
    if owesBlank {
      output[count] = 0x20
      count += 1
      owesBlank = false
    }
    output[count] = byte
    count += 1
  }

  /// RFC 3629 §3; no scalar of the table has four bytes.
  private mutating func put(scalar: UInt32) {
    if scalar < 0x80 {
      put(UInt8(truncatingIfNeeded: scalar))
      return
    }
    if scalar >= 0x800 {
      put(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      put(0x80 | UInt8(truncatingIfNeeded: scalar >> 6 & 0x3F))
    } else {
      put(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
    }
    put(0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F))
  }

  /// One character of valid UTF-8 and how many bytes it has.
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
    let first = UInt32(text[index])
    let second = UInt32(text[index + 1] & 0x3F)
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(text[index + 2] & 0x3F)
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(text[index + 3] & 0x3F), 4)
  }
}
