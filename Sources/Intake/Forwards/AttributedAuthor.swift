import Basics
import MailFormat

/// Who and when in a sentence such as "Le 28/10/2021 12:46, « Anna Rey » <anna@example.org> a écrit :".
struct AttributedAuthor {
  let author: NamedAddress
  /// The piece of the sentence that names the author.
  let authorBytes: [UInt8]
  /// From the first word with a figure to the last, without the author; empty when there is none.
  let date: [UInt8]

  init(_ sentence: [UInt8]) {
    let whole = sentence[...]
    guard let address = NamedAddress.addressRange(in: whole) else {
      author = NamedAddress(name: "", address: nil)
      authorBytes = []
      date = []
      return
    }
    let name = Self.name(before: Self.withoutFrame(whole[..<address.lowerBound]))
    authorBytes = Array(name) + Array(" <".utf8) + Array(whole[address]) + [0x3E]
    author = NamedAddress(reading: authorBytes[...])
    let outside = Array(whole[..<name.startIndex]) + [0x20] + Array(whole[address.upperBound...])
    date = Self.dated(outside)
  }

  private static func withoutFrame(_ slice: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = slice
    while let last = rest.last, last.isWhiteSpace || "<([".utf8.contains(last) { rest = rest.dropLast() }
    return rest
  }

  /// What stands between quotation marks, or the last words that begin with a capital.
  private static func name(before text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if text.last == 0x22, let open = text.dropLast().lastIndex(of: 0x22) { return text[open...] }
    if text.suffix(2).elementsEqual("»".utf8),
      let open = text.indices.last(where: { text[$0...].starts(with: "«".utf8) })
    {
      return text[open...]
    }
    var start = text.endIndex
    for word in text.split(separator: 0x20).reversed() {
      guard let first = word.first, word.last != 0x2C || start == text.endIndex,
        (0x41...0x5A).contains(first) || first >= 0xC2, !word.contains(where: \.isDigit)
      else { break }
      start = word.startIndex
    }
    return text[start...]
  }

  private static func dated(_ text: [UInt8]) -> [UInt8] {
    let words = text.split(separator: 0x20).filter { !$0.contains(0x40) }
    guard let first = words.firstIndex(where: { $0.contains(where: \.isDigit) }),
      let last = words.lastIndex(where: { $0.contains(where: \.isDigit) })
    else { return [] }
    let isHalf = words[(last + 1)...].first.map {
      ["AM", "PM"].contains(String(decoding: $0.prefix(2), as: UTF8.self))
    }
    let joined = words[first...(isHalf == true ? last + 1 : last)].joined(separator: [0x20])
    return Array(joined.trimmedPunctuation)
  }
}

extension Sequence<UInt8> {
  /// Without commas and colons at the end.
  fileprivate var trimmedPunctuation: ArraySlice<UInt8> {
    var rest = Array(self)[...]
    while let last = rest.last, last == 0x2C || last == 0x3A || last == 0x3B { rest = rest.dropLast() }
    return rest
  }
}
