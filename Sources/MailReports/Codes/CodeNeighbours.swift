import MailFormat

/// What stands beside digits that look like a status code and are none.
enum CodeNeighbours {
  /// Whether the three digits are a count or a piece of a telephone number: `480 minutes`, `044 512 45 67`.
  static func isNumber(_ bytes: [UInt8], _ index: Int) -> Bool {
    isUnit(bytes, index + 3) || isGroup(bytes, after: index) || isGroup(bytes, before: index)
  }

  /// Whether it is a version or a date: `Exim 4.96.1`, `am 4.5.26`.
  static func isVersion(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index > 1, bytes[index - 1] == 0x20 else { return false }
    let word =
      bytes[..<(index - 1)].suffix(12).split(separator: 0x20, omittingEmptySubsequences: false).last ?? []
    return versioned.contains(String(decoding: word.map(\.lowercased), as: UTF8.self))
  }

  private static let versioned: Set<String> = [
    "version", "v", "exim", "postfix", "sendmail", "exchange", "build", "release", "spamassassin", "qmail",
    "on", "am", "vom", "le", "du", "il", "del", "dated",
  ]

  private static func isUnit(_ bytes: [UInt8], _ end: Int) -> Bool {
    guard end + 1 < bytes.count, bytes[end] == 0x20 else { return false }
    let word = bytes[(end + 1)...].prefix(11).prefix { $0.isLetter }
    return units.contains(String(decoding: word.map(\.lowercased), as: UTF8.self))
  }

  private static let units: Set<String> = [
    "second", "seconds", "sec", "secs", "minute", "minutes", "min", "mins", "hour", "hours", "day", "days",
    "byte", "bytes", "kb", "mb", "gb", "kib", "mib", "messages", "recipients", "emails", "mails",
    "connections", "times", "octets", "sekunden", "minuten", "stunden", "tage", "secondes", "heures", "jours",
    "secondi", "minuti", "ore", "giorni",
  ]

  /// `450 12 34`, but not `550 5.1.1` and `550 550`.
  private static func isGroup(_ bytes: [UInt8], after index: Int) -> Bool {
    let next = index + 4
    guard next < bytes.count, bytes[index + 3] == 0x20, bytes[next].isDigit else { return false }
    let rest = bytes[next...].prefix(12)
    // Yahoo writes `554 30 Sorry`, with a number of its own.
    let behind = rest.drop(while: \.isDigit).drop { $0 == 0x20 }
    if let sign = behind.first, !sign.isDigit { return false }
    return !rest.starts(with: bytes[index..<(index + 3)])
  }

  /// `044 450`, but not `550 450`.
  private static func isGroup(_ bytes: [UInt8], before index: Int) -> Bool {
    guard index > 1, bytes[index - 1] == 0x20, bytes[index - 2].isDigit else { return false }
    let word = bytes[..<(index - 1)].suffix(6).split(separator: 0x20).last ?? []
    let digits = word.drop { $0 == 0x2B || $0 == 0x28 }
    guard digits.count < 5, digits.allSatisfy(\.isDigit) else { return false }
    return !(digits.count == 3 && (digits.first == 0x34 || digits.first == 0x35))
  }
}
