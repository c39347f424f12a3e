import Basics
import MailFormat

/// What somebody who writes has to do with a conversation that their mail leads to.
///
/// A token or a Message-ID shows that they have seen a mail of it, not that it is theirs: mails are passed on, and
/// an answer to all of them hands our reply address to everybody named there.
enum Standing: String, Sendable {
  /// Takes part already.
  case participant
  /// A colleague of ours, or says to be: what that is worth is decided elsewhere.
  case colleague
  /// Named in To or Cc of one of its mails.
  case named
  /// At a customer's firm, by a domain that is not everybody's.
  case sameFirm
  /// Another address under a customer's name.
  case sameName
  case stranger

  static func decide(
    _ clues: IntakeClues, in fact: ConversationFact, of mailing: MailingFact?, rules: IntakeRules
  ) -> Standing {
    let sender = clues.senderAddress
    guard !sender.isEmpty else { return .stranger }
    if fact.participants.contains(sender) { return .participant }
    if rules.staff.contains(where: { $0.address.addrSpec.lowercased() == sender }) { return .colleague }
    let copy = mailing.map { [$0.address.lowercased()] } ?? []
    if copy.contains(sender) { return .participant }
    if fact.named.contains(sender) { return .named }
    if isOfFirm(sender, among: fact.participants + copy, rules: rules) { return .sameFirm }
    let names = fact.names + (mailing.map { [$0.name] } ?? [])
    return isSameName(clues.senderName, among: names) ? .sameName : .stranger
  }

  /// Whether the sender's domain is a firm's, and one of these addresses is there too; our own firm is no customer.
  static func isOfFirm(_ sender: String, among addresses: [String], rules: IntakeRules) -> Bool {
    guard let domain = CompanyDomain.of(sender), !rules.isOwnDomain(domain) else { return false }
    return addresses.contains { CompanyDomain.of($0) == domain }
  }

  /// A first and a last name at least: half the world is called Anna.
  static func isSameName(_ name: String, among names: [String]) -> Bool {
    let words = words(of: name)
    guard words.count >= 2 else { return false }
    return names.contains { self.words(of: $0) == words }
  }

  private static func words(of name: String) -> Set<String> {
    let words = name.foldedForSearch.unicodeScalars.split { !$0.isAlphabetic && !("0"..."9").contains($0) }
    return Set(words.prefix(10).map { String($0) }).subtracting(salutations)
  }

  private static let salutations: Set<String> = [
    "m", "mme", "mlle", "monsieur", "madame", "herr", "frau", "mr", "mrs", "ms", "dr", "sig", "signora",
  ]
}

/// The part of an address that says at which firm somebody is.
package enum CompanyDomain {
  /// - Returns: lower case; `nil` where anybody may have an address, and for what is no domain.
  package static func of(_ address: String) -> String? {
    guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let domain = address[address.utf8.index(after: at)...].lowercased()
    let labels = domain.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }
    return FreeMail.contains(domain, labels) ? nil : domain
  }
}
