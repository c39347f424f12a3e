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
      self.init(name: Self.bare(Self.withoutDirectory(value)), address: nil)
      return
    }
    let address = Self.address(value[range])
    let behind = value[range.upperBound...]
    var before = value[..<range.lowerBound]
    if before.suffix(7).lowercasedText == "mailto:" { before = before.dropLast(7) }
    var name = Self.bare(before)
    if name.isEmpty || name.lowercased() == address {
      name = OnBehalf.principal(in: behind).map(Self.bare) ?? name
    }
    if name.isEmpty { name = Self.comment(behind: behind) }
    self.init(name: name.lowercased() == address ? "" : name, address: address)
  }

  private static func address(_ slice: ArraySlice<UInt8>) -> String {
    String(decoding: slice, as: UTF8.self).trimmingScalars(invisible).lowercased()
  }

  /// Exchange writes the directory's name of a colleague: `ANNA REY </O=FIRM/OU=…/CN=ANNA>`.
  private static func withoutDirectory(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let open = value.firstIndex(where: { $0 == 0x3C || $0 == 0x5B }), open > value.startIndex,
      value[value.index(after: open)...].first == 0x2F
    else { return value }
    return value[..<open]
  }

  private static let maximumLength = 1000

  /// The first address in angle brackets; without one, the first at all.
  static func addressRange(in value: ArraySlice<UInt8>) -> Range<Int>? {
    var first: Range<Int>?
    var from = value.startIndex
    while let range = nextAddress(in: value, from: from) {
      if isBracketed(value, before: range.lowerBound) { return range }
      first = first ?? range
      from = range.upperBound
    }
    return first
  }

  private static func isBracketed(_ value: ArraySlice<UInt8>, before start: Int) -> Bool {
    guard start > value.startIndex else { return false }
    return value[start - 1] == 0x3C || value[..<start].suffix(8).lowercasedText == "<mailto:"
  }

  /// The longest run of address characters around the first `@` that has some on both sides.
  private static func nextAddress(in value: ArraySlice<UInt8>, from begin: Int) -> Range<Int>? {
    var from = begin
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
    byte.isLetter || byte.isDigit || byte >= 0x80 || addressMarks.contains(byte)
  }

  private static let addressMarks: ByteSet = "._%+-=&#!$*/?^`{|}~"

  /// `a@b (Anna)`
  private static func comment(behind rest: ArraySlice<UInt8>) -> String {
    let rest = rest.trimmed
    guard rest.first == 0x28, let end = rest.firstIndex(of: 0x29) else { return "" }
    return bare(rest[rest.startIndex..<end])
  }

  /// Without quotation marks, brackets, commas and white space around it. What is opened or closed within the name
  /// stays: `Rey, Anna (Bau)`, `'Anna Rey' via Sales`.
  static func bare(_ slice: ArraySlice<UInt8>) -> String {
    let text = String(decoding: slice, as: UTF8.self).trimmingScalars(frame)
    return withoutPair("'", "'", withoutPair("(", ")", text)).trimmingScalars(frame)
  }

  private static func withoutPair(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    let isWhole = scalars.count > 1 && scalars.first == open && scalars.last == close
    if isWhole || (scalars.first == open && !scalars.dropFirst().contains(close)) { scalars.removeFirst() }
    if isWhole || (scalars.last == close && !scalars.dropLast().contains(open)) { scalars.removeLast() }
    return String(scalars)
  }

  /// Marks that show nothing: byte order, direction of writing, zero width.
  private static let unseen =
    "\u{200B}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{FEFF}"
  private static let invisible = ScalarSet(unseen)
  private static let frame = ScalarSet(unseen + " \t\r\n\u{A0}\u{202F}\"`<>[]{}«»“”„‘’,;:*=|")
}
