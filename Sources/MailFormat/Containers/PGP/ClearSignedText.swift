/// Text that was signed in clear (RFC 9580 §7): the words without armour, dash escapes undone.
///
/// What stands above and below, such as the footer of a list, stays. The signature is not checked.
enum ClearSignedText {
  static let mark: StaticString = "-----BEGIN PGP SIGNED MESSAGE-----"
  private static let signature: StaticString = "-----BEGIN PGP SIGNATURE-----"
  private static let end: StaticString = "-----END PGP SIGNATURE-----"

  /// Goes on from the line of the mark: the signed words, and `lines` stands behind the signature then.
  static func read(_ lines: inout ByteLines) -> [UInt8] {
    skipHeaders(&lines)
    var words: [UInt8] = []
    while let line = lines.next() {
      if line.text.starts(with: signature) {
        skipSignature(&lines)
        break
      }
      words += line.text.starts(with: "- ") ? line.text.dropFirst(2) : line.text
      words.append(0x0A)
    }
    return words
  }

  /// `Hash:` and its like end with a blank line, which some gateways swallow.
  private static func skipHeaders(_ lines: inout ByteLines) {
    var ahead = lines
    while let line = ahead.next() {
      let isHeader = headers.contains { line.text.hasCaselessPrefix($0) }
      let isBlank = line.text.trimmed.isEmpty
      guard isHeader || isBlank else { return }
      lines = ahead
      if isBlank { return }
    }
  }

  /// A signature without its end, or with prose in it, ends where no line of armour can be.
  private static func skipSignature(_ lines: inout ByteLines) {
    var ahead = lines
    while let line = ahead.next() {
      if line.text.starts(with: end) {
        lines = ahead
        return
      }
      let isArmour = line.text.count <= 76 && (!line.text.contains(0x20) || line.text.contains(0x3A))
      guard isArmour else { return }
      lines = ahead
    }
  }

  private static let headers: [StaticString] = [
    "hash:", "notdashescaped:", "charset:", "comment:", "version:",
  ]
}
