import MailFormat

/// What a line of a signature holds: a name, or a fact by which somebody can be reached.
enum ContactFacts {
  /// A telephone number, an address, a website; on a short line.
  static func stand(in words: ArraySlice<UInt8>) -> Bool {
    guard words.count <= 120 else { return false }
    return words.contains(UInt8(ascii: "@")) || hasSite(words) || hasNumber(words)
  }

  /// At least seven digits with nothing but what stands in numbers between them.
  private static func hasNumber(_ words: ArraySlice<UInt8>) -> Bool {
    var digits = 0
    for byte in words {
      if (48...57).contains(byte) {
        digits += 1
        if digits >= 7 { return true }
      } else if !numberMarks.contains(byte) {
        digits = 0
      }
    }
    return false
  }

  private static func hasSite(_ words: ArraySlice<UInt8>) -> Bool {
    words.indices.contains { index in
      switch words[index] | 0x20 {
      case UInt8(ascii: "w"): words[index...].hasCaselessPrefix("www.")
      case UInt8(ascii: "h"): words[index...].hasCaselessPrefix("http")
      default: false
      }
    }
  }

  /// Two to five words that begin with capitals, and nothing that a sentence has: "Anna Rey", "Dr. Jean de La Tour".
  static func isName(_ words: ArraySlice<UInt8>) -> Bool {
    guard (2...60).contains(words.count), mayBeName(words) else { return false }
    let text = String(decoding: words, as: UTF8.self).unicodeScalars
    let names = text.split { $0.isWhitespace }
    guard (1...5).contains(names.count) else { return false }
    let isPlain = text.allSatisfy {
      $0.isAlphabetic || $0.isWhitespace || "-'’.,".unicodeScalars.contains($0)
    }
    guard isPlain, let last = text.last, last != "," else { return false }
    // "Hans Meier jun.", but "Besten Dank." is a sentence.
    guard last != "." || (names.count > 1 && names.last.map { $0.count <= 4 } == true) else { return false }
    return names.allSatisfy { name in
      name.first?.isUppercase == true || particles.contains(String(name))
    }
  }

  /// No byte of ASCII that names do not have, and few words: what most lines fail without being decoded.
  private static func mayBeName(_ words: ArraySlice<UInt8>) -> Bool {
    words.allSatisfy { $0 >= 0x80 || $0.isLetter || nameMarks.contains($0) } && words.wordCount <= 5
  }

  private static let nameMarks: ByteSet = "-'., \u{09}\u{0A}\u{0B}\u{0C}\u{0D}"
  /// Blanks that do not break too.
  private static let numberMarks: ByteSet = " +()-./'\u{A0}"

  private static let particles: Set<String> = [
    "de", "du", "des", "la", "le", "da", "di", "del", "della", "dos", "von", "van", "der", "den", "zu", "zur",
    "und",
    "af", "av", "y", "e", "bin", "al",
  ]
}
