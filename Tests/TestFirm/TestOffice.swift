import Basics
import Documents
import Foundation
import Logging
import MailFormat
import Mailings
import SQL
import Settings
import Store
import Synchronization
import TestSupport
import Workflows

/// An office with a real database, a folder for blobs, a clock that a test turns, and chance that repeats
/// itself. Its firm reads leads@firm.example, believes mx.firm.example, and employs Paul and Anne.
package struct TestOffice: Sendable {
  package let office: Office
  package let clock: TurnedClock

  /// What differs from office to office.
  package struct Wishes: Sendable {
    package var address: String
    /// More lines of the account, its servers say.
    package var servers: String
    /// More lines of the section `intake`.
    package var intake: String
    /// More sections.
    package var more: String
    package var environment: [String: String]
    /// More lines of the section `company`.
    package var company: String

    package init(
      address: String = "leads@firm.example", servers: String = "", intake: String = "", more: String = "",
      environment: [String: String] = [:], company: String = ""
    ) {
      self.address = address
      self.servers = servers
      self.intake = intake
      self.more = more
      self.environment = environment
      self.company = company
    }
  }

  /// Opens an office for the length of `body`, on either engine.
  package static func open(
    _ engine: Engine, _ wishes: Wishes = Wishes(), _ body: (TestOffice) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/piste-office-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await withTestDatabase(engine) { database in
      _ = try await database.migrate(Schema.migrations)
      let desk = try TestOffice(database, folder: folder, wishes)
      try await desk.alignStaff()
      try await body(desk)
    }
  }

  private init(_ database: Database, folder: String, _ wishes: Wishes) throws {
    let clock = TurnedClock()
    let chance = Counter()
    self.clock = clock
    guard let keyring = TokenKeyring(secrets: [Array("a key of sixteen bytes or more".utf8)]) else {
      throw Refusal(.invalid, "the keys of the test firm are no keys")
    }
    let configuration = try Configuration.parse(
      Self.settings(wishes), file: "piste.yaml", directory: folder, environment: wishes.environment)
    office = try Office(
      configuration: configuration, stores: (database, try BlobStore(directory: folder + "/blobs")),
      keyring: keyring, templates: try MailTemplates.builtIn(),
      world: Office.World(
        environment: wishes.environment, clock: { clock.now }, chance: { chance.bytes($0) },
        log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
  }

  init(office: Office, clock: TurnedClock) {
    self.office = office
    self.clock = clock
  }

  /// The same office in another environment.
  package func withEnvironment(_ environment: [String: String]) throws -> TestOffice {
    let world = Office.World(
      environment: environment, clock: office.clock, chance: office.chance, log: office.log)
    let office = try Office(
      configuration: office.configuration, stores: (office.database, office.blobs), keyring: office.keyring,
      templates: office.templates, world: world)
    return TestOffice(office: office, clock: clock)
  }

  private static func settings(_ wishes: Wishes) -> String {
    """
    company:
      name: Menuiserie du Lac
      city: Lausanne
    \(wishes.company)
    accounts:
      - name: leads
        address: \(wishes.address)
    \(wishes.servers)
    staff:
      - {name: Paul Favre, address: paul@firm.example, default_owner: true}
      - {name: Anne Blanc, address: anne@firm.example, role: employee}
    intake:
      authserv_ids: [mx.firm.example]
    \(wishes.intake)
    \(wishes.more)
    """
  }

  private func alignStaff() async throws {
    let listings = office.configuration.staff.map { member in
      Employees.Listing(
        name: member.name, address: member.address, role: member.role.rawValue,
        isDefaultOwner: member.isDefaultOwner, isActive: member.isActive, hourlyCost: member.hourlyCost)
    }
    try await office.database.write { try Employees($0).align(with: listings) }
  }
}

/// A clock that stands still until it is turned: 24 November 2026, a Tuesday, 11:00 in Zurich.
package final class TurnedClock: Sendable {
  private let time = Mutex(Instant(milliseconds: 1_795_514_400_000))

  package var now: Instant { time.withLock { $0 } }

  package func turn(minutes: Int64) { time.withLock { $0 = $0.adding(seconds: minutes * 60) } }
}

/// Bytes that differ from call to call, and are the same on every run.
private final class Counter: Sendable {
  private let next = Atomic<UInt64>(1)

  func bytes(_ count: Int) -> [UInt8] {
    let number = next.add(1, ordering: .relaxed).oldValue
    return (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * $0)) : 0 }
  }
}

extension TestOffice {
  package func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
    try await office.database.read(body)
  }

  /// `leads+<token>@firm.example`.
  package func plus(_ purpose: SignedToken.Purpose, _ id: Int64) throws -> String {
    try AccountAddresses(office.outgoingAccount(), keyring: office.keyring)
      .tagged(SignedToken(purpose, id: id)).addrSpec
  }

  /// Takes a mail in and works through everything that is pending.
  @discardableResult
  package func receive(_ mail: RawMail) async throws -> JournalEntry {
    let taken = try await TakeMail(office)(mail.bytes)
    try await ReceiveMail(office)()
    return try await read { try Journal($0).entry(taken.id) }
  }

  /// Everything in the outbox, oldest first.
  package func outbox() async throws -> [QueuedMail] {
    let items = try await read { connection in
      try Outbox(connection).list(state: nil, limit: 1000).map {
        ($0, try Outbox(connection).recipients(of: $0.id))
      }
    }
    return try items.reversed().map { item, recipients in
      guard let digest = SHA256Digest(hex: item.digest) else {
        throw Refusal(.missing, "mail \(item.id) of the outbox has no bytes")
      }
      return QueuedMail(
        item: item, recipients: recipients, message: MailMessage.parse(try office.blobs.read(digest)))
    }
  }

  /// Tells the outbox that a server took everything that waits.
  package func sendEverything() async throws {
    let now = office.now
    try await office.database.write { connection in
      let outbox = Outbox(connection)
      for lane in OutboxLane.allCases {
        for mail in try outbox.due(lane, of: "leads", limit: 1000, at: now) {
          try outbox.take([mail.item.id], over: "mx:25", at: now)
          let accepted = mail.recipients.filter(\.isOpen).map {
            OutboxRecipient(address: $0.address, state: .accepted, reply: "250 OK")
          }
          try outbox.record(OutboxOutcome(mail.item.id, accepted, isWhole: false, server: "mx:25"), at: now)
        }
      }
    }
  }
}

/// A mail in the outbox, read again.
package struct QueuedMail: Sendable {
  package let item: OutboxItem
  package let recipients: [OutboxRecipient]
  package let message: MailMessage

  package var to: [String] { recipients.map(\.address) }
  package var replyTo: String { message.replyTo.first?.addrSpec ?? "" }
}

extension Office {
  /// A colleague's words, as they go to a customer.
  package func words(_ text: String) throws -> MailText {
    let fields = ["subject": "Cuisine", "text": text, "author": "Paul Favre"]
    return try templates.render(.relay, language: .french, fields: firmFields.merging(fields) { $1 })
  }
}
