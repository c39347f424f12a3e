/// The attributes of one tag, read from its bytes when they are asked for (WHATWG HTML §13.2.5.32 to §13.2.5.39).
///
/// Nothing is copied before a value is wanted; references in values are resolved then.
struct HTMLAttributes: Sequence {
  struct Attribute {
    let name: ArraySlice<UInt8>
    /// References are not resolved yet.
    let rawValue: ArraySlice<UInt8>

    func isNamed(_ word: StaticString) -> Bool {
      name.count == word.utf8CodeUnitCount && name.hasCaselessPrefix(word)
    }

    var bytes: ArraySlice<UInt8> { HTMLEntities.decode(rawValue, isAttribute: true) }
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Of two with the same name the first counts (§13.2.5.33).
  func first(_ name: StaticString) -> String? { first { $0.isNamed(name) }?.text }

  func makeIterator() -> Iterator { Iterator(bytes) }

  struct Iterator: IteratorProtocol {
    private let bytes: ArraySlice<UInt8>
    private var index: Int

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      index = bytes.startIndex
    }

    mutating func next() -> Attribute? {
      while index < bytes.endIndex, bytes[index].isHTMLSpace || bytes[index] == 0x2F { index += 1 }
      guard index < bytes.endIndex else { return nil }
      let name = self.name()
      skipBlanks()
      guard index < bytes.endIndex, bytes[index] == 0x3D else {
        return Attribute(name: name, rawValue: bytes[index..<index])
      }
      index += 1
      return Attribute(name: name, rawValue: value())
    }

    private mutating func skipBlanks() {
      while index < bytes.endIndex, bytes[index].isHTMLSpace { index += 1 }
    }

    /// A `=` may stand at the start of a name, nowhere else in it.
    private mutating func name() -> ArraySlice<UInt8> {
      let start = index
      index += 1
      while index < bytes.endIndex, !bytes[index].isHTMLSpace, bytes[index] != 0x3D, bytes[index] != 0x2F {
        index += 1
      }
      return bytes[start..<index]
    }

    private mutating func value() -> ArraySlice<UInt8> {
      skipBlanks()
      guard index < bytes.endIndex else { return [] }
      let quote = bytes[index]
      guard quote == 0x22 || quote == 0x27 else {
        let start = index
        while index < bytes.endIndex, !bytes[index].isHTMLSpace { index += 1 }
        return bytes[start..<index]
      }
      let start = index + 1
      index = start
      while index < bytes.endIndex, bytes[index] != quote { index += 1 }
      defer { index = Swift.min(index + 1, bytes.endIndex) }
      return bytes[start..<index]
    }
  }
}

extension UInt8 {
  /// Tab, LF, FF, CR and blank (Infra §4.7).
  var isHTMLSpace: Bool { isWhiteSpace || self == 0x0C }
}
