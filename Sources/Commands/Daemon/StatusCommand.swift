import ArgumentParser
import Basics
import CRM
import Mailings
import SQL
import Store
import Workflows

/// Whether everything adds up: what was seen, what became of it, what waits to leave.
struct StatusCommand: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Counts of journal, outbox, leads and opportunities, and how current they are.")

  @OptionGroup var common: CommonOptions

  func report(in office: Office) async throws -> Report {
    let pipeline = office.pipeline
    let figures = try await office.database.read { try Figures($0, pipeline: pipeline) }
    return figures.report(at: office.now)
  }
}

/// The counts of ``StatusCommand``, from one look at the database.
private struct Figures: Sendable {
  let journal: JournalCounts
  let outbox: [OutboxState: Int64]
  let leads: [LeadState: Int64]
  let opportunities: [OpportunityState: Int64]
  let suppressed: Int64
  let mailboxes: [(account: String, mailbox: String, position: MailboxProgress.Position)]
  let servers: [(account: String, standing: ServerStanding)]
  let domains: [DomainStanding]

  init(_ connection: any Connection, pipeline: Pipeline) throws {
    journal = try Journal(connection).counts()
    outbox = try Outbox(connection).counts()
    leads = try Leads(connection).counts()
    opportunities = try Opportunities(connection, pipeline: pipeline).counts()
    suppressed = try Suppressions(connection).count()
    mailboxes = try MailboxProgress(connection).all()
    servers = try ServerTroubles(connection).all()
    domains = try DomainTroubles(connection).all().values.sorted { $0.domain < $1.domain }
  }

  func report(at now: Instant) -> Report {
    var fields = Fields()
    let ends: [JournalEntry.State] = [.applied, .tray, .quarantined, .ignored]
    let sum = ends.map { "\($0.rawValue) \(journal[$0])" }.joined(separator: " + ")
    fields.add(
      "journal",
      "seen \(journal.seen) = \(sum)" + (journal[.pending] > 0 ? " + pending \(journal[.pending])" : ""))
    fields.add("outbox", Self.line(OutboxState.allCases.map { ($0.rawValue, outbox[$0] ?? 0) }))
    fields.add("leads", Self.line(LeadState.allCases.map { ($0.rawValue, leads[$0] ?? 0) }))
    fields.add(
      "opportunities", Self.line(OpportunityState.allCases.map { ($0.rawValue, opportunities[$0] ?? 0) }))
    fields.add("suppressed", suppressed == 1 ? "1 address" : "\(suppressed) addresses")
    for box in mailboxes {
      fields.add("mailbox", "\(box.account)/\(box.mailbox) " + box.position.words(at: now))
    }
    for server in servers {
      let standing = server.standing
      fields.add(
        "trouble", "\(server.account) over \(standing.server) since \(standing.since): \(standing.words)")
    }
    for hold in domains.compactMap({ $0.hold(now: now) }) {
      fields.add("waiting", "until \(hold.value): \(hold.evidence)")
    }
    return Report(fields.text, json: json(at: now))
  }

  private func json(at now: Instant) -> JSONValue {
    [
      "journal": .object(
        Dictionary(
          uniqueKeysWithValues: JournalEntry.State.allCases.map { ($0.rawValue, .integer(journal[$0])) }
        )
        .merging(["seen": .integer(journal.seen), "addsUp": .bool(journal.addsUp)]) { $1 }),
      "outbox": Self.object(OutboxState.allCases.map { ($0.rawValue, outbox[$0] ?? 0) }),
      "leads": Self.object(LeadState.allCases.map { ($0.rawValue, leads[$0] ?? 0) }),
      "opportunities": Self.object(OpportunityState.allCases.map { ($0.rawValue, opportunities[$0] ?? 0) }),
      "suppressed": .integer(suppressed),
      "serverTroubles": .array(servers.map { Self.trouble($0.standing, of: $0.account) }),
      "waitingDomains": .array(domains.filter { $0.hold(now: now) != nil }.map(Self.waiting)),
      "mailboxes": .array(
        mailboxes.map { box in
          [
            "account": .string(box.account), "mailbox": .string(box.mailbox),
            "uidValidity": .integer(Int64(box.position.uidValidity)),
            "lastUID": .integer(Int64(box.position.lastUID)),
            "checkedAt": .string(box.position.checkedAt.description),
            "lagSeconds": box.position.lag(at: now).map { .integer($0) } ?? .null,
          ]
        }),
    ]
  }

  private static func trouble(_ standing: ServerStanding, of account: String) -> JSONValue {
    [
      "account": .string(account), "server": .string(standing.server),
      "kind": .string(standing.kind.rawValue),
      "since": .string(standing.since.description), "last": .string(standing.last.description),
      "pausedUntil": .string(standing.pausedUntil.description), "words": .string(standing.words),
    ]
  }

  private static func waiting(_ standing: DomainStanding) -> JSONValue {
    [
      "domain": .string(standing.domain), "deferrals": JSONValue(standing.deferrals),
      "until": JSONValue(standing.waitsUntil), "words": .string(standing.words),
    ]
  }

  private static func line(_ counts: [(String, Int64)]) -> String {
    let shown = counts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
    return shown.isEmpty ? "none" : shown.joined(separator: ", ")
  }

  private static func object(_ counts: [(String, Int64)]) -> JSONValue {
    .object(Dictionary(uniqueKeysWithValues: counts.map { ($0.0, .integer($0.1)) }))
  }
}
