import Basics

/// How the texts of one mail begin, to know the same words again: in HTML beside plain text where the sender should
/// have said that they are alternatives.
struct TextBeginnings {
  /// Of a mail of more texts the first ones are compared: the work for each text stays the same.
  private static let maximumCount = 20

  private var beginnings: [String] = []

  mutating func add(_ text: String) {
    guard beginnings.count < Self.maximumCount else { return }
    let beginning = text.letters(60)
    if !beginning.isEmpty { beginnings.append(beginning) }
  }

  /// Whether a text begins as one that was added, or has its beginning near its own.
  func knows(_ text: String) -> Bool {
    guard !beginnings.isEmpty else { return false }
    let start = text.letters(2000)
    guard !start.isEmpty else { return false }
    return beginnings.contains { start.containsBytes(of: $0) || $0.utf8.starts(with: start.utf8.prefix(60)) }
  }
}

extension String {
  /// The first letters and digits.
  fileprivate func letters(_ count: Int) -> String {
    let letters = unicodeScalars.lazy.filter {
      $0.value >= 0x80 || UInt8(truncatingIfNeeded: $0.value).isLetter
        || UInt8(truncatingIfNeeded: $0.value).isDigit
    }
    return String(String.UnicodeScalarView(letters.prefix(count)))
  }
}
