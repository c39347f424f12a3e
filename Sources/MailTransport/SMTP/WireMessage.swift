/// A message as SMTP carries it. One pass each, by runs.
enum WireMessage {
  /// Every line ends with CRLF, the last one too: a bare CR or LF is made one, because relays that read them
  /// differently are the hole called "SMTP smuggling".
  static func normalised(_ message: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(message.count + message.count / 32 + 2)
    var index = 0
    while index < message.count {
      let end = message[index...].firstIndex { $0 == .carriageReturn || $0 == .lineFeed } ?? message.count
      text.append(contentsOf: message[index..<end])
      text.append(.carriageReturn)
      text.append(.lineFeed)
      index = afterLineEnd(message, end)
    }
    return text
  }

  private static func afterLineEnd(_ message: [UInt8], _ end: Int) -> Int {
    let isPair = end + 1 < message.count && message[end] == .carriageReturn && message[end + 1] == .lineFeed
    return end + (isPair ? 2 : 1)
  }

  /// Whether the header of a normalised message holds other bytes than ASCII: then only a server with SMTPUTF8 may
  /// have it (RFC 6531 section 3.4).
  static func hasUTF8Header(_ text: [UInt8]) -> Bool {
    var previous: UInt8 = .lineFeed
    for byte in text {
      if byte >= 128 { return true }
      // A line that begins with its end is the blank one behind the header.
      if previous == .lineFeed, byte == .carriageReturn { return false }
      previous = byte
    }
    return false
  }

  /// For DATA: a dot at the head of a line is doubled, and a lone dot closes (RFC 5321 section 4.5.2).
  static func dotStuffed(_ text: [UInt8]) -> [UInt8] {
    var wire: [UInt8] = []
    wire.reserveCapacity(text.count + text.count / 64 + 3)
    var index = 0
    while index < text.count {
      let end = text[index...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? text.count
      if text[index] == .dot { wire.append(.dot) }
      wire.append(contentsOf: text[index..<end])
      index = end
    }
    return wire + [.dot, .carriageReturn, .lineFeed]
  }
}
