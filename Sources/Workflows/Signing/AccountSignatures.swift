import Basics
import MailFormat
import Settings

/// What the settings say about signing an account's mails, with its keys.
package struct AccountSignatures: Sendable {
  /// A key of the settings, read.
  package struct Key: Sendable {
    package let settings: DKIMSettings.Key
    package let key: DKIMKey

    /// - Throws: `SecretFault`, `Refusal`.
    package init(_ settings: DKIMSettings.Key) throws {
      self.settings = settings
      key = try DKIMKey(try DKIMKeyFile.read(settings.file).reveal(), at: settings.file)
    }
  }

  /// The domain that signs for the account, in A-labels.
  package static func domain(_ account: AccountSettings, _ dkim: DKIMSettings) throws(Refusal) -> String {
    let text = dkim.domain ?? addressDomain(account)
    guard let domain = MailAddress(addrSpec: "postmaster@" + text)?.asciiDomain else {
      throw Refusal(
        .invalid, "the account \(account.name) can't sign for \"\(text)\", which is no domain",
        remedy: "correct dkim.domain")
    }
    return domain.lowercased()
  }

  package static func addressDomain(_ account: AccountSettings) -> String {
    MailAddress(addrSpec: account.address).map { $0.asciiDomain ?? $0.domain } ?? ""
  }

  /// How every account that has `dkim` signs, by its name. Keys are read once: a new one needs a new start.
  package static func all(_ accounts: [AccountSettings]) throws -> [String: DKIMSignatures] {
    var all: [String: DKIMSignatures] = [:]
    for account in accounts {
      guard let dkim = account.dkim else { continue }
      let keys = try dkim.keys.map { settings in
        DKIMSignatures.Key(selector: settings.selector, signer: try Key(settings).key)
      }
      all[account.name] = DKIMSignatures(
        domain: try domain(account, dkim), keys: keys, validDays: dkim.validDays)
    }
    return all
  }
}
