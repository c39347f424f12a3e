import Basics
import CRM
import Documents
import Foundation
import Logging
import SQL
import Settings
import Store
import Workflows

/// Puts the pieces together: the only place that picks implementations, the clock and the source of chance.
struct Wiring {
  let office: Office
  let log: Logger

  /// Reads the settings, opens the database, brings it up to date and makes the list of colleagues current.
  ///
  /// - Throws: `ConfigurationProblems`, `SQLError`, `SecretFault`, `Refusal`, each with its remedy.
  init(configFile: String?) async throws {
    let environment = ProcessInfo.processInfo.environment
    let configuration = try Configuration.load(file: configFile, environment: environment)
    log = Self.logger(configuration.log)
    guard let keyring = TokenKeyring(secrets: try TokenKeyFile.read(configuration.tokens.keyFile)) else {
      throw Refusal(
        .invalid, "\(configuration.tokens.keyFile) holds no usable key", remedy: "make one with piste init")
    }
    let blobs = try BlobStore(directory: configuration.blobs)
    try Self.keepPrivate(configuration.database)
    let database = try await Database.open(Self.location(configuration.database), readers: 3)
    do {
      _ = try await database.migrate(Schema.migrations)
      office = try Office(
        configuration: configuration, stores: (database, blobs), keyring: keyring,
        templates: try MailTemplates.builtIn(),
        world: Office.World(environment: environment, clock: Self.now, chance: Self.randomBytes, log: log))
      try await Self.alignStaff(configuration, database)
    } catch {
      await database.close()
      throw error
    }
  }

  func close() async { await office.database.close() }

  private static func location(_ address: DatabaseAddress) -> DatabaseLocation {
    switch address {
    case .sqlite(let path): .sqlite(path)
    case .postgresql(let uri): .postgresql(uri)
    }
  }

  /// A new database file is its owner's alone; SQLite gives its companions the same mode.
  private static func keepPrivate(_ address: DatabaseAddress) throws {
    guard case .sqlite(let path) = address else { return }
    let file = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw Refusal(
        .notAllowed, "\(path) can't be opened: \(String(cString: strerror(errno)))",
        remedy: "check the owner and mode of its folder")
    }
    Foundation.close(file)
  }

  /// Writes only when something differs, so that reading commands don't wait for a writer.
  private static func alignStaff(_ configuration: Configuration, _ database: Database) async throws {
    let listings = configuration.staff.map { member in
      Employees.Listing(
        name: member.name, address: member.address, role: member.role.rawValue,
        isDefaultOwner: member.isDefaultOwner, isActive: member.isActive, hourlyCost: member.hourlyCost)
    }
    guard try await database.read({ try !Employees($0).agrees(with: listings) }) else { return }
    try await database.write { try Employees($0).align(with: listings) }
  }

  private static let now: @Sendable () -> Instant = { .current }

  private static let randomBytes: @Sendable (Int) -> [UInt8] = { count in
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}

extension Instant {
  /// By the clock of this machine.
  static var current: Instant {
    Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded()))
  }
}
