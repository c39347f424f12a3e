import Basics
import MailFormat
import Mailings
import SQL
import Store

/// A person of ours decides whether mailings may reach an address.
package struct ChangeSuppression: Sendable {
  private let office: Office

  package init(_ office: Office) { self.office = office }

  /// - Parameter actor: who decided it.
  /// - Throws: ``Refusal`` when the text is no address or the address is suppressed already.
  package func add(_ address: String, because evidence: String, actor: String) async throws {
    guard let parsed = MailAddress(addrSpec: address) else {
      throw Refusal(.invalid, "\"\(address)\" is no mail address")
    }
    let entry = SuppressionEntry(address: parsed.addrSpec, reason: .manual, since: office.now)
    let words = evidence.isEmpty ? "decided by \(actor)" : evidence
    guard try await office.database.write({ try Suppressions($0).add(entry, evidence: words) }) else {
      throw Refusal(
        .duplicate, "\(entry.address) is suppressed already", remedy: "see piste mailing suppressions list")
    }
  }

  /// What was known of it is kept.
  ///
  /// - Throws: ``Refusal`` when the address is not suppressed.
  package func lift(_ address: String, actor: String) async throws {
    let now = office.now
    guard try await office.database.write({ try Suppressions($0).lift(address, by: actor, at: now) }) else {
      throw Refusal(
        .missing, "\(address) is not suppressed", remedy: "see piste mailing suppressions list")
    }
  }
}
