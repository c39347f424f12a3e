/// Text in lower case with every run of white space as one blank, for looking up fixed phrases.
///
/// Over bytes: `String.contains` compares by `Character`, which is many times slower, and a report is
/// searched for hundreds of phrases.
struct FoldedWords {
  private let bytes: [UInt8]

  init(_ text: String) {
    bytes = Array(text.lowercased().utf8.split { $0 <= 0x20 }.joined(separator: [0x20]))
  }

  func hasPrefix(_ phrase: String) -> Bool { bytes.starts(with: phrase.utf8) }

  func contains(_ phrase: String) -> Bool {
    let pattern = Array(phrase.utf8)
    guard let first = pattern.first, bytes.count >= pattern.count else { return false }
    return bytes.withUnsafeBufferPointer { text in
      for start in 0...(text.count - pattern.count) where text[start] == first {
        var length = 1
        while length < pattern.count, text[start + length] == pattern[length] { length += 1 }
        if length == pattern.count { return true }
      }
      return false
    }
  }
}
