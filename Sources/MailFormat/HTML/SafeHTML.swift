/// HTML of a mail that may be shown inside a page of ours: an allow-list of elements, attributes, addresses and
/// style properties, written anew.
///
/// Nothing of the original markup is copied: every tag is written by us with quoted values, every text is escaped, all
/// elements are closed. No element is written whose content a browser reads in another way (`style`, `noscript`,
/// `svg` …), so it can't be taken for something else when it is parsed again. Pictures from elsewhere would tell the
/// sender who reads when; they are left out and counted.
package struct SafeHTML: Hashable, Sendable {
  package let markup: String
  /// How many pictures from elsewhere were left out.
  package let blockedImages: Int
  /// The mail's HTML was longer than the limit, its end is missing.
  package let isCut: Bool

  package struct Limits: Sendable {
    /// Bytes of ``SafeHTML/markup``, apart from closing tags.
    package let length: Int
    /// Bytes of a picture that the address itself holds (`data:`); 0 for none.
    package let dataImage: Int

    package init(length: Int = 1_000_000, dataImage: Int = 0) {
      self.length = length
      self.dataImage = dataImage
    }
  }

  package static func read(_ html: String, limits: Limits = Limits()) -> SafeHTML {
    var tokens = HTMLTokenizer(Array(html.utf8))
    var writer = SafeHTMLWriter(limits: limits)
    while !writer.isCut, let token = tokens.next() { writer.take(token) }
    return writer.finish()
  }
}

extension MailMessage {
  /// The HTML body as it may be shown; `nil` when there is none.
  package func safeHTML(_ limits: SafeHTML.Limits = SafeHTML.Limits()) -> SafeHTML? {
    html.map { SafeHTML.read($0, limits: limits) }
  }
}

/// Writes the allowed part of one document while its tags pass by.
struct SafeHTMLWriter {
  private struct Fate {
    /// Its start tag was written, so its end tag must be.
    let isWritten: Bool
    /// Nothing inside is shown.
    let isDropped: Bool
  }

  private(set) var isCut = false
  private var output: [UInt8] = []
  private var open = OpenElements<Fate>(limit: maximumDepth)
  private var blockedImages = 0
  private let limits: SafeHTML.Limits

  private static let maximumDepth = 100

  init(limits: SafeHTML.Limits) { self.limits = limits }

  mutating func take(_ token: HTMLTokenizer.Token) {
    switch token {
    case .text(let raw): if !isDropping { write(HTMLEntities.decode(raw)) }
    case .start(let name, let attributes): start(name, attributes)
    case .end(let name): end(name)
    }
    isCut = output.count > limits.length
  }

  mutating func finish() -> SafeHTML {
    close(open.elements.count)
    return SafeHTML(
      markup: String(decoding: output, as: UTF8.self), blockedImages: blockedImages, isCut: isCut)
  }

  private var isDropping: Bool { open.top?.state.isDropped == true }

  // MARK: Tags

  private mutating func start(_ name: HTMLName, _ attributes: HTMLAttributes) {
    if open.top?.name.tag == .head, !HTMLElements.headParts.contains(name) { close(1) }
    close(open.endsImplied(by: name))
    let isDropped = isDropping || SafeMarkup.droppedElements.contains(name)
    let isWritten = !isDropped && !open.isFull && isAllowed(name.text)
    if isWritten { writeStart(name.text, attributes) }
    guard !HTMLElements.empty.contains(name) else { return }
    open.push(name, Fate(isWritten: isWritten, isDropped: isDropped))
  }

  /// Parts of a table or list would end an element of the page around them if they stood alone.
  private func isAllowed(_ name: String) -> Bool {
    guard SafeMarkup.elements.contains(name) else { return false }
    guard let (parents, barrier) = SafeMarkup.parents[name] else { return true }
    let near = open.elements.last {
      $0.state.isWritten && (parents.contains($0.name.text) || barrier.contains($0.name.text))
    }
    return near.map { parents.contains($0.name.text) } ?? false
  }

  private mutating func end(_ name: HTMLName) {
    let count = open.ends(of: name)
    let inner = open.elements.suffix(max(0, count - 1))
    // Overlapping formatting goes on to the end of the block that it overlaps.
    let overlaps =
      HTMLElements.formatting.contains(name) && inner.contains { HTMLElements.blocks.contains($0.name) }
    if !overlaps { close(count) }
  }

  private mutating func close(_ count: Int) {
    for _ in 0..<count {
      guard let element = open.pop() else { return }
      if element.state.isWritten { output += Array("</\(element.name.text)>".utf8) }
    }
  }

  // MARK: Writing

  private mutating func writeStart(_ name: String, _ attributes: HTMLAttributes) {
    if name == "img" { return writeImage(attributes) }
    output += Array("<\(name)".utf8)
    writeAttributes(of: name, attributes)
    if name == "a" { output += Array(" target=\"_blank\" rel=\"noopener noreferrer nofollow\"".utf8) }
    output.append(0x3E)
  }

  private mutating func writeImage(_ attributes: HTMLAttributes) {
    let source = attributes.first { $0.isNamed("src") }?.bytes ?? []
    let address = SafeAddress.image(source, maximumData: limits.dataImage)
    if address == nil, SafeAddress.isRemote(source) {
      blockedImages += 1
      // A picture of one dot is there to be counted.
      guard !Self.isDot(attributes) else { return }
    }
    output += Array("<img".utf8)
    if let address { write("src", address) }
    writeAttributes(of: "img", attributes)
    output.append(0x3E)
  }

  private static func isDot(_ attributes: HTMLAttributes) -> Bool {
    ["0", "1", "1px"].contains(attributes.first("width"))
      || ["0", "1", "1px"].contains(attributes.first("height"))
  }

  private mutating func writeAttributes(of element: String, _ attributes: HTMLAttributes) {
    var seen: [String] = []
    for attribute in attributes where attribute.name.count <= 16 {
      let name = attribute.name.lowercasedText
      guard SafeMarkup.isAllowed(name, on: element), !seen.contains(name) else { continue }
      seen.append(name)
      if let value = SafeMarkup.value(of: name, attribute.bytes) { write(name, value) }
    }
  }

  private mutating func write(_ name: String, _ value: [UInt8]) {
    output += Array(" \(name)=\"".utf8)
    write(value[...])
    output.append(0x22)
  }

  /// Text or the inside of a value: references for what has a meaning, no control characters.
  private mutating func write(_ text: ArraySlice<UInt8>) {
    for byte in text {
      switch byte {
      case 0x26: output += "&amp;".utf8
      case 0x3C: output += "&lt;".utf8
      case 0x3E: output += "&gt;".utf8
      case 0x22: output += "&quot;".utf8
      case 0x27: output += "&#39;".utf8
      case 0x60: output += "&#96;".utf8
      case 0x09, 0x0A, 0x20...0x7E, 0x80...: output.append(byte)
      default: break
      }
    }
  }
}
