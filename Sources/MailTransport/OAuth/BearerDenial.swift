/// Why a mail server did not take a token: the JSON that it sends in base64 as its last challenge
/// (RFC 7628 section 3.2.2, and Google's and Microsoft's XOAUTH2, which came first).
struct BearerDenial: Hashable {
  let status: String
  let scope: String?

  /// - Parameter line: `+ eyJz…` or `334 eyJz…`; nil when nothing of the kind stands in it.
  init?(line: [UInt8]) {
    let prefix = line.starts(with: "+ ".utf8) ? 2 : line.starts(with: "334 ".utf8) ? 4 : 0
    guard prefix > 0, let decoded = Base64.decode(line.dropFirst(prefix)),
      let members = FlatJSON(decoded)
    else { return nil }
    status = members.text("status") ?? "refused"
    scope = members.text("scope").flatMap { $0.isEmpty ? nil : $0 }
  }

  var words: String {
    "the server does not take the token: \(status.utf8.printable(limit: 100))"
      + (scope.map { "; it wants the scope \($0.utf8.printable(limit: 300))" } ?? "")
  }

  /// Only RFC 7628 tells a missing scope apart; Google says 400 and Microsoft 401 to everything.
  var advice: String {
    status == "insufficient_scope"
      ? "Add the scope that the server wants to the settings, and log in again."
      : "The token has run out, was withdrawn, is for another mailbox or lacks the scope: log in again, and "
        + "check user name and scope in the settings."
  }
}

/// RFC 4648 section 4.
enum Base64 {
  /// Nil for anything but the alphabet and its padding.
  static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var window: UInt32 = 0
    var bits = 0
    var isPadded = false
    for byte in text {
      if byte == UInt8(ascii: "=") {
        isPadded = true
        continue
      }
      guard !isPadded, let value = value(byte) else { return nil }
      window = window << 6 | UInt32(value)
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: window >> UInt32(bits)))
    }
    return bytes
  }

  private static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
