import Basics
import MailFormat
import Settings

/// Every form in which an account's address leaves the house: plain, with a signed token, in a Message-ID.
package struct AccountAddresses: Sendable {
  private let address: MailAddress
  private let keyring: TokenKeyring
  private let reply: ReplyAddressSettings

  package init(_ account: AccountSettings, keyring: TokenKeyring) throws {
    guard let address = MailAddress(addrSpec: account.address) else {
      throw Refusal(.invalid, "the account \(account.name) has no valid address: \"\(account.address)\"")
    }
    self.address = address
    self.keyring = keyring
    reply = account.reply
  }

  package func plain(named name: String) -> MailAddress {
    MailAddress(addrSpec: address.addrSpec, displayName: name) ?? address
  }

  /// `leads+<token>@domain` (RFC 5233 subaddress), `<token>@domain` or `<token>@reply.domain`, as the account has it.
  package func tagged(_ token: SignedToken) -> MailAddress {
    let text = keyring.text(of: token)
    let spec =
      switch reply.style {
      case .plus: address.localPart + "+" + text + "@" + address.domain
      case .catchAll: text + "@" + address.domain
      case .subdomain: text + "@" + (reply.domain ?? address.domain)
      }
    return MailAddress(addrSpec: spec) ?? address
  }

  /// `leads+<token>.<pass>@domain`; without the pass where the local part would become longer than 64 octets (RFC 5321,
  /// 4.5.3.1.1).
  package func tagged(_ token: SignedToken, with pass: SignedToken) -> MailAddress {
    let plain = tagged(token)
    let local = plain.localPart + "." + keyring.text(of: pass)
    guard local.utf8.count <= 64 else { return plain }
    return MailAddress(addrSpec: local + "@" + plain.domain) ?? plain
  }

  /// What ``tagged(_:)`` gives, as it stands in an SMTP envelope.
  package func envelopeAddress(_ token: SignedToken) -> String {
    let address = tagged(token)
    return address.submissionText ?? address.addrSpec
  }

  /// `<token.unique@domain>`, the domain in ASCII (RFC 5322, 3.6.4): an answer that lost the reply address still
  /// finds its conversation.
  ///
  /// - Parameter unique: random bytes; 8 make a repetition practically impossible.
  package func messageID(_ token: SignedToken?, unique: [UInt8]) throws -> MessageID {
    let prefix = token.map { keyring.text(of: $0) + "." } ?? ""
    let text = prefix + Base32.encode(unique) + "@" + (address.asciiDomain ?? address.domain)
    guard let id = MessageID(text) else { throw Refusal(.invalid, "\"\(text)\" can't be a Message-ID") }
    return id
  }
}
