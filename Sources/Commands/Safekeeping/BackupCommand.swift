import ArgumentParser
import Basics
import Foundation
import SQL
import Settings
import Workflows

/// A consistent copy of everything while Piste runs: database, blobs, settings, keys.
///
/// The database is copied first and the blobs after it: a blob is written before the row that names it, so the
/// copy holds every blob that the copied rows name.
struct BackupCommand: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies database, blobs, settings and keys into a new folder, while Piste runs.",
    discussion: "For PostgreSQL use pg_dump for the database; the command then copies the rest.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The folder to make; it must not exist yet.") var folder: String

  func report(in office: Office) async throws -> Report {
    let place = Safe(folder)
    try place.create()
    let configuration = office.configuration
    var kept = ["blobs", "settings", "keys"]
    if case .sqlite = configuration.database {
      try await office.database.backup(to: place.database)
      kept.insert("database", at: 0)
    }
    let count = try place.copyBlobs(from: configuration.blobs, into: place.blobs)
    try place.copy(configuration.file, to: place.settings)
    try place.copy(configuration.tokens.keyFile, to: place.keys)
    return Report(
      "\(folder) holds \(kept.joined(separator: ", ")); \(count) blobs",
      json: ["folder": .string(folder), "kept": .array(kept.map { .string($0) }), "blobs": JSONValue(count)])
  }
}

/// The folder of a backup and the files in it.
struct Safe {
  let folder: String
  var database: String { folder + "/piste.db" }
  var blobs: String { folder + "/blobs" }
  var settings: String { folder + "/piste.yaml" }
  var keys: String { folder + "/piste.keys" }

  init(_ folder: String) { self.folder = folder }

  /// - Throws: ``Refusal`` when the folder exists: a backup is never written over another.
  func create() throws {
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw Refusal(.duplicate, "\(folder) exists already", remedy: "name a folder that does not")
    }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  func copy(_ source: String, to target: String) throws {
    try FileManager.default.copyItem(atPath: source, toPath: target)
  }

  /// Copies the blobs that are not there yet; what is still being written is left out.
  ///
  /// - Returns: how many were copied.
  func copyBlobs(from source: String, into target: String) throws -> Int {
    let files = FileManager.default
    var copied = 0
    for shelf in try files.contentsOfDirectory(atPath: source) where shelf.utf8.count == 2 {
      let targetShelf = target + "/" + shelf
      try files.createDirectory(
        atPath: targetShelf, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      for name in try files.contentsOfDirectory(atPath: source + "/" + shelf) {
        guard !files.fileExists(atPath: targetShelf + "/" + name) else { continue }
        try copy(source + "/" + shelf + "/" + name, to: targetShelf + "/" + name)
        copied += 1
      }
    }
    return copied
  }
}
