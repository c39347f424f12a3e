import Basics

/// Writes header fields: folded, never a line over 998 octets (RFC 5322 §2.1.1), ASCII but for the addresses that
/// have no other form.
///
/// Every value that could break out of its field is refused here, so no caller has to check.
struct HeaderWriter {
  private(set) var bytes: [UInt8] = []

  /// RFC 5322 §2.1.1 wants 78 columns at most, RFC 2047 §2 wants 76 on a line with an encoded word: one for both.
  static let lineLimit = 76
  private static let hardLimit = 998
  /// No person writes so much; servers cut or refuse headers of some ten thousand octets.
  private static let longestValue = 10_000

  /// A field of words with single blanks between them, each of which may become a fold.
  mutating func words(_ name: String, _ words: [String]) throws(CompositionError) {
    for word in words where !word.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      throw .controlCharacter(field: name, value: word)
    }
    try fold(name, words)
  }

  /// Text for people: as it is when it is plain ASCII, else as encoded words.
  mutating func text(_ name: String, _ value: String) throws(CompositionError) {
    try Self.check(name, value)
    try words(name, Phrase.text(value, room: Self.room(behind: name)))
  }

  /// A field that programs read: ASCII is never encoded, only folded at blanks.
  mutating func extra(_ name: String, _ value: String) throws(CompositionError) {
    guard name.utf8.count <= 64 else { throw .fieldName(name) }
    try Self.check(name, value)
    let isASCII = value.utf8.allSatisfy { $0 < 0x7F }
    try words(
      name,
      isASCII
        ? value.split(separator: " ").map(String.init)
        : EncodedWordWriter.words(value, firstRoom: Self.room(behind: name)))
  }

  /// Nothing is written for an empty list: RFC 5322 has no empty address field. Names go without blanks at the ends,
  /// which no reader keeps.
  mutating func addresses(_ name: String, _ list: [MailAddress]) throws(CompositionError) {
    guard !list.isEmpty else { return }
    var all: [String] = []
    for (index, address) in list.enumerated() {
      try Self.check(name, address.shownName)
      guard let written = address.submissionText else {
        throw .addressNotWritable(field: name, address: address.addrSpec)
      }
      let room = index == 0 ? Self.room(behind: name) : EncodedWordWriter.longestWord
      let phrase = Phrase.name(address.shownName.trimmedOfWhiteSpace, room: room)
      all += phrase + [(phrase.isEmpty ? written : "<\(written)>") + (index < list.count - 1 ? "," : "")]
    }
    try fold(name, all)
  }

  mutating func messageIDs(_ name: String, _ ids: [MessageID]) throws(CompositionError) {
    guard !ids.isEmpty else { return }
    for id in ids where !id.isWritable { throw .messageID(field: name, value: id.text) }
    try words(name, ids.map(\.description))
  }

  /// RFC 5322 §3.3, in the sender's local time.
  mutating func date(_ name: String, _ instant: Instant, offset: Int) throws(CompositionError) {
    try words(name, DateField.words(instant, offset: offset))
  }

  /// Columns for the first word of a field.
  private static func room(behind name: String) -> Int { lineLimit - name.utf8.count - 2 }

  static func check(_ field: String, _ value: String) throws(CompositionError) {
    guard value.utf8.count <= longestValue else {
      throw .tooLong(field: field, value: value, limit: longestValue)
    }
    guard value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return }
    throw .controlCharacter(field: field, value: value)
  }

  /// The first word stays beside the name, where old readers look for it, unless a limit forbids it.
  private mutating func fold(_ name: String, _ words: [String]) throws(CompositionError) {
    bytes += Array(name.utf8) + [0x3A]
    var column = name.utf8.count + 1
    for (index, word) in words.enumerated() {
      let length = 1 + word.utf8.count
      guard length <= Self.hardLimit else {
        throw .tooLong(field: name, value: word, limit: Self.hardLimit - 1)
      }
      let limit = index > 0 || word.hasPrefix("=?") ? Self.lineLimit : Self.hardLimit
      if column + length > limit {
        bytes += [0x0D, 0x0A]
        column = 0
      }
      bytes += [0x20] + Array(word.utf8)
      column += length
    }
    bytes += [0x0D, 0x0A]
  }
}

extension MessageID {
  /// Whether it may stand in a header of ours: ASCII, as RFC 5322 §3.6.4 has it. Others are seen in the wild.
  package var isWritable: Bool { text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
}

extension DateField {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"]

  /// The words of RFC 5322 §3.3.
  ///
  /// - Parameter offset: seconds east of Greenwich.
  static func words(_ instant: Instant, offset: Int) -> [String] {
    let minutes = max(-1439, min(1439, offset / 60))
    let seconds = instant.milliseconds.quotientFloored(by: 1000) + Int64(minutes * 60)
    let days = seconds.quotientFloored(by: 86_400)
    let day = CalendarDate(daysSince1970: days)
    let second = Int(seconds - days * 86_400)
    let time = [second / 3600, second / 60 % 60, second % 60].map(two).joined(separator: ":")
    let zone = (minutes < 0 ? "-" : "+") + two(abs(minutes) / 60) + two(abs(minutes) % 60)
    return [weekdays[day.weekday - 1], String(day.day), months[day.month - 1], String(day.year), time, zone]
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
