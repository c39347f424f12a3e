/// Calendar dates as people read them: `25 novembre 2026`, `1er mars 2026`, `25 November 2026`.
///
/// Month names are ours, so that no locale table of the machine can change an issued document.
package enum DateFormat {
  package static func long(_ date: CalendarDate, _ language: Language) -> String {
    "\(day(date, language))\u{A0}\(month(date.month, language)) \(date.year)"
  }

  /// A period: `du 1er au 30 novembre 2026`, `1 to 30 November 2026`; what both ends share is said once.
  package static func span(_ span: DateSpan, _ language: Language) -> String {
    let first = span.first
    let last = span.last
    guard first != last else { return long(first, language) }
    var start = day(first, language)
    if first.year != last.year {
      start = long(first, language)
    } else if first.month != last.month {
      start += "\u{A0}" + month(first.month, language)
    }
    switch language {
    case .french: return "du \(start) au \(long(last, language))"
    case .english: return "\(start) to \(long(last, language))"
    }
  }

  private static func day(_ date: CalendarDate, _ language: Language) -> String {
    language == .french && date.day == 1 ? "1er" : String(date.day)
  }

  private static func month(_ month: Int, _ language: Language) -> String {
    let names = language == .french ? french : english
    return names[month - 1]
  }

  private static let french = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
  ]
  private static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
}
