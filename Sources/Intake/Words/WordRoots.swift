/// Beginnings of words that are looked for in one pass over a text, without folding it.
struct WordRoots: Sendable {
  private var byFirst = [[[UInt8]]](repeating: [], count: 256)

  /// - Parameter words: In lower case.
  init(_ words: [String]) {
    for word in words {
      guard let first = word.utf8.first else { continue }
      byFirst[Int(first)].append(Array(word.utf8))
    }
  }

  func stand(in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      var isInside = false
      for index in bytes.indices {
        defer { isInside = Self.isLetter(bytes[index]) }
        guard !isInside else { continue }
        let words = byFirst[Int(Self.lowercased(bytes[index]))]
        if words.contains(where: { Self.begins(bytes, at: index, with: $0) }) { return true }
      }
      return false
    }
  }

  /// Blanks and line ends are the same.
  private static func begins(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, with word: [UInt8]) -> Bool {
    guard start + word.count <= bytes.count else { return false }
    return word.indices.allSatisfy { offset in
      let byte = lowercased(bytes[start + offset])
      return byte == word[offset] || (byte <= 0x20 && word[offset] == 0x20)
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 0x20 : byte }
  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) || byte >= 0x80 }
}
