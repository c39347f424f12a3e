/// Cuts HTML into tags and text, once over the bytes, without a tree: 100,000 nested elements cost nothing.
///
/// Follows the states of WHATWG HTML §13.2.5 as far as text needs them. Comments, declarations and the
/// content of `script` and `style` yield nothing.
struct HTMLTokenizer: IteratorProtocol {
  enum Token {
    /// References are not resolved yet.
    case text(ArraySlice<UInt8>)
    /// Name in lower case; the attributes are read by ``HTMLTokenizer/attribute(_:of:)``.
    case start(String, attributes: ArraySlice<UInt8>)
    case end(String)
  }

  private let bytes: [UInt8]
  private var index = 0
  /// Set after `<script>` and the like: everything up to its end tag is not text.
  private var rawElement: [UInt8]?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Token? {
    if let rawElement {
      self.rawElement = nil
      skipRaw(rawElement)
    }
    while index < bytes.count {
      guard bytes[index] == 0x3C, let kind = markup else { return text() }
      switch kind {
      case .comment: skipComment()
      case .declaration: skip(past: 0x3E)
      case .startTag, .endTag:
        if let token = tag(isEnd: kind == .endTag) { return token }
      }
    }
    return nil
  }

  private enum Markup { case comment, declaration, startTag, endTag }

  /// What the `<` at the cursor opens; `nil` when it is only a character.
  private var markup: Markup? {
    guard index + 1 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case 0x21:
      return bytes[index...].prefix(4).elementsEqual([0x3C, 0x21, 0x2D, 0x2D]) ? .comment : .declaration
    case 0x3F: return .declaration
    case 0x2F:
      guard index + 2 < bytes.count else { return nil }
      return bytes[index + 2].isLetter ? .endTag : .declaration
    case let byte: return byte.isLetter ? .startTag : nil
    }
  }

  private mutating func text() -> Token {
    let start = index
    index += 1
    while index < bytes.count, bytes[index] != 0x3C { index += 1 }
    return .text(bytes[start..<index])
  }

  private mutating func tag(isEnd: Bool) -> Token? {
    index += isEnd ? 2 : 1
    let nameStart = index
    while index < bytes.count, !bytes[index].isWhiteSpace, bytes[index] != 0x3E, bytes[index] != 0x2F {
      index += 1
    }
    let name = bytes[nameStart..<index]
    let attributesStart = index
    skipAttributes()
    guard index <= bytes.count else { return nil }
    let attributes = bytes[attributesStart..<max(attributesStart, index - 1)]
    let text = name.prefix(32).lowercasedText
    if isEnd { return .end(text) }
    if Self.rawElements.contains(text) { rawElement = Array(text.utf8) }
    return .start(text, attributes: attributes)
  }

  /// To behind the `>`; quotes may hold one.
  private mutating func skipAttributes() {
    var quote: UInt8?
    var previous: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x3E {
        return
      } else if (byte == 0x22 || byte == 0x27) && previous == 0x3D {
        quote = byte
      }
      if !byte.isWhiteSpace { previous = byte }
    }
  }

  private mutating func skipComment() {
    index += 4
    // `<!-->` is a whole comment.
    if index < bytes.count, bytes[index] == 0x3E {
      index += 1
      return
    }
    while index + 2 < bytes.count {
      if bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x3E {
        index += 3
        return
      }
      index += 1
    }
    index = bytes.count
  }

  private mutating func skip(past end: UInt8) {
    while index < bytes.count, bytes[index] != end { index += 1 }
    index = min(index + 1, bytes.count)
  }

  private mutating func skipRaw(_ name: [UInt8]) {
    while index < bytes.count {
      if bytes[index] == 0x3C, index + 1 < bytes.count, bytes[index + 1] == 0x2F {
        let candidate = bytes[(index + 2)...].prefix(name.count)
        if candidate.map(\.lowercased) == name { return }
      }
      index += 1
    }
  }

  private static let rawElements: Set<String> = [
    "script", "style", "title", "noembed", "noframes", "xmp", "iframe",
  ]

  /// The value of an attribute, references resolved.
  static func attribute(_ name: StaticString, of attributes: ArraySlice<UInt8>) -> String? {
    var index = attributes.startIndex
    func skipBlanks() {
      while index < attributes.endIndex, attributes[index].isWhiteSpace || attributes[index] == 0x2F {
        index += 1
      }
    }
    while index < attributes.endIndex {
      skipBlanks()
      let nameStart = index
      while index < attributes.endIndex, !attributes[index].isWhiteSpace, attributes[index] != 0x3D {
        index += 1
      }
      let found = attributes[nameStart..<index]
      while index < attributes.endIndex, attributes[index].isWhiteSpace { index += 1 }
      guard index < attributes.endIndex, attributes[index] == 0x3D else {
        if found.isEmpty { index += 1 }
        continue
      }
      index += 1
      let value = attributeValue(attributes, at: &index)
      guard found.count == name.utf8CodeUnitCount, found.hasCaselessPrefix(name) else { continue }
      return String(decoding: HTMLEntities.decode(value, isAttribute: true), as: UTF8.self)
    }
    return nil
  }

  private static func attributeValue(_ attributes: ArraySlice<UInt8>, at index: inout Int) -> ArraySlice<
    UInt8
  > {
    while index < attributes.endIndex, attributes[index].isWhiteSpace { index += 1 }
    guard index < attributes.endIndex else { return [] }
    let quote = attributes[index]
    guard quote == 0x22 || quote == 0x27 else {
      let start = index
      while index < attributes.endIndex, !attributes[index].isWhiteSpace { index += 1 }
      return attributes[start..<index]
    }
    index += 1
    let start = index
    while index < attributes.endIndex, attributes[index] != quote { index += 1 }
    let value = attributes[start..<index]
    index = min(index + 1, attributes.endIndex)
    return value
  }
}
