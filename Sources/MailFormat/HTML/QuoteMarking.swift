/// Lines of a document that stand in one `blockquote` or in one container of a mail program.
struct QuoteRegion {
  let start: Int
  /// The line behind it.
  var end: Int?
  let container: MailContainer?
  /// A `blockquote`: its lines get a mark.
  let isMarked: Bool
  /// The attribution sentence may stand in it (Apple Mail, Open-Xchange, mail.ru).
  let holdsAttribution: Bool

  init(start: Int, container: MailContainer?, isMarked: Bool, holdsAttribution: Bool) {
    self.start = start
    self.container = container
    self.isMarked = isMarked
    self.holdsAttribution = holdsAttribution
  }
}

/// Gives each line its quote depth and place.
///
/// Attribution sentences and header blocks stay outside the marks, so that they read as in a plain-text mail. What
/// begins with a header block gets no mark at all: the block says what follows, and a forward looks the same.
enum QuoteMarking {
  private static let maximumDepth = 10

  static func lines(_ texts: [ArraySlice<UInt8>], regions: [QuoteRegion]) -> [HTMLLine] {
    var depths = [Int](repeating: 0, count: texts.count + 1)
    var quotes = depths
    var signatures = depths
    let reader = AttributionReader(texts)
    for region in regions {
      let end = min(region.end ?? texts.count, texts.count)
      guard region.start < end else {
        guard region.container == .quoteToTheEnd, region.start < texts.count else { continue }
        add(region.start..<texts.count, to: &quotes)
        continue
      }
      let range = region.start..<end
      if let marked = marked(region, range, reader) { add(marked, to: &depths) }
      if let quoted = quoted(region, range, reader, count: texts.count) { add(quoted, to: &quotes) }
      if region.container == .signature { add(range, to: &signatures) }
    }
    return lines(texts, sums(depths), sums(quotes), sums(signatures))
  }

  private static func marked(
    _ region: QuoteRegion, _ range: Range<Int>, _ reader: AttributionReader
  ) -> Range<Int>? {
    guard region.isMarked || region.container == .attributedQuote else { return nil }
    let first = reader.firstLine(in: range)
    guard !reader.isIntroduced(range) else { return range }
    guard !reader.beginsHeaders(at: first, before: range.upperBound),
      !reader.endsHeaders(before: range.lowerBound)
    else { return nil }
    guard region.holdsAttribution || region.container == .attributedQuote else { return range }
    guard let length = reader.attribution(at: first, before: range.upperBound) else {
      return region.isMarked ? range : nil
    }
    return first + length..<range.upperBound
  }

  private static func quoted(
    _ region: QuoteRegion, _ range: Range<Int>, _ reader: AttributionReader, count: Int
  ) -> Range<Int>? {
    switch region.container {
    case .quote, .attributedQuote: return range
    case .quoteToTheEnd: return range.lowerBound..<count
    case .rule:
      let isBlock = reader.beginsHeaders(at: reader.firstLine(in: range), before: range.upperBound)
      return isBlock ? range.lowerBound..<count : nil
    case .signature, nil: return region.holdsAttribution ? range : nil
    }
  }

  private static func add(_ range: Range<Int>, to changes: inout [Int]) {
    guard !range.isEmpty else { return }
    changes[range.lowerBound] += 1
    changes[range.upperBound] -= 1
  }

  private static func sums(_ changes: [Int]) -> [Int] {
    var sum = 0
    return changes.map { change in
      sum += change
      return sum
    }
  }

  /// A blank line belongs to a quote only when both its neighbours do.
  private static func lines(
    _ texts: [ArraySlice<UInt8>], _ depths: [Int], _ quotes: [Int], _ signatures: [Int]
  ) -> [HTMLLine] {
    texts.indices.map { index in
      let isInner = texts[index].isEmpty && index > 0 && index + 1 < texts.count
      let least = { (values: [Int]) in isInner ? min(values[index - 1], values[index + 1]) : values[index] }
      return HTMLLine(
        text: String(decoding: texts[index], as: UTF8.self), quoteDepth: min(least(depths), maximumDepth),
        place: least(quotes) > 0 ? .quote : least(signatures) > 0 ? .signature : .body)
    }
  }
}
