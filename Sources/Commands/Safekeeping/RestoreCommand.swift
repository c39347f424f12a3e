import ArgumentParser
import Basics
import Foundation
import SQL
import Settings
import Store
import Workflows

/// The way back from a ``BackupCommand``: for SQLite the database too, always the blobs.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Puts the database and blobs of a backup in their places; stop Piste first.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The folder that piste backup made.") var folder: String

  func run() async throws {
    let configuration = try Configuration.load(
      file: common.config, environment: ProcessInfo.processInfo.environment)
    let place = Safe(folder)
    let blobs = try BlobStore(directory: configuration.blobs)
    let lock = try InstanceLock(directory: configuration.blobs)
    if case .sqlite(let path) = configuration.database { try await restore(place, to: path) }
    let count = try place.copyBlobs(from: place.blobs, into: blobs.directory)
    withExtendedLifetime(lock) {}
    let report = Report(
      "restored from \(folder): \(count) blobs; check it with: piste doctor",
      json: ["folder": .string(folder), "blobs": JSONValue(count)])
    Console.print(report.output(asJSON: common.json))
  }

  private func restore(_ place: Safe, to path: String) async throws {
    guard FileManager.default.fileExists(atPath: place.database) else {
      throw Refusal(.missing, "\(place.database) is not there", remedy: "name a folder made by piste backup")
    }
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Refusal(
        .duplicate, "\(path) exists already", remedy: "move it and its -wal and -shm files away first")
    }
    try place.copy(place.database, to: path)
    let database = try await Database.open(.sqlite(path), readers: 1)
    do {
      _ = try await database.migrate(Schema.migrations)
    } catch {
      await database.close()
      throw error
    }
    await database.close()
  }
}
