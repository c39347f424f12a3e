/// The end of a command or an untagged status: `OK [UIDNEXT 5] text`. The text is free, so nothing in it is a
/// token.
struct StatusText: Hashable {
  enum Condition: Hashable { case ok, no, bad, bye, preauth }

  let condition: Condition
  /// What stands in brackets, word by word: `["UIDNEXT", "5"]`.
  let code: [[UInt8]]
  /// All that follows the condition, for people.
  let words: String

  init?(_ rest: ArraySlice<UInt8>) {
    let end = rest.firstIndex(of: .space) ?? rest.endIndex
    guard let condition = Self.condition(rest[..<end]) else { return nil }
    self.condition = condition
    let text = rest[end...].drop { $0 == .space }
    words = rest.printable()
    guard text.first == UInt8(ascii: "["), let close = text.firstIndex(of: UInt8(ascii: "]")) else {
      code = []
      return
    }
    code = text[text.index(after: text.startIndex)..<close].split(separator: .space).map(Array.init)
  }

  private static func condition(_ word: ArraySlice<UInt8>) -> Condition? {
    if word.equalsIgnoringCase("OK") { return .ok }
    if word.equalsIgnoringCase("NO") { return .no }
    if word.equalsIgnoringCase("BAD") { return .bad }
    if word.equalsIgnoringCase("BYE") { return .bye }
    if word.equalsIgnoringCase("PREAUTH") { return .preauth }
    return nil
  }

  func hasCode(_ name: StaticString) -> Bool {
    code.first?.equalsIgnoringCase(name) ?? false
  }

  /// The number of a code like `[UIDVALIDITY 17]`.
  func number(of name: StaticString) -> UInt32? {
    guard hasCode(name), code.count >= 2 else { return nil }
    return code[1].number32
  }

  /// A number of up to 63 bits, as mod-sequences are (RFC 7162).
  func longNumber(of name: StaticString) -> UInt64? {
    guard hasCode(name), code.count >= 2 else { return nil }
    return UInt64(String(decoding: code[1], as: UTF8.self))
  }
}
