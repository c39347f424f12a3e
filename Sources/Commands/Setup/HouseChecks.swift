import Basics
import Foundation
import Mailings
import SQL
import Settings
import Store

/// What lies on this machine: settings, keys, database, blob folder, clock.
struct HouseChecks {
  private static let spareBytes = 1 << 30
  /// 2026-01-01: no mail that Piste has seen is older than its program.
  private static let earliest = Instant(milliseconds: 1_767_225_600_000)

  private let configuration: Configuration
  private let now = Instant.current

  init(_ configuration: Configuration) { self.configuration = configuration }

  func settings() -> [Finding] {
    var findings = [Finding.ok("settings", "\(configuration.file) is right")]
    if !configuration.staff.isEmpty, configuration.intake.authservIDs.isEmpty {
      findings.append(
        .warning(
          "staff", "colleagues can't act by mail: no server is believed to say who wrote a mail",
          remedy: "set intake.authserv_ids to the name in the Authentication-Results field of your mails"))
    }
    if configuration.staff.isEmpty {
      findings.append(
        .warning(
          "staff", "nobody is told of new leads", remedy: "add a colleague under staff in the settings"))
    }
    if configuration.web.isEnabled, configuration.web.baseURL == nil {
      findings.append(
        .warning(
          "web", "mails carry no links to accept a quotation or to unsubscribe",
          remedy: "set web.base_url to how customers reach the pages"))
    }
    return findings
  }

  func keys() -> [Finding] {
    let path = configuration.tokens.keyFile
    do throws(SecretFault) {
      let count = try TokenKeyFile.read(path).count
      return [.ok("keys", "\(path) holds \(count) signing key\(count == 1 ? "" : "s")")]
    } catch {
      return [.problem("keys", error.message, remedy: error.remedy)]
    }
  }

  /// The steps of the schema are taken as every command takes them.
  func database() async -> [Finding] {
    let location = DatabaseLocation(configuration.database)
    if case .sqlite(let path) = location, !FileManager.default.fileExists(atPath: path) {
      return [
        .problem("database", "there is no \(path)", remedy: "make it with piste init, or correct database")
      ]
    }
    do {
      let database = try await Database.open(location, readers: 1)
      let findings = await look(into: database)
      await database.close()
      return findings
    } catch {
      return [.problem("database", "\(location): \(error)", remedy: Self.remedy(error))]
    }
  }

  private func look(into database: Database) async -> [Finding] {
    do {
      _ = try await database.migrate(Schema.migrations)
      try await probe(database)
      let newest = try await database.read { try Journal($0).list(state: nil, limit: 1).first?.receivedAt }
      let troubles = try await database.read { try ServerTroubles($0).all() }
      let text = "\(database.location) is up to date and can be written to"
      return [.ok("database", text), clock(newest: newest)]
        + troubles.map { Self.trouble($0.standing, of: $0.account) }
    } catch {
      return [.problem("database", "\(database.location): \(error)", remedy: Self.remedy(error))]
    }
  }

  /// What `piste run` met when it last tried to send; a mail that is taken ends it.
  private static func trouble(_ standing: ServerStanding, of account: String) -> Finding {
    .warning(
      "sending",
      "since \(standing.since) mails of \(account) can't leave over \(standing.server): \(standing.words)",
      remedy: standing.kind == .policy
        ? "read the server's words; the account may lack a right, or the server dislikes what is sent"
        : "see the check of the account's smtp server below; mails wait until \(standing.pausedUntil)")
  }

  private struct Undone: Error {}

  /// Writes and takes it back.
  private func probe(_ database: Database) async throws {
    do {
      try await database.write { connection in
        try connection.script("CREATE TABLE doctor_probe (id BIGINT NOT NULL)")
        throw Undone()
      }
    } catch is Undone {}
  }

  private static func remedy(_ error: any Error) -> String {
    switch (error as? SQLError)?.kind {
    case .newerSchema: "install the version that wrote it"
    case .busy: "another program holds the database; look for a piste that hangs"
    case .connection: "check that the server runs and the address under database"
    default: "check the owner and mode of the file and its folder, and the free space of the disk"
    }
  }

  private func clock(newest: Instant?) -> Finding {
    guard now >= Self.earliest else {
      return .problem("clock", "this machine thinks it is \(now)", remedy: "set the clock; switch on NTP")
    }
    if let newest, newest > now.adding(seconds: 300) {
      return .problem(
        "clock", "it is \(now), but the newest mail in the journal came at \(newest)",
        remedy: "set the clock; switch on NTP")
    }
    return .ok("clock", "it is \(now)")
  }

  func blobs() -> [Finding] {
    let path = configuration.blobs
    let probe = path + "/incoming/doctor-\(ProcessInfo.processInfo.processIdentifier)"
    do {
      _ = try BlobStore(directory: path)
      try Data("probe".utf8).write(to: URL(fileURLWithPath: probe))
      try FileManager.default.removeItem(atPath: probe)
    } catch {
      return [
        .problem(
          "blobs", "\(path) can't be written to: \(SystemReason(error)?.words ?? "\(error)")",
          remedy: "check its owner and mode, and the free space of the disk")
      ]
    }
    return [freeSpace(of: path)]
  }

  private func freeSpace(of path: String) -> Finding {
    let system = try? FileManager.default.attributesOfFileSystem(forPath: path)
    guard let free = (system?[.systemFreeSize] as? NSNumber)?.int64Value, free < Self.spareBytes else {
      return .ok("blobs", "\(path) can be written to")
    }
    return .warning(
      "blobs", "\(path) has \(free >> 20) MB left", remedy: "make room: every mail is kept there")
  }
}
