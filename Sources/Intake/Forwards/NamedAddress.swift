import Basics
import MailFormat

/// Whom a line of a forwarded mail's header names, in any of the forms that mail programs write:
/// `Anna Rey <a@b>`, `Anna Rey [mailto:a@b]`, `"Rey, Anna" (a@b)`, `a@b<mailto:a@b>`, `a@b (Anna)`, `Anna Rey`.
package struct NamedAddress: Hashable, Sendable {
  /// Empty when only the address stands there.
  package let name: String
  /// In lower case; `nil` when only a name stands there.
  package let address: String?

  package init(name: String, address: String?) {
    self.name = name
    self.address = address
  }

  init(reading value: ArraySlice<UInt8>) {
    let value = value.prefix(Self.maximumLength)
    guard let range = Self.addressRange(in: value) else {
      self.init(name: Self.bare(value[...]), address: nil)
      return
    }
    let address = String(decoding: value[range], as: UTF8.self).lowercased()
    var before = value[..<range.lowerBound]
    if before.suffix(7).lowercasedText == "mailto:" { before = before.dropLast(7) }
    var name = Self.bare(before)
    if name.isEmpty { name = Self.comment(behind: value[range.upperBound...]) }
    self.init(name: name.lowercased() == address ? "" : name, address: address)
  }

  private static let maximumLength = 1000

  /// The longest run of address characters around the first `@` that has some on both sides.
  static func addressRange(in value: ArraySlice<UInt8>) -> Range<Int>? {
    var from = value.startIndex
    while let at = value[from...].firstIndex(of: 0x40) {
      var start = at
      while start > from, isAddressByte(value[start - 1]) { start -= 1 }
      var end = at + 1
      while end < value.endIndex, isAddressByte(value[end]) { end += 1 }
      while end > at + 1, value[end - 1] == 0x2E { end -= 1 }
      if start < at, end > at + 1 { return start..<end }
      from = at + 1
    }
    return nil
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte >= 0x80 || "._%+-=&#!$*/?^`{|}~".utf8.contains(byte)
  }

  /// `a@b (Anna)`
  private static func comment(behind rest: ArraySlice<UInt8>) -> String {
    let rest = rest.trimmed
    guard rest.first == 0x28, let end = rest.firstIndex(of: 0x29) else { return "" }
    return bare(rest[rest.startIndex..<end])
  }

  /// Without quotation marks, brackets, commas and white space around it.
  static func bare(_ slice: ArraySlice<UInt8>) -> String {
    let text = String(decoding: slice, as: UTF8.self)
    return text.trimmingScalars(frame)
  }

  private static let frame = Set(" \t\r\n\u{A0}\"'`<>[](){}«»“”„‘’,;:*=|".unicodeScalars)
}
