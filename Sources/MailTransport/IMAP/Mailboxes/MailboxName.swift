/// A mailbox name as the wire wants it: modified UTF-7, or UTF-8 once the server agreed to it (RFC 9755),
/// in a quoted string. Line ends and NUL are refused: they would be another command.
struct MailboxName: Hashable {
  /// The whole name, decoded, with the prefix of its namespace; INBOX in capitals.
  let full: String
  let quoted: String

  init?(_ name: String, utf8: Bool = false) {
    guard !name.isEmpty, name.utf8.count <= 1000, !name.unicodeScalars.contains(where: Self.isControl) else {
      return nil
    }
    full = name.utf8.equalsIgnoringCase("INBOX") ? "INBOX" : name
    quoted = (utf8 ? name : ModifiedUTF7.encode(name)).quotedForIMAP
  }

  /// What a name in a response means. A name that would not be written the same way again stays as it came:
  /// seen in the wild from servers that send raw UTF-8.
  static func decoded(_ wire: [UInt8], utf8: Bool = false) -> String {
    let raw = String(decoding: wire, as: UTF8.self)
    let isInbox = wire.equalsIgnoringCase("INBOX")
    guard !isInbox, !utf8, let name = ModifiedUTF7.decode(wire), ModifiedUTF7.encode(name) == raw else {
      return isInbox ? "INBOX" : raw
    }
    return name
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 32 || scalar.value == 127
  }
}

extension String {
  /// As a quoted string (RFC 9051 section 4.3). The caller has refused line ends and NUL.
  var quotedForIMAP: String {
    var text = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in unicodeScalars {
      if scalar == "\"" || scalar == "\\" { text.append("\\") }
      text.append(scalar)
    }
    text.append("\"")
    return String(text)
  }
}
