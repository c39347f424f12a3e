import MailFormat

/// Phrases that are looked for in folded bytes, found by the byte they begin or end with: however many there are, a
/// place in a text is compared with a few.
struct BytePhrases: Sendable {
  private var byFirst = [[[UInt8]]](repeating: [], count: 256)
  private var byLast = [[[UInt8]]](repeating: [], count: 256)
  /// The bytes that stand second, by the first one.
  private var seconds = [ByteSet](repeating: "", count: 256)

  /// - Parameter phrases: Folded; empty ones are found nowhere.
  init(_ phrases: some Sequence<String>) {
    for phrase in phrases.map({ Array($0.utf8) }) {
      guard let first = phrase.first, let last = phrase.last else { continue }
      byFirst[Int(first)].append(phrase)
      byLast[Int(last)].append(phrase)
      if phrase.count > 1 { seconds[Int(first)].insert(phrase[1]) } else { seconds[Int(first)] = .all }
    }
  }

  /// Whether one of them may be the beginning of a text that is not folded yet, or be all of it: tells most texts
  /// by their first two letters, which folding does not touch when they are ASCII.
  func mayBegin(unfolded text: ArraySlice<UInt8>) -> Bool {
    let head = text.prefix(2)
    guard head.count == 2, head.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return true }
    return seconds[Int(head[head.startIndex].lowercased)].contains(head[head.startIndex + 1].lowercased)
  }

  /// Whether one of them begins the text.
  func begin(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return false }
    return byFirst[Int(first)].contains { text.starts(with: $0) }
  }

  /// Whether one of them ends it.
  func end(_ text: [UInt8]) -> Bool {
    guard let last = text.last else { return false }
    return byLast[Int(last)].contains { text.ends(with: $0) }
  }

  /// Whether one stands anywhere in it.
  func stand(in text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in bytes.indices.contains { isAny(of: bytes, at: $0) } }
  }

  /// Whether one stands in it between two blanks.
  func standAlone(in text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      bytes.indices.dropLast().contains { bytes[$0] == 0x20 && isAlone(in: bytes, at: $0 + 1) }
    }
  }

  /// Whether one begins it between two blanks.
  func beginAlone(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { $0.count > 1 && $0[0] == 0x20 && isAlone(in: $0, at: 1) }
  }

  /// Whether one ends it between two blanks.
  func endAlone(_ text: [UInt8]) -> Bool {
    guard text.last == 0x20, text.count > 1 else { return false }
    let bare = text.count - 1
    return byLast[Int(text[bare - 1])].contains { phrase in
      let start = bare - phrase.count
      return start > 0 && text[start - 1] == 0x20 && text[start..<bare].elementsEqual(phrase)
    }
  }

  private func isAlone(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    byFirst[Int(bytes[start])].contains { phrase in
      let end = start + phrase.count
      return end < bytes.count && bytes[end] == 0x20 && Self.isEqual(phrase, bytes, at: start)
    }
  }

  private func isAny(of bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    byFirst[Int(bytes[start])].contains { phrase in
      start + phrase.count <= bytes.count && Self.isEqual(phrase, bytes, at: start)
    }
  }

  private static func isEqual(_ phrase: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    phrase.indices.allSatisfy { bytes[start + $0] == phrase[$0] }
  }
}
