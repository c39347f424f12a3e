/// The URL is built from host and port, so both must be nothing else: a host that carries a slash, an `@` or
/// a line end would be another URL.
extension ServerEndpoint {
  func validate() throws(TransportError) {
    guard !host.isEmpty, host.utf8.count <= 253, host.utf8.allSatisfy(\.isHostByte) else {
      throw .invalidArgument(
        ServerNote(server: name.utf8.printable(), during: "set-up", words: "not a host name"))
    }
    guard (1...65_535).contains(port) else {
      throw .invalidArgument(ServerNote(server: name, during: "set-up", words: "\(port) is not a port"))
    }
    try validateCredentials()
  }

  private func validateCredentials() throws(TransportError) {
    let credentials = [
      ("user name", user), ("password", password?.reveal()), ("access token", bearer?.reveal()),
    ]
    for (word, text) in credentials {
      guard let text, text.utf8.contains(where: { $0 < 32 || $0 == 127 }) else { continue }
      throw .invalidArgument(
        ServerNote(server: name, during: "set-up", words: "the \(word) holds a control character"))
    }
    guard mechanism.takesToken, user == nil || bearer == nil else { return }
    throw .invalidArgument(
      ServerNote(
        server: name, during: "set-up",
        words: "a login by token needs a user name and an access token, and has not both"))
  }
}

extension UInt8 {
  /// Letters, digits, `.`, `-`, `_`, and `:` for IPv6.
  fileprivate var isHostByte: Bool {
    isDigit || (asciiUppercased >= UInt8(ascii: "A") && asciiUppercased <= UInt8(ascii: "Z"))
      || self == .dot || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: ":")
  }
}
