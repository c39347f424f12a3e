/// The sentence that a mail program writes above a quote, found by its last line and read upwards.
///
/// It is wrapped over at most four lines. The line above it may be the writer's own words, so it begins at the nearest
/// line that begins with a day; without one, at the line where it is complete.
struct Attribution {
  /// Its first line.
  let start: Int
  /// Where it begins within that line, when words stand before it.
  var place: Int?

  static func ending(at index: Int, in lines: ReplyLines) -> Attribution? {
    let isAboveQuote = lines.isAboveQuote(index)
    guard canEnd(lines.words(index), isAboveQuote: isAboveQuote) else { return nil }
    var sentence: [UInt8] = []
    var found: Attribution?
    var isDated = false
    for start in stride(from: index, through: max(0, index - 3), by: -1) {
      guard start == index || goesOn(lines, at: start) else { break }
      sentence = lines.key(start) + (sentence.isEmpty ? [] : [0x20]) + sentence
      guard sentence.count < 600 else { break }
      let reading = AttributionSentence(sentence)
      guard reading.isAttribution(isAboveQuote: isAboveQuote) else { continue }
      let isGood = reading.beginsDated && reading.namesWriter
      if isGood, reading.hasYear || (found != nil && !isDated) {
        return Attribution(start: start).withName(lines, reading)
      }
      if isAboveQuote, let place = inner(lines, start, rest: sentence) {
        return Attribution(start: start, place: place)
      }
      if !isDated, !reading.beginsDated, reading.isComplete {
        return Attribution(start: start).withName(lines, reading)
      }
      if found == nil || isGood { found = Attribution(start: start).withName(lines, reading) }
      isDated = isDated || isGood
    }
    return found
  }

  /// A colon; above marked lines also an address (Gmail's short form of 2011) or a verb.
  private static func canEnd(_ words: ArraySlice<UInt8>, isAboveQuote: Bool) -> Bool {
    guard let last = words.last else { return false }
    if last == UInt8(ascii: ":") || words.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]) { return true }
    guard isAboveQuote, words.count <= 200 else { return false }
    let sentence = AttributionSentence(ReplyLines.key(words))
    return sentence.beginsDated && (last == UInt8(ascii: ">") || sentence.endsWithVerb)
  }

  /// Whether the line can be the beginning of a sentence that goes on below: words, and no end of a sentence.
  static func goesOn(_ lines: ReplyLines, at index: Int) -> Bool {
    let words = lines.words(index)
    guard let last = words.last, !lines[index].isMarked, words.count <= 400 else { return false }
    guard last != UInt8(ascii: ":"), last != UInt8(ascii: "!"), last != UInt8(ascii: "?") else {
      return false
    }
    return last != UInt8(ascii: ".") || words.dropLast().suffix(6).contains { !isLetter($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) || byte >= 0x80 }

  /// "Thanks. On Wed, 3 March 2026, Anna Rey wrote:" on one line: some programs leave the break out.
  private static func inner(_ lines: ReplyLines, _ index: Int, rest: [UInt8]) -> Int? {
    let words = lines.words(index)
    let tail = words.suffix(300)
    let places = tail.indices.dropFirst().reversed().filter { isStart(tail[$0...], after: tail[$0 - 1]) }
    let below = rest.dropFirst(lines.key(index).count)
    for place in places.prefix(8) {
      let reading = AttributionSentence(tail[place...].foldedKey + below)
      guard reading.beginsDated, reading.isAttribution(isAboveQuote: false) else { continue }
      let dashes = words[..<place].reversed().prefix { $0 == 0x2D || $0 == 0x20 }.count
      return place - dashes
    }
    return nil
  }

  private static func isStart(_ words: ArraySlice<UInt8>, after byte: UInt8) -> Bool {
    guard byte == 0x20 || byte == 0x2D else { return false }
    return ["On ", "Le ", "Am ", "Il ", "El ", "Em ", "Op ", "Den "].contains { words.starts(with: $0.utf8) }
  }

  /// The line above, where the name stands: it ends with the address, or the address follows here.
  private func withName(_ lines: ReplyLines, _ sentence: AttributionSentence) -> Attribution {
    guard start > 0, Self.goesOn(lines, at: start - 1) else { return self }
    let above = lines.words(start - 1)
    let last = above.split(separator: 0x20).suffix(5)
    let isName = sentence.beginsWithBracket && above.count <= 60
    let isAddress =
      !sentence.hasAddress && above.count <= 120 && last.contains { $0.contains(UInt8(ascii: "@")) }
    guard isName || isAddress || above.last == UInt8(ascii: "<") else { return self }
    let longer = Attribution(start: start - 1)
    return isAddress ? longer.withName(lines, AttributionSentence(lines.key(start - 1))) : longer
  }
}
