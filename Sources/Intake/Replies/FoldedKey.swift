import Basics

extension ArraySlice<UInt8> {
  /// The form that marks are searched in: folded, single blanks, nothing that has no width.
  var foldedKey: [UInt8] {
    guard allSatisfy({ $0 < 0x80 }) else {
      let folded = String(decoding: self, as: UTF8.self).foldedForSearch
      return Array(String(String.UnicodeScalarView(folded.unicodeScalars.filter { !Self.isUnseen($0) })).utf8)
    }
    var key: [UInt8] = []
    key.reserveCapacity(count)
    for byte in self {
      guard byte > 0x20, byte != 0x7F else {
        if key.last != 0x20, !key.isEmpty { key.append(0x20) }
        continue
      }
      key.append((65...90).contains(byte) ? byte | 0x20 : byte)
    }
    if key.last == 0x20 { key.removeLast() }
    return key
  }

  /// Marks of direction, which Hebrew, Arabic and Windows' own mail programs put around names and figures.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

extension BidirectionalCollection<UInt8> {
  var hasDigit: Bool { contains { (48...57).contains($0) } }

  /// Without those bytes at both ends.
  func trimming(_ unwanted: some Collection<UInt8>) -> SubSequence {
    guard let first = firstIndex(where: { !unwanted.contains($0) }),
      let last = lastIndex(where: { !unwanted.contains($0) })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }
}

extension [UInt8] {
  func ends(with word: [UInt8]) -> Bool {
    count >= word.count && self[(count - word.count)...].elementsEqual(word)
  }

  /// Whether the bytes of `word` stand in it.
  func holds(_ word: [UInt8]) -> Bool { place(of: word) != nil }

  /// Where they stand first.
  func place(of word: [UInt8]) -> Int? {
    guard let head = word.first, count >= word.count else { return nil }
    return withUnsafeBufferPointer { bytes in
      (0...(bytes.count - word.count)).first { start in
        bytes[start] == head && word.indices.allSatisfy { bytes[start + $0] == word[$0] }
      }
    }
  }
}
