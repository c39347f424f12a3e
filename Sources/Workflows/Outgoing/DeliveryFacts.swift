import Basics
import Mailings
import SQL
import Settings
import Store

/// What the decisions about sending are made from: settings, the outbox's own counts, known troubles.
struct DeliveryFacts {
  private let office: Office
  private let connection: any Connection

  init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  func lane(_ lane: OutboxLane, of account: AccountSettings, _ smtp: SMTPSettings, at now: Instant) throws
    -> LaneTurn.Facts
  {
    let limits = PaceLimits(perMinute: smtp.perMinute, perHour: smtp.perHour, perDay: smtp.perDay)
    let usage =
      limits.isNone ? PaceUsage() : try Outbox(connection).usage(of: account.name, at: now)
    let hours = office.configuration.outbox.hours
    return LaneTurn.Facts(
      account: account.name, hours: lane == .mailing ? hours.mailings : hours.letters, pace: (limits, usage),
      standings: try standings(of: account, smtp))
  }

  /// Of each server of the account, in order of preference.
  func standings(of account: AccountSettings, _ smtp: SMTPSettings) throws -> [ServerStanding?] {
    let known = try ServerTroubles(connection).all().filter { $0.account == account.name }.map(\.standing)
    return smtp.servers.map { server in known.first { $0.server == server.name } }
  }

  func gate(at now: Instant) throws -> DomainGate {
    let domains = office.configuration.outbox.domains
    let limits = PaceLimits(perMinute: domains.perMinute, perHour: domains.perHour)
    let usage = limits.isNone ? [:] : try Outbox(connection).usageByDomain(at: now)
    return DomainGate(standings: try DomainTroubles(connection).all(), pace: (limits, usage), now: now)
  }
}
