import Basics
import MailFormat

/// What the firm told us about itself: the constants of every decision about a mail.
package struct IntakeRules: Sendable {
  package var keyring: TokenKeyring
  /// The addresses we read; answers come to `local+token@domain` of one of them.
  package var ownAddresses: [MailAddress]
  /// Whose findings about a sender we believe (RFC 8601, 2.5): the authserv-id of our own server.
  package var authservIDs: [String]
  /// How many `Received` fields our own servers add below the one that wrote the findings.
  package var trustedReceivedCount: Int
  package var staff: [StaffMember]
  /// ISO 3166-1: how phone numbers without country code are read.
  package var country: String
  package var currency: Currency
  package var language: Language
  /// For so long, the same subject from the same person continues a conversation.
  package var subjectWindowDays: Int

  package init(
    keyring: TokenKeyring, ownAddresses: [MailAddress], authservIDs: [String], staff: [StaffMember],
    locale: Locale
  ) {
    self.keyring = keyring
    self.ownAddresses = ownAddresses
    self.authservIDs = authservIDs
    trustedReceivedCount = 0
    self.staff = staff
    country = locale.country
    currency = locale.currency
    language = locale.language
    subjectWindowDays = 30
  }

  /// How words and figures are meant that do not say it themselves.
  package struct Locale: Hashable, Sendable {
    package let country: String
    package let currency: Currency
    package let language: Language

    package init(country: String, currency: Currency, language: Language) {
      self.country = country
      self.currency = currency
      self.language = language
    }
  }

  /// The colleague with that address.
  package func staffMember(_ address: MailAddress) -> StaffMember? {
    staff.first { $0.address.isSame(as: address) }
  }

  /// Whether a mail to or from it is ours: an own address, with or without a token.
  package func isOwn(_ address: MailAddress) -> Bool {
    ownAddresses.contains { PlusAddress(address).base.isSame(as: $0) || address.isSame(as: $0) }
  }
}

/// An employee who may act by mail.
package struct StaffMember: Hashable, Sendable {
  package let id: Int64
  package let name: String
  package let address: MailAddress

  package init(id: Int64, name: String, address: MailAddress) {
    self.id = id
    self.name = name
    self.address = address
  }
}

extension MailAddress {
  /// Equal as people use addresses: the case of letters does not matter (RFC 5321, 2.4, allows it to, nobody
  /// makes use of it).
  package func isSame(as other: MailAddress) -> Bool {
    addrSpec.lowercased() == other.addrSpec.lowercased()
  }
}
