/// Text as `format=flowed` (RFC 3676 §4): paragraphs cut into lines that a reader puts together again.
///
/// Cut is behind blanks only, so words and addresses of pages stay whole in readers that don't know the format. Texts
/// without blanks (Chinese, Japanese) are cut between their characters: then every cut has a blank more, which
/// `DelSp=yes` has the reader delete.
struct FlowedTextWriter {
  /// The lines with CRLF behind each.
  private(set) var bytes: [UInt8] = []
  let deletesBlank: Bool

  /// §4.2 has 78 as the most and takes 72 for a good choice.
  static let width = 72
  /// Deeper is no quotation of a mail, and would leave no room for words.
  private static let greatestDepth = 40
  private static let signatureMark = Array("-- ".utf8)

  /// - Parameter text: with CRLF between its lines, or a bare line break of any kind.
  init(_ text: [UInt8]) {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { $0.last == 0x0D ? $0.dropLast() : $0 }
    deletesBlank = lines.contains { FlowedParagraph($0, cutsWords: true).needsCutWords }
    bytes.reserveCapacity(text.count + text.count / 32)
    for line in text.isEmpty || text.last == 0x0A ? lines.dropLast() : lines { write(line) }
  }

  private mutating func write(_ line: ArraySlice<UInt8>) {
    let signs = line.prefix { $0 == 0x3E }.count
    // A `>` with a word right behind it may be an arrow or a smiley: such a line is text, and stuffed.
    let isQuoted = signs > 0 && signs <= Self.greatestDepth && line.dropFirst(signs).first ?? 0x20 == 0x20
    let depth = isQuoted ? signs : 0
    let content = isQuoted ? line.dropFirst(signs + 1) : line
    guard !content.elementsEqual(Self.signatureMark) else { return end(content, depth: depth) }
    let end = content.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? content.startIndex
    var paragraph = FlowedParagraph(content[..<end], cutsWords: deletesBlank)
    while let piece = paragraph.next(columns: Self.width - depth - 1) {
      self.end(piece + (deletesBlank && !paragraph.isAtEnd ? [0x20] : []), depth: depth)
    }
  }

  /// Quote signs, the blank of §4.4 where a line could be taken for something else, the line and its end.
  private mutating func end(_ line: ArraySlice<UInt8>, depth: Int) {
    bytes += [UInt8](repeating: 0x3E, count: depth)
    let isStuffed = depth > 0 || line.first == 0x20 || line.first == 0x3E || line.starts(with: "From ".utf8)
    if isStuffed, depth == 0 || !line.isEmpty { bytes.append(0x20) }
    bytes += line + [0x0D, 0x0A]
  }
}

/// A line of the writer, and where it may be cut.
private struct FlowedParagraph {
  private let scalars: [Unicode.Scalar]
  private let cutsWords: Bool
  private var start = 0
  private var isBegun = false

  init(_ line: ArraySlice<UInt8>, cutsWords: Bool) {
    scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
    self.cutsWords = cutsWords
  }

  var isAtEnd: Bool { start == scalars.count }

  /// Whether it has more without a blank than fits on a line, and could be cut there.
  var needsCutWords: Bool {
    var columns = 0
    var isWide = false
    for scalar in scalars {
      columns = scalar == " " ? 0 : columns + scalar.columns
      isWide = scalar != " " && (isWide || scalar.columns == 2)
      if columns > FlowedTextWriter.width, isWide { return true }
    }
    return false
  }

  /// The next line, with the blanks at its end; an empty paragraph is one empty line.
  mutating func next(columns limit: Int) -> ArraySlice<UInt8>? {
    guard start < scalars.count || !isBegun else { return nil }
    isBegun = true
    var columns = 0
    var cut: Int?
    var index = start
    while index < scalars.count, columns <= limit || cut == nil {
      columns += scalars[index].columns
      if columns > limit, cut != nil { break }
      index += 1
      if mayCut(before: index) { cut = index }
    }
    let end = index == scalars.count && columns <= limit ? index : cut ?? scalars.count
    defer { start = end }
    var bytes: [UInt8] = []
    for scalar in scalars[start..<end] { bytes += String(scalar).utf8 }
    return bytes[...]
  }

  /// Not where a line would become the mark of a signature.
  private func mayCut(before index: Int) -> Bool {
    guard index < scalars.count else { return false }
    let isMark =
      scalars[start..<index].elementsEqual("--".unicodeScalars)
      || scalars[start..<index].elementsEqual("-- ".unicodeScalars)
    guard !isMark else { return false }
    if scalars[index - 1] == " " { return scalars[index] != " " }
    let isBetweenWide = scalars[index - 1].columns == 2 || scalars[index].columns == 2
    return cutsWords && isBetweenWide && !scalars[index].joins && scalars[index - 1] != "\u{200D}"
      && scalars[index] != " "
  }
}

extension Unicode.Scalar {
  /// Columns in a window of fixed pitch, roughly: what is written without blanks between words is wide.
  fileprivate var columns: Int { value < 0x1100 ? 1 : 2 }

  /// Belongs to the character before it.
  fileprivate var joins: Bool {
    let category = properties.generalCategory
    return [.nonspacingMark, .spacingMark, .enclosingMark, .format].contains(category)
      || properties.isEmojiModifier || (0x1F1E6...0x1F1FF).contains(value)
  }
}
