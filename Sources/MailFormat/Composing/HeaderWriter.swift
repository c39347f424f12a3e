import Basics

/// Writes header fields: folded at 78 columns, never a line over 998 octets (RFC 5322 §2.1.1), ASCII only.
///
/// Every value that could break out of its field is refused here, so no caller has to check.
struct HeaderWriter {
  private(set) var bytes: [UInt8] = []

  private static let softLimit = 78
  private static let hardLimit = 998

  /// A field of words with single blanks between them, each of which may become a fold.
  mutating func words(_ name: String, _ words: [String]) throws(CompositionError) {
    bytes += Array(name.utf8) + [0x3A]
    var column = name.utf8.count + 1
    for (index, word) in words.enumerated() {
      guard word.utf8.count + 2 <= Self.hardLimit else { throw .lineTooLong(field: name) }
      guard word.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
        throw .controlCharacter(field: name, value: word)
      }
      if index > 0, column + 1 + word.utf8.count > Self.softLimit {
        bytes += [0x0D, 0x0A]
        column = 0
      } else if index == 0, column + 1 + word.utf8.count > Self.hardLimit {
        throw .lineTooLong(field: name)
      }
      bytes += [0x20] + Array(word.utf8)
      column += 1 + word.utf8.count
    }
    bytes += [0x0D, 0x0A]
  }

  /// Text for people: as it is when it is plain ASCII, else as encoded words.
  mutating func text(_ name: String, _ value: String) throws(CompositionError) {
    try Self.refuseControls(name, value)
    try words(name, Self.textWords(value))
  }

  /// A field that programs read: ASCII is never encoded, only folded at blanks.
  mutating func extra(_ name: String, _ value: String) throws(CompositionError) {
    try Self.refuseControls(name, value)
    let isASCII = value.utf8.allSatisfy { $0 < 0x7F }
    try words(name, isASCII ? value.split(separator: " ").map(String.init) : EncodedWordWriter.words(value))
  }

  /// Nothing is written for an empty list: RFC 5322 has no empty address field.
  mutating func addresses(_ name: String, _ list: [MailAddress]) throws(CompositionError) {
    guard !list.isEmpty else { return }
    var all: [String] = []
    for (index, address) in list.enumerated() {
      try Self.refuseControls(name, address.shownName)
      guard Self.isWritable(address) else {
        throw .addressNotWritable(field: name, address: address.addrSpec)
      }
      var piece = Self.phrase(address.shownName)
      piece.append(piece.isEmpty ? address.addrSpec : "<\(address.addrSpec)>")
      if index < list.count - 1 { piece[piece.count - 1] += "," }
      all += piece
    }
    try words(name, all)
  }

  mutating func messageIDs(_ name: String, _ ids: [MessageID]) throws(CompositionError) {
    guard !ids.isEmpty else { return }
    for id in ids where !id.text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      throw .controlCharacter(field: name, value: id.text)
    }
    try words(name, ids.map(\.description))
  }

  /// RFC 5322 §3.3, in the sender's local time.
  mutating func date(_ name: String, _ instant: Instant, offset: Int) throws(CompositionError) {
    let minutes = max(-1439, min(1439, offset / 60))
    let seconds = instant.milliseconds.quotientFloored(by: 1000) + Int64(minutes * 60)
    let days = seconds.quotientFloored(by: 86_400)
    let day = CalendarDate(daysSince1970: days)
    let second = Int(seconds - days * 86_400)
    let time = [second / 3600, second / 60 % 60, second % 60].map(Self.two).joined(separator: ":")
    let zone = (minutes < 0 ? "-" : "+") + Self.two(abs(minutes) / 60) + Self.two(abs(minutes) % 60)
    let weekday = ["Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"][day.weekday - 1]
    try words(name, [weekday, String(day.day), Self.months[day.month - 1], String(day.year), time, zone])
  }

  /// `attachment; filename="…"`, in the form of RFC 2231 when the name is not plain ASCII or long.
  mutating func filename(_ name: String, _ kind: String, _ filename: String) throws(CompositionError) {
    try Self.refuseControls(name, filename)
    let isASCII = filename.utf8.allSatisfy { $0 < 0x7F }
    // Readers decode encoded words in file names, against RFC 2047 §5.
    let isPlain = isASCII && filename.utf8.count <= 60 && !filename.contains("=?")
    guard !isPlain else {
      try words(name, [kind + ";", "filename=" + Self.quoted(filename)])
      return
    }
    try words(name, [kind + ";"] + Self.extendedParameter("filename", filename))
  }

  // MARK: Words

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private static func refuseControls(_ field: String, _ value: String) throws(CompositionError) {
    guard value.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return }
    throw .controlCharacter(field: field, value: value)
  }

  /// Blanks in a row, what looks like an encoded word, or a word that fills a line would not survive bare.
  private static func textWords(_ value: String) -> [String] {
    let words = value.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
    let isPlain = value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !value.contains("=?")
    let isRegular = words.allSatisfy { !$0.isEmpty && $0.count < 70 }
    guard !value.isEmpty else { return [] }
    return isPlain && isRegular
      ? words.map { String(decoding: $0, as: UTF8.self) } : EncodedWordWriter.words(value)
  }

  /// A display name: atoms, else a quoted string, else encoded words.
  private static func phrase(_ name: String) -> [String] {
    guard !name.isEmpty else { return [] }
    let words = name.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
    let isASCII = name.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    if isASCII, words.allSatisfy({ !$0.isEmpty && $0.count < 70 && isAtom($0) }) {
      return words.map { String(decoding: $0, as: UTF8.self) }
    }
    return isASCII && name.utf8.count <= 60 && !name.contains("=?")
      ? [quoted(name)] : EncodedWordWriter.words(name)
  }

  private static func quoted(_ text: String) -> String {
    var output: [UInt8] = [0x22]
    for byte in text.utf8 { output += byte == 0x22 || byte == 0x5C ? [0x5C, byte] : [byte] }
    return String(decoding: output + [0x22], as: UTF8.self)
  }

  /// RFC 2231 §3 and §4: percent-encoded UTF-8, in numbered pieces that fit on a line each.
  private static func extendedParameter(_ name: String, _ value: String) -> [String] {
    var pieces = ["UTF-8''"]
    for byte in value.utf8 {
      let isSafe = byte.isLetter || byte.isDigit || [0x2D, 0x2E, 0x5F].contains(byte)
      let code: [UInt8] = isSafe ? [byte] : [0x25, .hexDigit(byte >> 4), .hexDigit(byte & 15)]
      if pieces[pieces.count - 1].utf8.count + code.count > 58 { pieces.append("") }
      pieces[pieces.count - 1] += String(decoding: code, as: UTF8.self)
    }
    guard pieces.count > 1 else { return ["\(name)*=\(pieces[0])"] }
    return pieces.enumerated().map { index, piece in
      "\(name)*\(index)*=\(piece)" + (index < pieces.count - 1 ? ";" : "")
    }
  }

  // MARK: What may be written bare

  static func isToken(_ text: Substring.UTF8View) -> Bool {
    !text.isEmpty && text.count <= 127
      && text.allSatisfy { $0.isLetter || $0.isDigit || "!#$&-^_.+".utf8.contains($0) }
  }

  private static func isAtom(_ word: Substring.UTF8View) -> Bool {
    word.allSatisfy { $0.isLetter || $0.isDigit || "!#$%&'*+-/^_`{|}~".utf8.contains($0) }
  }

  /// The strict address of RFC 5321 §4.1.2; a display form such as `MAILER-DAEMON` can't be written.
  private static func isWritable(_ address: MailAddress) -> Bool {
    guard address.addrSpec.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), address.addrSpec.utf8.count <= 320
    else {
      return false
    }
    let local = address.localPart.utf8[...]
    let isDotAtom = local.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
    }
    let labels = address.domain.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    return isDotAtom
      && labels.allSatisfy {
        !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F }
      }
  }
}
