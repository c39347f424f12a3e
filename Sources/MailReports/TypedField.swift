import MailFormat

/// `rfc822; someone@example.org`: a type and a value (RFC 3464 §2.1.2).
enum TypedField {
  static func value(_ body: String) -> String {
    guard let semicolon = body.utf8.firstIndex(of: 0x3B) else { return body.trimmedOfWhiteSpace }
    let type = body[..<semicolon].utf8
    // A semicolon further on belongs to the words, not to a type.
    guard type.count <= 20, type.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 0x2D || $0.isBlank }) else {
      return body.trimmedOfWhiteSpace
    }
    return String(body[body.utf8.index(after: semicolon)...]).trimmedOfWhiteSpace
  }

  /// The address in lower case, without brackets; empty for `unknown` and the like.
  static func address(_ body: String) -> String {
    AddressText.first(in: value(body)) ?? ""
  }
}
