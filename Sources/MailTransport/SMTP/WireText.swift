import Glibc

/// A message as SMTP carries it, and as APPEND wants it: every line ends with CRLF, the last one too. A bare CR
/// or LF is made one, because relays that read them differently are the hole called "SMTP smuggling". A message
/// that is so already is not copied.
struct WireText {
  let bytes: [UInt8]
  /// It holds other bytes than ASCII, so it wants 8BITMIME (RFC 6152).
  let isEightBit: Bool
  /// Its header does: then only a server with SMTPUTF8 may have it (RFC 6531 section 3.4).
  let hasUTF8Header: Bool
  /// A line begins with a dot.
  let hasDots: Bool

  init(_ message: [UInt8]) {
    bytes = Self.isWhole(message) ? message : Self.normalised(message)
    isEightBit = bytes.withUnsafeBytes(Self.hasHighBit)
    hasUTF8Header = isEightBit && Self.hasHighBitInHeader(bytes)
    hasDots = bytes.withUnsafeBytes { Self.nextDot(in: $0, from: 0) != nil }
  }

  /// Hands over the pieces that follow DATA: a dot at the head of a line is doubled, and a lone dot closes
  /// (RFC 5321 section 4.5.2).
  func writeDotStuffed(_ write: (UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { all in
      var start = 0
      var next = hasDots ? Self.nextDot(in: all, from: 0) : nil
      while let dot = next {
        // Up to and with the dot; the next piece begins with it again.
        write(UnsafeRawBufferPointer(rebasing: all[start...dot]))
        start = dot
        next = Self.nextDot(in: all, from: dot + 1)
      }
      write(UnsafeRawBufferPointer(rebasing: all[start...]))
    }
    withUnsafeBytes(of: (UInt8.dot, UInt8.carriageReturn, UInt8.lineFeed), write)
  }

  // MARK: Line ends

  /// Every CR stands before an LF, every LF behind a CR, and the last line has its end.
  private static func isWhole(_ message: [UInt8]) -> Bool {
    message.withUnsafeBytes { all in
      var start = 0
      while start < all.count {
        guard let end = position(of: .lineFeed, in: all, from: start), end > start,
          position(of: .carriageReturn, in: all, from: start) == end - 1
        else { return false }
        start = end + 1
      }
      return true
    }
  }

  private static func normalised(_ message: [UInt8]) -> [UInt8] {
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

  // MARK: Looking for bytes

  private static func position(of byte: UInt8, in all: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard start < all.count, let base = all.baseAddress,
      let found = memchr(base + start, Int32(byte), all.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// The first dot at or behind `start` that begins a line.
  private static func nextDot(in all: UnsafeRawBufferPointer, from start: Int) -> Int? {
    if start == 0, all.first == .dot { return 0 }
    var from = max(start - 1, 0)
    while let end = position(of: .lineFeed, in: all, from: from) {
      if end + 1 < all.count, all[end + 1] == .dot, end + 1 >= start { return end + 1 }
      from = end + 1
    }
    return nil
  }

  private static func hasHighBit(_ all: UnsafeRawBufferPointer) -> Bool {
    var bits: UInt64 = 0
    var index = 0
    while index + 8 <= all.count {
      bits |= all.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      index += 8
    }
    while index < all.count {
      bits |= UInt64(all[index])
      index += 1
    }
    return bits & 0x8080_8080_8080_8080 != 0
  }

  private static func hasHighBitInHeader(_ text: [UInt8]) -> Bool {
    var previous: UInt8 = .lineFeed
    for byte in text {
      if byte >= 128 { return true }
      // A line that begins with its end is the blank one behind the header.
      if previous == .lineFeed, byte == .carriageReturn { return false }
      previous = byte
    }
    return false
  }
}
