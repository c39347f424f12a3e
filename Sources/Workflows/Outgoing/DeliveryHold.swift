import Basics
import Mailings
import SQL
import Settings
import Store

/// Why a mail does not leave now: the same decisions as those of the sender, asked by a person.
package struct DeliveryHold {
  private let office: Office
  private let connection: any Connection

  package init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// - Returns: `nil` when nothing but its turn is missing, or nothing is to be sent any more.
  package func callAsFunction(_ item: OutboxItem) throws -> Verdict<Instant, HoldReason>? {
    guard item.state == .queued || item.state == .deferred else { return nil }
    let now = office.now
    guard item.notBefore <= now else {
      let said = item.heldBecause.isEmpty ? item.lastReply : item.heldBecause
      return Verdict(item.notBefore, .retrySchedule, evidence: said)
    }
    guard let account = office.account(item.account), let smtp = account.smtp else { return nil }
    let facts = try DeliveryFacts(office, connection).lane(item.lane, of: account, smtp, at: now)
    guard case .failure(let hold) = LaneTurn.decide(facts, now: now, in: office.localTime) else { return nil }
    return hold.verdict
  }
}
