import Basics

/// A date of RFC 5322 §3.3 and §4.3, read leniently: any order that has a day, a month name, a year and a
/// time; zones as numbers, names of RFC 822, or none (UTC).
package enum DateField {
  package static func parse(_ text: String) -> Instant? {
    var reading = Reading()
    for word in withoutWeekday(words(of: text)).prefix(40) {
      for piece in pieces(of: word) { reading.take(piece) }
    }
    return reading.instant
  }

  /// Seen in the wild: time and zone without a blank between them, date and time with a `T` (RFC 3339 §5.6).
  private static func pieces(of word: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    guard word.contains(0x3A) else { return [word] }
    if word.count > 11, word[word.startIndex + 10].lowercased == 0x74, word.first?.isDigit == true {
      return [word.prefix(10)] + pieces(of: word.dropFirst(11))
    }
    guard word.first?.isDigit == true,
      let zone = word.firstIndex(where: { !$0.isDigit && $0 != 0x3A && $0 != 0x2E })
    else { return [word] }
    return [word[..<zone], word[zone...]]
  }

  /// The word before the first comma, in any language: `mar` is Tuesday in two of them.
  private static func withoutWeekday(_ words: [ArraySlice<UInt8>]) -> ArraySlice<ArraySlice<UInt8>> {
    guard let comma = words.prefix(3).firstIndex(of: [0x2C]) else { return words[...] }
    let isWeekday = comma == 1 && !words[0].contains(where: \.isDigit)
    return isWeekday ? words.dropFirst() : words[...]
  }

  /// Words without comments; a comma is one.
  private static func words(of text: String) -> [ArraySlice<UInt8>] {
    var depth = 0
    var kept: [UInt8] = []
    for byte in text.utf8.prefix(1000) {
      if byte == 0x28 { depth += 1 }
      if depth == 0, byte != 0x22 { kept += byte == 0x2C ? [0x20, 0x2C, 0x20] : [byte] }
      if byte == 0x29, depth > 0 { depth -= 1 }
    }
    return kept.split(whereSeparator: \.isWhiteSpace)
  }

  private struct Reading {
    var day: Int?
    var month: Int?
    var year: Int?
    var secondOfDay: Int?
    var zone: Int?

    mutating func take(_ word: ArraySlice<UInt8>) {
      if word.contains(0x3A), secondOfDay == nil {
        secondOfDay = DateField.secondOfDay(word)
      } else if word.first == 0x2B || word.first == 0x2D, secondOfDay != nil, zone == nil {
        zone = DateField.offset(word)
      } else if let number = DateField.number(word) {
        takeNumber(number, digits: word.count)
      } else if takeCalendarDate(word) || takeDottedWord(word) || takeHalfOfDay(word) {
        return
      } else if month == nil, let index = DateField.month(word) {
        month = index
      } else if secondOfDay != nil, zone == nil {
        takeZoneName(word)
      }
    }

    private mutating func takeNumber(_ number: Int, digits: Int) {
      if day == nil, digits <= 2, (1...31).contains(number) {
        day = number
      } else if year == nil, digits >= 2 {
        // RFC 5322 §4.3: two digits are 2000 to 2049 or 1950 to 1999, three count from 1900.
        year = digits == 2 ? number + (number < 50 ? 2000 : 1900) : digits == 3 ? number + 1900 : number
      }
    }

    /// `2026-11-24` and `24-Nov-2026`, also with a `T` and the time after it.
    private mutating func takeCalendarDate(_ word: ArraySlice<UInt8>) -> Bool {
      let parts = word.split(separator: 0x2D)
      guard parts.count == 3, day == nil else { return false }
      for part in parts {
        if let index = DateField.month(part) {
          month = index
        } else if let number = DateField.number(part) {
          if part.count == 4 {
            year = number
          } else if month == nil, year != nil {
            month = number
          } else {
            takeNumber(number, digits: part.count)
          }
        }
      }
      return day != nil && month != nil
    }

    /// Seen in the wild: `24.11.2026`, and behind a date the time as `10.30.00`.
    private mutating func takeDottedWord(_ word: ArraySlice<UInt8>) -> Bool {
      let numbers = word.split(separator: 0x2E, omittingEmptySubsequences: false).map(DateField.number)
      guard numbers.count >= 2, numbers.count <= 3, let first = numbers[0], let second = numbers[1] else {
        return false
      }
      if day == nil, numbers.count == 3, let year = numbers[2], year > 99 {
        (day, month, self.year) = (first, second, year)
        return true
      }
      guard day != nil, year != nil, secondOfDay == nil else { return false }
      secondOfDay = DateField.secondOfDay(Array(word.map { $0 == 0x2E ? 0x3A : $0 })[...])
      return secondOfDay != nil
    }

    /// Seen in the wild: `10:30:00 PM`.
    private mutating func takeHalfOfDay(_ word: ArraySlice<UInt8>) -> Bool {
      guard let second = secondOfDay, zone == nil, ["am", "pm"].contains(word.lowercasedText) else {
        return false
      }
      let isAfternoon = word.lowercasedText == "pm"
      let hour = second / 3600
      if isAfternoon, hour < 12 { secondOfDay = second + 12 * 3600 }
      if !isAfternoon, hour == 12 { secondOfDay = second - 12 * 3600 }
      return true
    }

    private mutating func takeZoneName(_ word: ArraySlice<UInt8>) {
      let name = word.lowercasedText
      if let hours = DateField.zoneHours[name] {
        zone = hours * 3600
        return
      }
      // `GMT+0100` and `UTC-5`.
      if name.hasPrefix("gmt") || name.hasPrefix("utc"), word.count > 3 {
        zone = DateField.offset(word.dropFirst(3))
      }
    }

    var instant: Instant? {
      guard let day, let month, let year else { return nil }
      guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
      let seconds = date.daysSince1970 * 86_400 + Int64((secondOfDay ?? 0) - (zone ?? 0))
      return Instant(milliseconds: seconds * 1000)
    }
  }

  private static func number(_ word: ArraySlice<UInt8>) -> Int? {
    guard !word.isEmpty, word.count <= 4, word.allSatisfy(\.isDigit) else { return nil }
    return word.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `hh:mm`, `hh:mm:ss`; a leap second counts as the second before it.
  private static func secondOfDay(_ word: ArraySlice<UInt8>) -> Int? {
    let parts = word.split(separator: 0x3A).map { number($0.prefix { $0.isDigit }) }
    guard parts.count >= 2, let hour = parts[0], let minute = parts[1] else { return nil }
    let second = parts.count > 2 ? parts[2] ?? 0 : 0
    guard hour < 24, minute < 60, second <= 60 else { return nil }
    return hour * 3600 + minute * 60 + min(second, 59)
  }

  /// `+0100`, `-05:30`, `+1`, in seconds.
  private static func offset(_ word: ArraySlice<UInt8>) -> Int? {
    let digits = word.dropFirst().filter(\.isDigit)
    guard let value = number(digits[...]), word.first == 0x2B || word.first == 0x2D else { return nil }
    let minutes = digits.count <= 2 ? value * 60 : value / 100 * 60 + value % 100
    guard minutes <= 24 * 60 else { return nil }
    return word.first == 0x2D ? -minutes * 60 : minutes * 60
  }

  private static func month(_ word: ArraySlice<UInt8>) -> Int? {
    guard word.count >= 3, word.allSatisfy({ $0.isLetter || $0 == 0x2E || $0 >= 0x80 }) else { return nil }
    let letters = String(decoding: word.prefix(20), as: UTF8.self).lowercased().unicodeScalars
    let start = String(letters.prefix(3))
    return (months.firstIndex(of: start) ?? otherMonths[start] ?? otherMonths[String(letters.prefix(4))])
      .map { $0 + 1 }
  }

  /// Seen in the wild: programs that write the month in the language of their user.
  private static let otherMonths = [
    "gen": 0, "ene": 0, "fév": 1, "fev": 1, "mär": 2, "mrz": 2, "avr": 3, "abr": 3, "mai": 4, "mag": 4,
    "giu": 5, "juin": 5, "juil": 6, "lug": 6, "aoû": 7, "aou": 7, "ago": 7, "set": 8, "okt": 9, "ott": 9,
    "out": 9, "dez": 11,
    "déc": 11, "dic": 11,
  ]

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// RFC 5322 §4.3; the one-letter military zones are unreliable there and mean UTC.
  private static let zoneHours = [
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8,
    "pdt": -7, "cet": 1, "cest": 2, "met": 1, "mest": 2, "wet": 0, "west": 1, "bst": 1, "eet": 2, "eest": 3,
    "jst": 9,
  ]
}
