import Basics
import Foundation

/// Mail addresses, hosts and URLs.
extension SettingType<String> {
  /// An addr-spec with a dot-atom before the `@` (RFC 5322, 3.4.1), and a domain with a dot or `localhost`.
  static let mailAddress = SettingType(
    expectation: "a mail address", example: "sales@example.org", write: { $0 },
    parse: { MailAddressText.isAddress($0) ? $0 : nil })

  /// An address that people write to and tokens are added to: `leads+c42-….@example.org`.
  ///
  /// The part before the `@` must leave room for `+` and a token within 64 octets (RFC 5321, 4.5.3.1.1).
  static let leadAddress = SettingType(
    expectation: "a mail address", example: "leads@example.org", write: { $0 }
  ) { text throws(SettingFault) in
    guard MailAddressText.isAddress(text) else { return nil }
    let local = text.utf8.prefix { $0 != UInt8(ascii: "@") }
    guard !local.contains(UInt8(ascii: "+")) else {
      throw SettingFault("\(quoted(text)) has a `+`, which Piste adds itself", "write the address without it")
    }
    guard local.count <= 32 else {
      throw SettingFault(
        "\(quoted(text)) leaves no room for tokens before the @", "use an address of at most 32 letters there"
      )
    }
    return text
  }

  /// A DNS name or an IP address.
  static let host = SettingType(expectation: "a host name", example: "mail.example.org", write: { $0 }) {
    text in
    HostText.isHost(text) ? text : nil
  }

  /// `http` or `https` with a host; kept without a slash at the end.
  static let webURL = SettingType(
    expectation: "a web address that begins with https:// or http://", example: "https://crm.example.org",
    write: { $0 }
  ) { text in
    guard let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme?.lowercased()),
      let host = parts.host, HostText.isHost(host), parts.user == nil, parts.query == nil,
      parts.fragment == nil
    else { return nil }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}

/// The characters of a mail address, over bytes.
enum MailAddressText {
  static func isAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].count), text.utf8.count <= 254 else { return false }
    let atoms = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let domain = String(parts[1]) ?? ""
    return atoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomByte) }
      && (HostText.isName(domain) && domain.utf8.contains(UInt8(ascii: ".")) || domain == "localhost")
  }

  private static func isAtomByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 0x80...0xFF: true
    default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
  }
}

/// Host names and IP addresses, over bytes.
enum HostText {
  /// A DNS name, an IPv4 address, or an IPv6 address with or without brackets.
  static func isHost(_ text: String) -> Bool { isName(text) || isIPv6(text) }

  /// RFC 1123, 2.1: letters, digits and inner hyphens; UTF-8 for internationalised names.
  static func isName(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let hyphen = UInt8(ascii: "-")
    return text.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
          && label.allSatisfy(isLabelByte)
      }
  }

  static func isIPv6(_ text: String) -> Bool {
    var address = in6_addr()
    let bare = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    return inet_pton(AF_INET6, bare, &address) == 1
  }

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 0x80...0xFF: true
    default: byte == UInt8(ascii: "-")
    }
  }
}

extension SettingType<String> {
  /// An end point that secrets are sent to: `https`, or `http` on this machine.
  static func issuerURL(example: String) -> SettingType {
    SettingType(
      expectation: "a web address that begins with https://, or with http:// on this machine",
      example: example, write: { $0 }
    ) { text in
      guard let parts = URLComponents(string: text), let host = parts.host, HostText.isHost(host),
        parts.user == nil, parts.fragment == nil, text.utf8.allSatisfy({ (33...126).contains($0) })
      else { return nil }
      let isLocal = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host)
      return parts.scheme == "https" || (parts.scheme == "http" && isLocal) ? text : nil
    }
  }
}
