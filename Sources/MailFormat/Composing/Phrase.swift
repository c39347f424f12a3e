/// Words for people in a header: the text of a subject and the name before an address (RFC 5322 §3.2.5).
enum Phrase {
  /// Where a bare word would be longer than this it is encoded, because an encoded one can be cut.
  private static let longestWord = 60

  /// Blanks in a row, what looks like an encoded word, or a word that fills a line would not survive bare.
  ///
  /// - Parameter room: columns for the first word.
  static func text(_ value: String, room: Int) -> [String] {
    guard !value.isEmpty else { return [] }
    let words = words(value)
    let isPlain = isASCII(value) && !value.contains("=?")
    guard isPlain, words.allSatisfy({ !$0.isEmpty && $0.count <= longestWord }) else {
      return EncodedWordWriter.words(value, firstRoom: room)
    }
    return words.map { String(decoding: $0, as: UTF8.self) }
  }

  /// A display name: atoms, else a quoted string, else encoded words.
  static func name(_ value: String, room: Int) -> [String] {
    guard !value.isEmpty else { return [] }
    let words = words(value)
    guard isASCII(value), !value.contains("=?") else {
      return EncodedWordWriter.words(value, firstRoom: room)
    }
    if words.allSatisfy({ !$0.isEmpty && $0.count <= longestWord && $0.allSatisfy(\.isAtomText) }) {
      return words.map { String(decoding: $0, as: UTF8.self) }
    }
    let quoted = ParameterWriter.quoted(value)
    return quoted.utf8.count <= longestWord ? [quoted] : EncodedWordWriter.words(value, firstRoom: room)
  }

  private static func words(_ value: String) -> [Substring.UTF8View] {
    value.utf8.split(separator: 0x20, omittingEmptySubsequences: false)
  }

  private static func isASCII(_ value: String) -> Bool { value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
}
