import Basics
import MailFormat

/// The fields that stand above the words of a forwarded mail, and where they stand.
struct ForwardedHeader {
  /// Field values, white space at the ends removed; the first of each name counts.
  var fields: [HeaderLabel: ArraySlice<UInt8>] = [:]
  /// The first line below it.
  var end: Int
  /// Quote marks before its lines.
  let depth: Int
  /// Fields that no mail program writes for people: the raw header of the mail.
  var rawFields = 0

  init(start: Int, depth: Int) {
    end = start
    self.depth = depth
  }

  var author: NamedAddress? {
    guard let value = fields[.from], !value.isEmpty else { return nil }
    let author = NamedAddress(reading: value)
    return author.name.isEmpty && author.address == nil ? nil : author
  }

  var subject: String? { text(.subject) }
  var date: String? { text(.date) }

  /// An author and two more fields: no prose looks like that. A subject or an address must be among them, or it may
  /// be a journey ("From: Geneva", "To: Zürich", "Date: Monday").
  var isWhole: Bool {
    guard author != nil else { return false }
    let others = [HeaderLabel.date, .to, .subject, .cc].filter { fields[$0] != nil }.count
    return others >= 2 && (fields[.subject] != nil || holdsAddress)
  }

  /// An author and one more field.
  var isAuthored: Bool {
    author != nil && [HeaderLabel.date, .to, .subject].contains { fields[$0] != nil }
  }

  /// What is enough below a line that says that a mail is forwarded.
  var isEnough: Bool { author != nil || (fields[.subject] != nil && fields[.date] != nil) }

  private var holdsAddress: Bool { fields.values.contains { $0.contains(0x40) } }

  private func text(_ label: HeaderLabel) -> String? {
    guard let value = fields[label], !value.isEmpty else { return nil }
    return String(decoding: value, as: UTF8.self)
  }
}

/// Reads a ``ForwardedHeader`` from the line that begins it: `From:`, `Sent:`, `To:`, `Subject:` in any order.
///
/// Seen in the wild and read: folded values, a subject or date that a mail program wrapped, blank lines between fields
/// (BlackBerry), labels and values on lines of their own with blank lines between (HTML tables as text), the raw header
/// of the mail, and words that begin right below the last field (the new Outlook).
struct ForwardedHeaderReader {
  private let lines: QuotedLines
  private let start: Int
  private var block: ForwardedHeader
  private var last: HeaderLabel?
  /// Labels and values stand on lines of their own.
  private let isSplit: Bool

  private static let maximumLines = 200
  private static let maximumBlanks = 3

  private init(_ lines: QuotedLines, at start: Int) {
    self.lines = lines
    self.start = start
    block = ForwardedHeader(start: start, depth: lines[start].depth)
    isSplit = Self.isSplit(lines, at: start)
  }

  /// - Parameter start: A line that begins with a label; `nil` when it does not.
  static func read(_ lines: QuotedLines, at start: Int) -> ForwardedHeader? {
    guard LabelledLine.read(lines[start].content) != nil else { return nil }
    var reader = ForwardedHeaderReader(lines, at: start)
    reader.run()
    return reader.block
  }

  private static func isSplit(_ lines: QuotedLines, at start: Int) -> Bool {
    guard let first = LabelledLine.read(lines[start].content), first.label == .from, first.value.isEmpty,
      let next = lines.words(from: start + 1)
    else { return false }
    return LabelledLine.read(lines[next].content) == nil
  }

  private mutating func run() {
    var blanks = 0
    for index in start..<min(lines.count, start + Self.maximumLines) {
      let line = lines[index]
      guard !line.isBlank else {
        blanks += 1
        guard blanks <= Self.maximumBlanks || isSplit, blanks <= 8 else { return }
        continue
      }
      guard line.depth == block.depth, take(index, blanks: blanks) else { return }
      block.end = index + 1
      blanks = 0
    }
  }

  /// Whether the line belongs to the block.
  private mutating func take(_ index: Int, blanks: Int) -> Bool {
    let content = lines[index].content
    if let line = LabelledLine.read(content) {
      // The same field again: another mail's block, or words that look like one.
      guard line.label == .other || block.fields[line.label] == nil else { return false }
      guard blanks == 0 || isSplit || !isComplete else { return false }
      if line.label == .other { block.rawFields += 1 } else { block.fields[line.label] = line.value }
      last = line.label
      return true
    }
    guard let last, goesOn(last, at: index, blanks: blanks) else { return false }
    append(content, to: last)
    return true
  }

  /// Below a blank line only fields that are still missing belong to it.
  private var isComplete: Bool { block.fields[.from] != nil && block.fields[.subject] != nil }

  private func goesOn(_ label: HeaderLabel, at index: Int, blanks: Int) -> Bool {
    let value = block.fields[label] ?? []
    if isSplit { return value.isEmpty || goesOnSplit(label, lines[index].content) }
    guard blanks == 0 else { return false }
    if isIndented(index) { return true }
    guard label != .other else { return false }
    if [.from, .to, .cc, .replyTo].contains(label) {
      let isAddress = lines[index].content.first == 0x3C && lines[index].content.contains(0x40)
      if isAddress || isUnfinished(value) { return true }
    }
    return isFollowedByLabel(index)
  }

  /// The pieces of an address on lines of their own: `[`, `mailto:a@b`, `]`.
  private func goesOnSplit(_ label: HeaderLabel, _ content: ArraySlice<UInt8>) -> Bool {
    guard [.from, .to, .cc].contains(label), let first = content.first else { return false }
    return "[]<>(),;".utf8.contains(first) || content.hasCaselessPrefix("mailto:")
  }

  /// More white space than before the first field.
  private func isIndented(_ index: Int) -> Bool { indent(index) > indent(start) }

  private func indent(_ index: Int) -> Int {
    lines[index].raw.drop { $0 == 0x3E }.prefix { $0.isBlank || $0 == 0x3E }.count
  }

  private func isUnfinished(_ value: ArraySlice<UInt8>) -> Bool {
    guard let end = value.last else { return false }
    return end == 0x2C || end == 0x3B || end == 0x3C
      || (value.lastIndex(of: 0x3C) ?? -1) > (value.lastIndex(of: 0x3E) ?? -1)
  }

  /// A field that is still missing stands right below: this line is the rest of a wrapped one.
  private func isFollowedByLabel(_ index: Int) -> Bool {
    for next in index + 1..<index + 3 {
      guard next < lines.count, !lines[next].isBlank, lines[next].depth == block.depth else { return false }
      if let line = LabelledLine.read(lines[next].content), line.label != .other {
        return block.fields[line.label] == nil
      }
    }
    return false
  }

  private mutating func append(_ content: ArraySlice<UInt8>, to label: HeaderLabel) {
    guard label != .other, let value = block.fields[label] else { return }
    block.fields[label] = value.isEmpty ? content : (value + [0x20] + content)[...]
  }
}
