/// A mailbox of RFC 5322 §3.4: a name for people and an address for machines.
///
/// Read leniently from headers by ``parseList(_:rawCharset:)``, made strictly by
/// ``init(addrSpec:displayName:)``.
/// Two addresses are equal when their address parts are: the name says nothing about who it is.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible {
  /// The phrase before the address; empty when there is none.
  package let displayName: String
  /// What stands beside the address in parentheses: no display name (RFC 5322 §3.4), yet it is where old mail
  /// programs put the name.
  package let comment: String
  package let localPart: String
  /// Lower case; empty for a local name such as `MAILER-DAEMON`.
  package let domain: String

  init(displayName: String, comment: String = "", localPart: String, domain: String) {
    self.displayName = displayName
    self.comment = comment
    self.localPart = localPart
    self.domain = domain.asciiLowercased
  }

  /// - Returns: `nil` for anything but one `local@domain` without blanks, controls or brackets.
  package init?(addrSpec: String, displayName: String = "") {
    guard !displayName.utf8.contains(where: \.isControl) else { return nil }
    let bytes = Array(addrSpec.utf8)
    guard let at = bytes.lastIndex(of: 0x40), at > 0, at + 1 < bytes.count, bytes.count <= 320 else {
      return nil
    }
    let forbidden: Set<UInt8> = [0x20, 0x3C, 0x3E, 0x2C, 0x3B, 0x22, 0x28, 0x29, 0x5C]
    guard !bytes.contains(where: { $0.isControl || forbidden.contains($0) }) else { return nil }
    let domain = bytes[(at + 1)...]
    guard !bytes[..<at].contains(0x40), domain.first != 0x2E, domain.last != 0x2E else { return nil }
    self.init(
      displayName: displayName, localPart: String(decoding: bytes[..<at], as: UTF8.self),
      domain: String(decoding: domain, as: UTF8.self))
  }

  package var addrSpec: String { domain.isEmpty ? localPart : localPart + "@" + domain }

  /// Who people see: the display name, or else the comment.
  package var shownName: String { displayName.isEmpty ? comment : displayName }

  package var description: String { shownName.isEmpty ? addrSpec : "\(shownName) <\(addrSpec)>" }

  /// Every mailbox of an address list, groups flattened; what is no address is left out.
  package static func parseList(_ body: ArraySlice<UInt8>, rawCharset: Charset? = nil) -> [MailAddress] {
    var parser = AddressListParser(body, rawCharset: rawCharset)
    return parser.run()
  }

  package static func parseList(_ text: String) -> [MailAddress] { parseList(Array(text.utf8)[...]) }

  package static func == (left: Self, right: Self) -> Bool {
    left.localPart == right.localPart && left.domain == right.domain
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(localPart)
    hasher.combine(domain)
  }
}
