import Basics
import CRM
import Documents
import Foundation
import Logging
import MailFormat
import SQL
import Settings
import Store

/// What a workflow works with: settings, database, blobs, keys, templates, and the clock and chance that
/// pure modules are given as arguments.
///
/// Made once in `Commands/Wiring.swift`. It holds no state of its own.
package struct Office: Sendable {
  package let configuration: Configuration
  package private(set) var database: Database
  package private(set) var blobs: BlobStore
  /// The journalled mail that all this is done for; `nil` for a command or a schedule.
  package private(set) var cause: Int64?
  /// The moment as of which that mail is understood: its arrival, so that a mail that waited, or is run again, means
  /// what it meant then. `nil` for what happens now.
  private var moment: Instant?
  /// Lower-case addresses from which a machine wrote the mail that all this is done for: no letter goes there.
  private(set) var machines: Set<String> = []
  package let keyring: TokenKeyring
  /// How mails are signed, by the name of the account; none where it has no `dkim`.
  package let signatures: [String: DKIMSignatures]
  package let templates: MailTemplates
  package let pipeline: Pipeline
  package let localTime: LocalTime
  package let environment: [String: String]
  package private(set) var clock: @Sendable () -> Instant
  /// So many random bytes.
  package private(set) var chance: @Sendable (Int) -> [UInt8]
  package let log: Logger

  package init(
    configuration: Configuration, stores: (database: Database, blobs: BlobStore), keyring: TokenKeyring,
    templates: MailTemplates, world: World
  ) throws {
    self.configuration = configuration
    database = stores.database
    blobs = stores.blobs
    self.keyring = keyring
    signatures = try AccountSignatures.all(configuration.accounts)
    self.templates = templates
    let stages = configuration.pipeline.stages.map { Stage(name: $0.name, probability: $0.probability) }
    pipeline = try Pipeline(stages)
    guard let zone = LocalTime(identifier: configuration.company.timeZone) else {
      throw Refusal(
        .invalid, "the time zone \"\(configuration.company.timeZone)\" is unknown on this machine")
    }
    localTime = zone
    environment = world.environment
    clock = world.clock
    chance = world.chance
    log = world.log
  }

  /// What the program sees of the world outside.
  package struct World: Sendable {
    package let environment: [String: String]
    package let clock: @Sendable () -> Instant
    package let chance: @Sendable (Int) -> [UInt8]
    package let log: Logger

    package init(
      environment: [String: String], clock: @escaping @Sendable () -> Instant,
      chance: @escaping @Sendable (Int) -> [UInt8], log: Logger
    ) {
      self.environment = environment
      self.clock = clock
      self.chance = chance
      self.log = log
    }
  }

  /// The same office with blobs that wait for ``BlobStore/keep()``: for a transaction that writes many.
  func gathering() -> Office {
    var office = self
    office.blobs = blobs.gathering()
    return office
  }

  /// The same office at work on a mail: what it queues says so.
  func because(of mail: Int64) -> Office {
    var office = self
    office.cause = mail
    return office
  }

  /// The same office as it was when a mail came in.
  func asOf(_ arrival: Instant) -> Office {
    var office = self
    office.moment = arrival
    return office
  }

  /// The same office with other books.
  func moved(to database: Database, _ blobs: BlobStore) -> Office {
    var office = self
    office.database = database
    office.blobs = blobs
    return office
  }

  /// The same office as it was at a moment, with the chance that it had then.
  func replaying(at moment: Instant, chance: @escaping @Sendable (Int) -> [UInt8]) -> Office {
    var office = asOf(moment)
    office.clock = { moment }
    office.chance = chance
    return office
  }
  /// The same office, which writes to none of these while it is at work on a machine's mail (RFC 3834, 2).
  func silent(towards machines: Set<String>) -> Office {
    var office = self
    office.machines.formUnion(machines)
    return office
  }

  func mayWrite(to address: MailAddress) -> Bool { !machines.contains(address.addrSpec.lowercased()) }

  package var company: CompanySettings { configuration.company }
  package var now: Instant { moment ?? clock() }
  package var today: CalendarDate { localTime.day(of: now) }

  package func account(_ name: String) -> AccountSettings? {
    configuration.accounts.first { $0.name == name }
  }

  /// The account of that name, or the default one when none is named.
  ///
  /// - Throws: ``Refusal`` when there is no such account; it says which there are.
  package func account(orDefault name: String?) throws -> AccountSettings {
    try name.map { try configuration.account(named: $0) } ?? outgoingAccount()
  }

  /// What every mail template may say about the firm.
  package var firmFields: [String: String] {
    [
      "firm": company.name, "firmphone": company.phone ?? "", "firmemail": company.email ?? "",
      "firmweb": company.web ?? "", "firmlegal": company.legalLine ?? "",
    ]
  }

  /// The account that new mails leave from.
  package func outgoingAccount() throws -> AccountSettings {
    guard let account = configuration.defaultAccount else {
      throw Refusal(
        .missing, "there is no account to send from", remedy: "add one under accounts in the settings")
    }
    return account
  }
}
