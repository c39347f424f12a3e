/// Where the web server listens: an address of this machine and a port.
package struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
  /// Without brackets, also for IPv6.
  package let host: String
  package let port: Int

  package var description: String { HostText.isIPv6(host) ? "[\(host)]:\(port)" : "\(host):\(port)" }

  /// Reads `127.0.0.1:8080` or `[::1]:8080`.
  init?(_ text: String) {
    guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return nil }
    let digits = text[text.utf8.index(after: colon)...]
    guard let port = Int(digits), (1...65_535).contains(port) else { return nil }
    let host = String(text[..<colon])
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    guard isBracketed ? HostText.isIPv6(host) : HostText.isName(host) else { return nil }
    self.host = isBracketed ? String(host.dropFirst().dropLast()) : host
    self.port = port
  }

  private init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  static let standard = ListenAddress(host: "127.0.0.1", port: 8080)
}

extension SettingType<ListenAddress> {
  static let listenAddress = SettingType(
    expectation: "an address and a port from 1 to 65535", example: "127.0.0.1:8080",
    write: { $0.description }, parse: { ListenAddress($0) })
}
