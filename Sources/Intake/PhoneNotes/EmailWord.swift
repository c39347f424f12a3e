import Basics
import MailFormat

/// A mail address among the words of a note or signature: `<anna@rey.example>`, `E-mail:anna@rey.example`.
enum EmailWord {
  /// In lower case.
  static func address(in text: String) -> String? {
    guard text.utf8.count <= 320 else { return nil }
    var bare = text.trimmingScalars([
      "<", ">", "(", ")", "[", "]", ",", ".", ";", ":", "|", "*", "\"", "'", "\u{200B}",
    ])
    // A label that nothing parts from the address; "mailto:" is one.
    if let at = bare.utf8.firstIndex(of: UInt8(ascii: "@")),
      let colon = bare.utf8[..<at].lastIndex(of: UInt8(ascii: ":"))
    {
      bare = String(bare[bare.utf8.index(after: colon)...])
    }
    guard let address = MailAddress(addrSpec: bare), address.domain.utf8.contains(UInt8(ascii: ".")) else {
      return nil
    }
    return address.addrSpec.lowercased()
  }
}
