import Basics
import Documents
import Foundation
import Logging
import MailFormat
import SQL
import Settings
import Store
import Synchronization
import TestSupport
import Testing
import Workflows

/// An office whose account lives on the private mail servers, on SQLite; it keeps what is logged as an error.
struct ServiceDesk: Sendable {
  let office: Office
  let errors: ErrorLog

  /// - Parameter more: further settings of the section `imap`, each with a comma before it.
  static func open(
    _ address: String, password: String = "secret", imap more: String = "",
    _ body: (ServiceDesk) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/piste-services-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await withTestDatabase(.sqlite) { database in
      _ = try await database.migrate(Schema.migrations)
      let owner = Employees.Listing(
        name: "Paul", address: "paul@firm.example", role: "sales", isDefaultOwner: true, isActive: true,
        hourlyCost: nil)
      try await database.write { try Employees($0).align(with: [owner]) }
      let servers = try PrivateMailServers.running()
      let settings = Self.settings(servers, address, more)
      try await body(try ServiceDesk(database, folder: folder, settings: settings, password: password))
    }
  }

  private init(_ database: Database, folder: String, settings: String, password: String) throws {
    let errors = ErrorLog()
    self.errors = errors
    let keyring = try #require(TokenKeyring(secrets: [Array("a key of sixteen bytes or more".utf8)]))
    office = try Office(
      configuration: try Configuration.parse(
        settings, file: "piste.yaml", directory: folder, environment: [:]),
      stores: (database, try BlobStore(directory: folder + "/blobs")), keyring: keyring,
      templates: try MailTemplates.builtIn(),
      world: Office.World(
        environment: ["MAIL_PASSWORD": password],
        clock: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
        chance: { count in (0..<count).map { _ in UInt8.random(in: 0 ... .max) } },
        log: Logger(label: "test") { _ in errors }))
  }

  private static func settings(_ servers: PrivateMailServers, _ address: String, _ more: String) -> String {
    let login = "host: localhost, user: \(address), password_env: MAIL_PASSWORD, ca_file: \(servers.caFile)"
    return """
      company: {name: Menuiserie du Lac}
      accounts:
        - name: leads
          address: \(address)
          imap: {\(login), port: \(servers.imapsPort)\(more)}
          smtp: {\(login), port: \(servers.smtpsPort)}
      staff:
        - {name: Paul, address: paul@firm.example}
      """
  }

  /// Queues a colleague's words to a customer.
  func queue(to customer: String) async throws {
    let office = office
    let to = try #require(MailAddress(addrSpec: customer))
    let fields = office.firmFields.merging(["subject": "S", "text": "Bonjour", "author": "Paul"]) { $1 }
    let text = try office.templates.render(.relay, language: .french, fields: fields)
    try await office.database.write { connection in
      _ = try QueueLetter(office, connection)(Letter(kind: "relay", to: [to], text: text))
    }
  }
}

/// Keeps the errors that are logged, with what is said beside them.
final class ErrorLog: LogHandler, Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }
  var count: Int { all.count }

  func log(event: LogEvent) {
    guard event.level >= .error else { return }
    let line = "\(event.message) \(event.metadata ?? [:])"
    lines.withLock { $0.append(line) }
  }

  var logLevel: Logger.Level {
    get { .error }
    set {}
  }

  var metadata: Logger.Metadata {
    get { [:] }
    set {}
  }

  subscript(metadataKey _: String) -> Logger.Metadata.Value? {
    get { nil }
    set {}
  }
}
