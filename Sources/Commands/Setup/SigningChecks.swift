import Basics
import MailFormat
import Settings
import Workflows

/// The keys that sign mails, and the records that DNS must hold for them. DNS is not asked.
struct SigningChecks {
  private let accounts: [AccountSettings]

  init(_ configuration: Configuration) { accounts = configuration.accounts }

  func all() -> [Finding] { accounts.flatMap(check) }

  private func check(_ account: AccountSettings) -> [Finding] {
    guard let dkim = account.dkim else { return [] }
    let name = "account \(account.name) dkim"
    do {
      let domain = try AccountSignatures.domain(account, dkim)
      return alignment(of: domain, account, name) + dkim.keys.flatMap { check($0, domain, name) }
    } catch {
      return [.problem(name, error.message, remedy: error.remedy)]
    }
  }

  /// Signing for somebody else's domain is allowed, but says nothing for the address that people see.
  private func alignment(of domain: String, _ account: AccountSettings, _ name: String) -> [Finding] {
    let author = AccountSignatures.addressDomain(account)
    switch DKIMAlignment(signing: domain, from: author) {
    case .strict: return []
    case .relaxed:
      return [
        .ok(name, "\(domain) signs for \(author), which DMARC accepts unless its record says adkim=s")
      ]
    case .none:
      return [
        .warning(
          name, "\(domain) signs, but mails come from \(author): DMARC does not count the signature",
          remedy: "leave dkim.domain out, or set it to \(author)")
      ]
    }
  }

  private func check(_ settings: DKIMSettings.Key, _ domain: String, _ name: String) -> [Finding] {
    do {
      let key = try AccountSignatures.Key(settings).key
      let record = DKIMRecord(
        selector: settings.selector, domain: domain, algorithm: key.algorithm, publicKey: key.publicKey)
      let size = key.algorithm == .rsaSHA256 ? " of \(key.sizeInBits) bits" : ""
      let text = "\(settings.file) signs by \(key.algorithm.rawValue)\(size)"
      let found = Finding.ok(name, text + "; DNS must hold: \(record.zoneLine)")
      return [found] + Self.size(of: key, settings.file, name)
    } catch let fault as SecretFault {
      return [.problem(name, fault.message, remedy: fault.remedy)]
    } catch let refusal as Refusal {
      return [.problem(name, refusal.message, remedy: refusal.remedy)]
    } catch {
      return [.problem(name, "\(settings.file): \(error)", remedy: "check the file")]
    }
  }

  /// RFC 8301 §3.2: signers should use 2048 bits at least, and verifiers need not take more than 4096.
  private static func size(of key: DKIMKey, _ file: String, _ name: String) -> [Finding] {
    guard key.algorithm == .rsaSHA256, !(2048...4096).contains(key.sizeInBits) else { return [] }
    let fault = key.sizeInBits < 2048 ? "is weak" : "is larger than every receiver verifies"
    return [
      .warning(
        name, "the key in \(file) has \(key.sizeInBits) bits, which \(fault)",
        remedy: "make a new one of 2048 bits with another selector: "
          + "openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048")
    ]
  }
}
