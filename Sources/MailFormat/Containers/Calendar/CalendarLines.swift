/// The content lines of iCalendar (RFC 5545 §3.1): unfolded, then divided into name, parameters and value.
struct CalendarLine {
  let name: String
  /// Names in upper case, quotes removed.
  let parameters: [String: String]
  let value: ArraySlice<UInt8>

  private static let maximumCount = 20_000

  static func lines(of text: String) -> [CalendarLine] {
    var lines = ByteLines(Array(text.utf8)[...])
    var found: [CalendarLine] = []
    var open: [UInt8]?
    while found.count < maximumCount, let line = lines.next() {
      if line.text.first?.isBlank == true, open != nil {
        open? += line.text.dropFirst()
        continue
      }
      if let content = open.flatMap({ CalendarLine($0[...]) }) { found.append(content) }
      open = Array(line.text)
    }
    if let content = open.flatMap({ CalendarLine($0[...]) }) { found.append(content) }
    return found
  }

  private init?(_ line: ArraySlice<UInt8>) {
    var pieces: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    var isQuoted = false
    var end: Int?
    for index in line.indices {
      let byte = line[index]
      if byte == 0x22 { isQuoted.toggle() }
      guard !isQuoted, byte == 0x3B || byte == 0x3A else { continue }
      pieces.append(line[start..<index])
      start = index + 1
      guard byte == 0x3A else { continue }
      end = start
      break
    }
    guard let end, let name = pieces.first, !name.isEmpty else { return nil }
    self.name = Self.upper(name.trimmed)
    value = line[end...]
    var parameters: [String: String] = [:]
    for piece in pieces.dropFirst().prefix(50) {
      guard let equals = piece.firstIndex(of: 0x3D) else { continue }
      let content = piece[(equals + 1)...].filter { $0 != 0x22 }
      parameters[Self.upper(piece[..<equals])] = String(decoding: content, as: UTF8.self)
    }
    self.parameters = parameters
  }

  private static func upper(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & 0xDF : $0 }, as: UTF8.self)
  }

  /// The value as TEXT (RFC 5545 §3.3.11): `\n`, `\,`, `\;`, `\\` undone.
  var text: String {
    var output: [UInt8] = []
    var isEscaped = false
    for byte in value {
      if isEscaped {
        output.append(byte | 0x20 == 0x6E ? 0x0A : byte)
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else {
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self).trimmedOfWhiteSpace
  }

  /// The value as a calendar address: `mailto:` or, from Exchange, the parameter EMAIL.
  var address: String? {
    let trimmed = value.trimmed
    if trimmed.hasCaselessPrefix("mailto:") {
      let address = trimmed.dropFirst(7).trimmed
      return address.isEmpty ? nil : String(decoding: address, as: UTF8.self)
    }
    if let email = parameters["EMAIL"], !email.isEmpty { return email }
    return trimmed.contains(0x40) ? String(decoding: trimmed, as: UTF8.self) : nil
  }
}
