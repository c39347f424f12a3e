import Basics
import MailFormat

/// What the firm told us about itself: the constants of every decision about a mail.
package struct IntakeRules: Sendable {
  package var keyring: TokenKeyring
  /// The addresses we read; answers come to `local+token@domain` of one of them.
  package var ownAddresses: [MailAddress]
  /// Domains of ours in which a token may be all that stands before the `@`: those of catch-all accounts.
  package var catchAllDomains: Set<String>
  /// Domains all of whose mail is answers to us.
  package var replyDomains: Set<String>
  /// Whose findings about a sender we believe (RFC 8601, 2.5): the authserv-id of our own server.
  package var authservIDs: [String]
  /// How many `Received` fields our own servers add below the one that wrote the findings.
  package var trustedReceivedCount: Int
  /// Whether a personal token proves a colleague whom no finding proves.
  package var takesPasses: Bool
  package var staff: [StaffMember]
  /// ISO 3166-1: how phone numbers without country code are read.
  package var country: String
  package var currency: Currency
  package var language: Language
  /// For so long, the same subject from the same person continues a conversation.
  package var subjectWindowDays: Int
  /// What was silent for longer is not taken up again without asking.
  package var splitAfterDays: Int
  /// How much one sender, domain or account may keep us busy.
  package var loops = LoopLimits()

  package init(
    keyring: TokenKeyring, ownAddresses: [MailAddress], authservIDs: [String], staff: [StaffMember],
    locale: Locale
  ) {
    self.keyring = keyring
    self.ownAddresses = ownAddresses
    catchAllDomains = []
    replyDomains = []
    self.authservIDs = authservIDs
    trustedReceivedCount = 0
    takesPasses = false
    self.staff = staff
    country = locale.country
    currency = locale.currency
    language = locale.language
    subjectWindowDays = 30
    splitAfterDays = 180
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
      || tokenAlone(in: address) != nil
  }

  /// What may be a token in an address of ours: behind the `+`, or all that stands before the `@`.
  ///
  /// Every form that the firm ever used is read, so that a changed setting loses no answer: a token that we signed
  /// counts at any domain of ours.
  func details(of address: MailAddress) -> [String] {
    (tokenAlone(in: address) ?? PlusAddress(address).detail).split(separator: ".").map(String.init)
  }

  private func tokenAlone(in address: MailAddress) -> String? {
    if replyDomains.contains(address.domain) { return address.localPart }
    guard ownAddresses.contains(where: { $0.domain == address.domain }) else { return nil }
    switch keyring.read(address.localPart.split(separator: ".").first ?? "") {
    case .absent: return nil
    case .valid: return address.localPart
    case .forged: return catchAllDomains.contains(address.domain) ? address.localPart : nil
    }
  }

  /// Whether everybody at that domain is of our firm.
  func isOwnDomain(_ domain: String) -> Bool {
    CompanyDomain.of("@" + domain) != nil && ownAddresses.contains { $0.domain == domain }
  }

  /// An address of ours, of a colleague, or of anybody else at our firm.
  package func isOurs(_ address: MailAddress) -> Bool {
    isOwn(address) || staffMember(address) != nil || isOwnDomain(address.domain)
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
