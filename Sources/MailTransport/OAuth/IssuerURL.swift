/// The address of an end point of an issuer: `https`, or `http` on this machine only. Tokens and secrets go
/// there, so nothing is guessed: no user, no fragment, nothing but printable ASCII.
package struct IssuerURL: Hashable, Sendable, CustomStringConvertible {
  package let text: String
  package let host: String
  let isEncrypted: Bool

  /// Nil when the text is no such address.
  package init?(_ text: String) {
    let scheme = ["https://", "http://"].first { text.lowercased().hasPrefix($0) }
    guard let scheme, text.utf8.count <= 2000, text.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else {
      return nil
    }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    let authority = rest.prefix { !"/?".utf8.contains($0) }
    guard !rest.contains(where: { "#\\\"<>".utf8.contains($0) }),
      let host = Self.host(of: String(decoding: authority, as: UTF8.self))
    else { return nil }
    isEncrypted = scheme == "https://"
    guard isEncrypted || ["localhost", "127.0.0.1", "[::1]"].contains(host) else { return nil }
    self.host = host
    self.text = text
  }

  package var description: String { text }

  private static func host(of authority: String) -> String? {
    let bracket = authority.utf8.lastIndex(of: UInt8(ascii: "]"))
    let colon = authority.utf8.lastIndex(of: UInt8(ascii: ":"))
    var host = authority
    if let colon, bracket.map({ colon > $0 }) ?? true {
      let port = authority.utf8[authority.utf8.index(after: colon)...]
      guard let number = Array(port).decimalNumber, (1...65_535).contains(number) else { return nil }
      host = String(authority[..<colon])
    }
    let allowed = { (byte: UInt8) in
      byte.isDigit || (65...90).contains(byte.asciiUppercased) || "-._[]:".utf8.contains(byte)
    }
    return !host.isEmpty && host.utf8.allSatisfy(allowed) ? host.lowercased() : nil
  }
}
