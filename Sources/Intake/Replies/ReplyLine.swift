import MailFormat

/// One line of a mail's text, as ranges of ``ReplyLines``' bytes.
struct ReplyLine: Hashable, Sendable {
  /// As written, without the line end.
  var all: Range<Int>
  /// Without blanks at both ends.
  let words: Range<Int>
  /// What the markup of an HTML mail says.
  var place = HTMLLine.Place.body
  /// Marked line by line as a quote.
  var isMarked = false
  /// How long the mark is that stands for an element of an HTML mail.
  var markLength = 0

  var isBlank: Bool { words.isEmpty }
  /// Somebody else's words, as far as the line itself tells.
  var isCited: Bool { isMarked || place == .quote }
}

/// The lines of a mail's text. Rules ask for the bytes of the few lines that could be a mark; nothing is made of
/// the others.
struct ReplyLines: Sendable {
  let bytes: [UInt8]
  private(set) var lines: [ReplyLine]
  private let sender: MailAddress?

  init(_ text: String, sender: MailAddress?) {
    self.sender = sender
    let bytes = Array(text.utf8)
    lines = bytes.withUnsafeBufferPointer(Self.split)
    self.bytes = bytes
    markInitials()
  }

  init(_ html: [HTMLLine], sender: MailAddress?) {
    self.sender = sender
    var bytes: [UInt8] = []
    var lines: [ReplyLine] = []
    for line in html {
      let start = bytes.count
      bytes += line.marked.utf8
      let range = start..<bytes.count
      let isMark = { (place: Int) in place < bytes.count && bytes[place] == UInt8(ascii: ">") }
      let words = bytes.withUnsafeBufferPointer { Self.words(of: range, in: $0) }
      lines.append(
        ReplyLine(
          all: range, words: words, place: line.place,
          isMarked: line.quoteDepth > 0 || isMark(words.lowerBound),
          markLength: range.count - line.text.utf8.count))
      bytes.append(0x0A)
    }
    self.bytes = bytes
    self.lines = lines
  }

  /// Who wrote them, as the head of the mail says; made anew for each who asks, most mails need it never.
  var signer: Signer { Signer(sender) }

  var count: Int { lines.count }
  subscript(_ index: Int) -> ReplyLine { lines[index] }

  /// What the line at `index` says, without blanks at the ends.
  func words(_ index: Int) -> ArraySlice<UInt8> { bytes[lines[index].words] }

  /// The form that marks are searched in. Of long lines only both ends: marks are short.
  func key(_ index: Int) -> [UInt8] { Self.key(words(index)) }

  static func key(_ words: ArraySlice<UInt8>) -> [UInt8] {
    words.count <= 400 ? words.foldedKey : (words.prefix(200) + [0x20] + words.suffix(200)).foldedKey
  }

  /// The next line with words, at most three lines further.
  func lineWithWords(after index: Int) -> Int? {
    (index + 1..<min(index + 4, count)).first { !lines[$0].isBlank }
  }

  /// Whether a quote that is marked as such begins right below.
  func isAboveQuote(_ index: Int) -> Bool { lineWithWords(after: index).map { lines[$0].isCited } ?? false }

  /// Parts the line at `index` in two, the second beginning at `place`.
  mutating func split(_ index: Int, at place: Int) {
    let line = lines[index]
    let range = line.all.lowerBound..<place
    let head = bytes.withUnsafeBufferPointer { Self.words(of: range, in: $0) }
    lines[index] = ReplyLine(all: range, words: head, place: line.place)
    lines.insert(
      ReplyLine(
        all: place..<line.all.upperBound, words: place..<line.words.upperBound, place: line.place),
      at: index + 1)
  }

  /// Shows an element of an HTML mail without marks: its writer set it apart, nobody else wrote it.
  mutating func unmark(_ range: Range<Int>) {
    for index in range {
      lines[index].all = lines[index].all.dropFirst(lines[index].markLength)
      lines[index].markLength = 0
    }
  }

  /// Without blank lines at both ends.
  func text(_ indices: some BidirectionalCollection<Int>) -> String {
    guard let first = indices.first(where: { !lines[$0].isBlank }) else { return "" }
    let last = indices.last { !lines[$0].isBlank }
    var text: [UInt8] = []
    for index in indices where index >= first && index <= (last ?? first) {
      if index > first { text.append(0x0A) }
      text += bytes[lines[index].all]
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Reading

  private static func split(_ bytes: UnsafeBufferPointer<UInt8>) -> [ReplyLine] {
    var lines: [ReplyLine] = []
    var start = 0
    while start <= bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let next = end + 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      let words = words(of: start..<end, in: bytes)
      let isMarked = !words.isEmpty && bytes[words.lowerBound] == UInt8(ascii: ">")
      lines.append(ReplyLine(all: start..<end, words: words, isMarked: isMarked))
      start = next
    }
    return lines
  }

  private static func words(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var first = range.lowerBound
    var last = range.upperBound
    while first < last {
      let length = blank(at: first, before: last, in: bytes)
      guard length > 0 else { break }
      first += length
    }
    // All blanks end with a byte beyond printable ASCII.
    while last > first, !(0x21...0x7F).contains(bytes[last - 1]) {
      guard let length = (1...3).first(where: { last - $0 >= first && isBlank(last - $0..<last, in: bytes) })
      else { break }
      last -= length
    }
    return first..<last
  }

  private static func isBlank(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    blank(at: range.lowerBound, before: range.upperBound, in: bytes) == range.count
  }

  /// The length of the blank that stands there: also one that does not break, or a mark that shows nothing.
  private static func blank(at index: Int, before end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if bytes[index] <= 0x20 { return 1 }
    guard bytes[index] >= 0xC2, index + 1 < end else { return 0 }
    if bytes[index] == 0xC2 { return bytes[index + 1] == 0xA0 ? 2 : 0 }
    guard index + 2 < end else { return 0 }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9),
      (0xEF, 0xBB, 0xBF):
      return 3
    default: return 0
    }
  }

  /// `AR> cited`: marks with the writer's initials (Gnus and Fidonet programs), two lines in a row.
  private mutating func markInitials() {
    var isBelow = false
    for index in lines.indices {
      let isOne = hasInitials(index)
      if isOne, isBelow {
        lines[index].isMarked = true
        lines[index - 1].isMarked = true
      }
      isBelow = isOne
    }
  }

  private func hasInitials(_ index: Int) -> Bool {
    let words = lines[index].words
    guard words.count >= 2, isUpperCase(bytes[words.lowerBound]) else { return false }
    for place in words.prefix(5).dropFirst() {
      if bytes[place] == UInt8(ascii: ">") { return true }
      guard isUpperCase(bytes[place]) else { return false }
    }
    return false
  }

  private func isUpperCase(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
}
