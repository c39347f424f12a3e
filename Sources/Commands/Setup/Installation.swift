import Basics
import Foundation
import SQL
import Settings
import Store

/// The files of a new installation. Checked before anything is written; taken back when something fails.
struct Installation {
  private let folder: InstallationFolder
  private let file: String
  private let text: String
  private let password: String?
  private let configuration: Configuration

  /// - Throws: ``UsageError`` when an answer is not usable, ``Refusal`` when there is something already.
  init(_ folder: InstallationFolder, _ wishes: InitWishes) throws {
    self.folder = folder
    file = folder.path + "/piste.yaml"
    text = try ConfigurationTemplate.text(answers: wishes.answers)
    password = wishes.password
    configuration = try Self.checked(text, file: file, folder)
    try folder.refuse(ownFiles)
  }

  /// The file is not written yet: a problem is told by its setting, not by a line of it.
  private static func checked(
    _ text: String, file: String, _ folder: InstallationFolder
  ) throws(UsageError) -> Configuration {
    do throws(ConfigurationProblems) {
      return try Configuration.parse(
        text, file: file, directory: folder.path, environment: ProcessInfo.processInfo.environment)
    } catch {
      let lines = error.problems.map { problem in
        "\(problem.key.isEmpty ? problem.file : problem.key): \(problem.message); \(problem.remedy)"
      }
      throw UsageError(lines.joined(separator: "\n"))
    }
  }

  private var passwordFile: String { folder.path + "/mail.password" }

  private var databaseFile: String? {
    if case .sqlite(let path) = configuration.database { return path }
    return nil
  }

  private var ownFiles: [String] {
    let typed = password == nil ? [] : [passwordFile]
    return [file, configuration.tokens.keyFile] + typed + [databaseFile].compactMap { $0 }
  }

  func make() async throws {
    do {
      try folder.make()
      try TokenKeyFile.create(at: configuration.tokens.keyFile)
      if let password { try Self.write(password + "\n", to: passwordFile) }
      _ = try BlobStore(directory: configuration.blobs)
      try await makeDatabase()
      try Self.write(text, to: file)
    } catch {
      for path in ownFiles + ["-wal", "-shm"].compactMap({ suffix in databaseFile.map { $0 + suffix } }) {
        try? FileManager.default.removeItem(atPath: path)
      }
      throw error
    }
  }

  private func makeDatabase() async throws {
    let database = try await Database.open(DatabaseLocation(configuration.database), readers: 1)
    do {
      _ = try await database.migrate(Schema.migrations)
    } catch {
      await database.close()
      throw error
    }
    await database.close()
  }

  /// Readable by the owner only, and never over a file that exists.
  private static func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      let reason = SystemReason()
      throw UsageError("\(path) can't be written: \(reason.words); \(reason.remedy)")
    }
    try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: Data(text.utf8))
  }

  var report: Report {
    let steps = nextSteps
    let list = steps.enumerated().map { "  \($0.offset + 1). \($0.element)" }
    return Report(
      (["\(file) and its database are made.", "", "Next:"] + list).joined(separator: "\n"),
      json: [
        "config": .string(file), "database": JSONValue(databaseFile),
        "keys": .string(configuration.tokens.keyFile), "nextSteps": .array(steps.map { .string($0) }),
      ])
  }

  private var nextSteps: [String] {
    let option = folder.path == FileManager.default.currentDirectoryPath ? "" : " --config \(file)"
    return [firstStep, "check it all: piste doctor\(option)", "start it: piste run\(option)"]
  }

  private var firstStep: String {
    let servers = configuration.accounts.flatMap { [$0.imap?.server, $0.smtp?.server].compactMap { $0 } }
    for case .file(let path)? in servers.map(\.password) where !FileManager.default.fileExists(atPath: path) {
      return "make the file \(path) with the mail password in its first line, and chmod 600 it"
    }
    return "look through \(file): every setting is explained there"
  }
}

extension DatabaseLocation {
  init(_ address: DatabaseAddress) {
    switch address {
    case .sqlite(let path): self = .sqlite(path)
    case .postgresql(let uri): self = .postgresql(uri)
    }
  }
}
