/// Cuts HTML into tags and text, once over the bytes, without a tree: 100,000 nested elements cost nothing.
///
/// Follows the states of WHATWG HTML §13.2.5 as far as text needs them. Comments (those of Outlook's conditions
/// too), declarations and the content of `script`, `style` and the like yield nothing.
struct HTMLTokenizer: IteratorProtocol {
  enum Token {
    /// References are not resolved yet.
    case text(ArraySlice<UInt8>)
    case start(HTMLName, HTMLAttributes)
    case end(HTMLName)
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
    index = bytes[...].index(of: 0x3C, from: start + 1) ?? bytes.count
    return .text(bytes[start..<index])
  }

  /// `nil` for a tag that the end of the text cuts: no browser shows anything of it.
  private mutating func tag(isEnd: Bool) -> Token? {
    index += isEnd ? 2 : 1
    let nameStart = index
    while index < bytes.count, !bytes[index].isHTMLSpace, bytes[index] != 0x3E, bytes[index] != 0x2F {
      index += 1
    }
    let name = bytes[nameStart..<index]
    let attributesStart = index
    guard skipAttributes() else { return nil }
    let attributes = bytes[attributesStart..<index - 1]
    let element = HTMLName(name.prefix(32))
    if isEnd { return .end(element) }
    if Self.rawElements.contains(element) { rawElement = Array(element.text.utf8) }
    return .start(element, HTMLAttributes(attributes))
  }

  /// To behind the `>`; quotes behind a `=` may hold one.
  private mutating func skipAttributes() -> Bool {
    var quote: UInt8?
    var previous: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x3E {
        return true
      } else if (byte == 0x22 || byte == 0x27) && previous == 0x3D {
        quote = byte
      }
      if !byte.isHTMLSpace { previous = byte }
    }
    return false
  }

  /// `-->` and `--!>` end a comment; `<!-->` and `<!--->` are whole ones (§13.2.5.43).
  private mutating func skipComment() {
    index += 4
    if bytes[index...].starts(with: [0x3E]) { return index += 1 }
    if bytes[index...].starts(with: [0x2D, 0x3E]) { return index += 2 }
    while index + 2 < bytes.count {
      guard bytes[index] == 0x2D, bytes[index + 1] == 0x2D else {
        index += 1
        continue
      }
      if bytes[index + 2] == 0x3E { return index += 3 }
      if bytes[index + 2] == 0x21, index + 3 < bytes.count, bytes[index + 3] == 0x3E { return index += 4 }
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
      if bytes[index] == 0x3C, index + 1 < bytes.count, bytes[index + 1] == 0x2F,
        isWord(name, at: index + 2)
      {
        return
      }
      index += 1
    }
  }

  private func isWord(_ name: [UInt8], at start: Int) -> Bool {
    let end = start + name.count
    guard end < bytes.count, bytes[end].isHTMLSpace || bytes[end] == 0x3E || bytes[end] == 0x2F else {
      return false
    }
    return zip(bytes[start..<end], name).allSatisfy { $0.lowercased == $1 }
  }

  private static let rawElements: HTMLNames = [
    .script, .style, .title, .noembed, .noframes, .xmp, .iframe, .textarea,
  ]
}
