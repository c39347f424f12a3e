/// Walks BER (X.690) from front to back: definite and indefinite lengths, values in pieces.
///
/// Elements are entered, not measured: the end of an indefinite one is never looked for, so nesting costs nothing.
struct BERReader {
  struct Element {
    let tag: UInt8
    /// nil when it is indefinite.
    let length: Int?
    var isConstructed: Bool { tag & 0x20 != 0 }
    var isEnd: Bool { tag == 0 && length == 0 }
  }

  enum Tag {
    static let integer: UInt8 = 0x02
    static let octets: UInt8 = 0x04
    static let identifier: UInt8 = 0x06
    static let sequence: UInt8 = 0x30
    static let explicit: UInt8 = 0xA0
  }

  private var reader: ByteReader

  init(_ bytes: ArraySlice<UInt8>) { reader = ByteReader(bytes) }

  /// The header of the element at the cursor; the cursor stands on its content then.
  mutating func next() -> Element? {
    guard let tag = reader.byte(), tag & 0x1F != 0x1F, let first = reader.byte() else { return nil }
    if first < 0x80 { return Element(tag: tag, length: Int(first)) }
    if first == 0x80 { return tag & 0x20 != 0 ? Element(tag: tag, length: nil) : nil }
    let size = Int(first & 0x7F)
    guard size <= 8, let digits = reader.take(size) else { return nil }
    let significant = digits.drop { $0 == 0 }
    guard significant.count <= 4 else { return nil }
    return Element(tag: tag, length: significant.reduce(0) { $0 << 8 | Int($1) })
  }

  /// Whether an element of that tag stands at the cursor; it is entered then.
  mutating func enter(_ tag: UInt8) -> Bool {
    var ahead = self
    guard let element = ahead.next(), element.tag == tag else { return false }
    self = ahead
    return true
  }

  /// The content of a primitive element of that tag.
  mutating func value(_ tag: UInt8) -> ArraySlice<UInt8>? {
    var ahead = self
    guard let element = ahead.next(), element.tag == tag, let length = element.length else { return nil }
    guard let content = ahead.reader.take(length) else { return nil }
    self = ahead
    return content
  }

  /// Goes behind the next element, whatever it is.
  mutating func skip() -> Bool {
    var open = 0
    repeat {
      guard let element = next() else { return false }
      if let length = element.length {
        if element.isEnd { open -= 1 } else if reader.take(length) == nil { return false }
      } else {
        open += 1
      }
    } while open > 0
    return open == 0
  }

  /// A string of octets, in one piece or in nested pieces (X.690 §8.7); what is cut off counts as far as it goes.
  mutating func octets() -> (bytes: [UInt8], isWhole: Bool)? {
    guard let outer = next(), outer.tag & 0xDF == Tag.octets else { return nil }
    if !outer.isConstructed, let length = outer.length {
      let isWhole = length <= reader.remaining
      return (Array(reader.takeUpTo(length)), isWhole)
    }
    return pieces(of: outer)
  }

  private mutating func pieces(of outer: Element) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    var open = 1
    // A definite string ends where it says; what is nested in it may be indefinite.
    let end = outer.length.map { reader.position + min($0, reader.remaining) }
    while open > 0, end.map({ reader.position < $0 }) ?? true {
      guard let element = next() else { return (bytes, false) }
      if element.isEnd {
        open -= 1
      } else if element.isConstructed {
        if element.length == nil { open += 1 }
      } else if element.tag == Tag.octets, let length = element.length {
        let isWhole = length <= reader.remaining
        bytes += reader.takeUpTo(length)
        guard isWhole else { return (bytes, false) }
      } else {
        return (bytes, false)
      }
    }
    return (bytes, true)
  }
}
