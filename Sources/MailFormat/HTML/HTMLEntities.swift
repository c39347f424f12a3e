/// Character references of HTML, resolved as browsers do (WHATWG HTML §13.2.5.72 to §13.2.5.80).
enum HTMLEntities {
  /// Text with its references resolved; what is no reference stays as it is.
  static func decode(_ bytes: ArraySlice<UInt8>, isAttribute: Bool = false) -> ArraySlice<UInt8> {
    guard bytes.contains(0x26) else { return bytes }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == 0x26,
        let end = reference(bytes, at: index + 1, isAttribute: isAttribute, into: &output)
      else {
        output.append(bytes[index])
        index += 1
        continue
      }
      index = end
    }
    return output[...]
  }

  /// Writes what the reference means and returns the index behind it; `nil` when it is none.
  private static func reference(
    _ bytes: ArraySlice<UInt8>, at start: Int, isAttribute: Bool, into output: inout [UInt8]
  ) -> Int? {
    guard start < bytes.endIndex else { return nil }
    return bytes[start] == 0x23
      ? numeric(bytes, at: start + 1, into: &output)
      : named(bytes, at: start, isAttribute: isAttribute, into: &output)
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
  }

  // MARK: Numbers

  private static func numeric(_ bytes: ArraySlice<UInt8>, at start: Int, into output: inout [UInt8]) -> Int? {
    guard start < bytes.endIndex else { return nil }
    let isHex = bytes[start].lowercased == 0x78
    let first = isHex ? start + 1 : start
    var index = first
    var value: UInt32 = 0
    while index < bytes.endIndex, let digit = bytes[index].hexValue, isHex || digit < 10 {
      value = min(value, 0x11_0000) * (isHex ? 16 : 10) + UInt32(digit)
      index += 1
    }
    guard index > first else { return nil }
    append(scalar(value), to: &output)
    return index < bytes.endIndex && bytes[index] == 0x3B ? index + 1 : index
  }

  /// 128 to 159 mean windows-1252; NUL, surrogates and numbers beyond Unicode are U+FFFD (§13.2.5.80).
  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    if (0x80...0x9F).contains(value) {
      return Windows1252.decode([UInt8(value)]).unicodeScalars.first ?? "\u{FFFD}"
    }
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  // MARK: Names

  /// The longest name that matches counts.
  private static func named(
    _ bytes: ArraySlice<UInt8>, at start: Int, isAttribute: Bool, into output: inout [UInt8]
  ) -> Int? {
    let name = bytes[start...].prefix(longestName + 1).prefix { $0.isLetter || $0.isDigit }
    let next = name.endIndex < bytes.endIndex ? bytes[name.endIndex] : 0
    if next == 0x3B, write(name, needsSemicolon: true, into: &output) { return name.endIndex + 1 }
    // In a link a name without semicolon is not one before `=`, a letter or a digit: `?a=1&copy=2`.
    if isAttribute {
      guard next != 0x3D, write(name, needsSemicolon: false, into: &output) else { return nil }
      return name.endIndex
    }
    for length in stride(from: min(longestOldName, name.count), through: 2, by: -1)
    where write(name.prefix(length), needsSemicolon: false, into: &output) {
      return start + length
    }
    return nil
  }

  private static let longestName = 31
  private static let longestOldName = 6

  private static func write(
    _ name: ArraySlice<UInt8>, needsSemicolon: Bool, into output: inout [UInt8]
  ) -> Bool {
    guard name.count >= 2, let entry = find(name) else { return false }
    let text = EntityTable.text.utf8Start
    guard needsSemicolon || text[entry] == UInt8(ascii: "*") else { return false }
    var value: UInt32 = 0
    var index = entry + 1
    while index < EntityTable.text.utf8CodeUnitCount, !text[index].isWhiteSpace {
      if let digit = text[index].hexValue {
        value = value << 4 | UInt32(digit)
      } else {
        append(scalar(value), to: &output)
        value = 0
      }
      index += 1
    }
    append(scalar(value), to: &output)
    return true
  }

  // MARK: Search

  /// The index of the mark behind the name in ``EntityTable/text``, found by halving.
  private static func find(_ name: ArraySlice<UInt8>) -> Int? {
    var range = starts.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      switch order(name, Int(starts[middle])) {
      case .same(let mark): return mark
      case .before: range = range.lowerBound..<middle
      case .after: range = middle + 1..<range.upperBound
      }
    }
    return nil
  }

  private enum Order { case before, same(Int), after }

  private static func order(_ name: ArraySlice<UInt8>, _ start: Int) -> Order {
    let text = EntityTable.text.utf8Start
    var index = start
    for byte in name {
      guard text[index].isLetter || text[index].isDigit else { return .after }
      guard byte == text[index] else { return byte < text[index] ? .before : .after }
      index += 1
    }
    return text[index].isLetter || text[index].isDigit ? .before : .same(index)
  }

  /// Where each entry of ``EntityTable/text`` starts.
  private static let starts: [UInt16] = {
    let text = UnsafeBufferPointer(
      start: EntityTable.text.utf8Start, count: EntityTable.text.utf8CodeUnitCount)
    return text.indices.filter { index in
      !text[index].isWhiteSpace && (index == 0 || text[index - 1].isWhiteSpace)
    }.map { UInt16(truncatingIfNeeded: $0) }
  }()
}
