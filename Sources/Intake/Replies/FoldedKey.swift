import Basics
import MailFormat

extension ArraySlice<UInt8> {
  /// The form that marks are searched in: folded, single blanks, nothing that has no width.
  var foldedKey: [UInt8] {
    guard allSatisfy({ $0 < 0x80 }) else {
      let folded = String(decoding: self, as: UTF8.self).foldedForSearch
      // The unseen ones begin with these bytes.
      guard folded.utf8.contains(where: { $0 == 0xE2 || $0 == 0xEF }) else { return Array(folded.utf8) }
      return Array(String(String.UnicodeScalarView(folded.unicodeScalars.filter { !Self.isUnseen($0) })).utf8)
    }
    return [UInt8](unsafeUninitializedCapacity: count) { key, length in
      for byte in self {
        let isBlank = byte <= 0x20 || byte == 0x7F
        guard !isBlank || (length > 0 && key[length - 1] != 0x20) else { continue }
        key[length] = isBlank ? 0x20 : byte.lowercased
        length += 1
      }
      if length > 0, key[length - 1] == 0x20 { length -= 1 }
    }
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
  func trimming(_ unwanted: ByteSet) -> SubSequence {
    guard let first = firstIndex(where: { !unwanted.contains($0) }),
      let last = lastIndex(where: { !unwanted.contains($0) })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }

  /// How many words it has, parted by blanks.
  var wordCount: Int {
    var count = 0
    var isInside = false
    for byte in self {
      if byte != 0x20, !isInside { count += 1 }
      isInside = byte != 0x20
    }
    return count
  }
}

extension [UInt8] {
  func ends(with word: [UInt8]) -> Bool {
    count >= word.count && self[(count - word.count)...].elementsEqual(word)
  }
}
