/// Beginnings of words that are looked for in one pass over a text, without folding it.
struct WordRoots: Sendable {
  private var byFirst = [[[UInt8]]](repeating: [], count: 256)
  /// Whether a word begins with that byte; in both cases of letters.
  private var isFirst = [Bool](repeating: false, count: 256)

  /// - Parameter words: In lower case.
  init(_ words: [String]) {
    for word in words {
      guard let first = word.utf8.first else { continue }
      byFirst[Int(first)].append(Array(word.utf8))
      for byte in UInt8.min...UInt8.max where Self.lowercased(byte) == first { isFirst[Int(byte)] = true }
    }
  }

  func stand(in text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      isFirst.withUnsafeBufferPointer { isFirst in
        var isInside = false
        for (index, byte) in bytes.enumerated() {
          if !isInside, isFirst[Int(byte)], begins(bytes, at: index) { return true }
          isInside = Self.isLetter(byte)
        }
        return false
      }
    }
  }

  private func begins(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    byFirst[Int(Self.lowercased(bytes[start]))].contains { Self.begins(bytes, at: start, with: $0) }
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
