import Basics
import Foundation
import SQL
import Settings
import Store

/// The files of a new installation. Checked before anything is written; taken back when something fails.
struct Installation {
  private let directory: String
  private let file: String
  private let text: String
  private let password: String?
  private let configuration: Configuration

  /// - Throws: `ConfigurationProblems` when an answer is not usable, ``Refusal`` when there is something already.
  init(directory: String, _ wishes: InitWishes) throws {
    let directory = URL(fileURLWithPath: directory).standardizedFileURL.path
    self.directory = directory
    file = directory + "/piste.yaml"
    text = try ConfigurationTemplate.text(answers: wishes.answers)
    password = wishes.password
    configuration = try Configuration.parse(
      text, file: file, directory: directory, environment: ProcessInfo.processInfo.environment)
    for path in ownFiles where FileManager.default.fileExists(atPath: path) {
      throw Refusal(
        .duplicate, "\(path) is there already", remedy: "choose another folder, or move it away")
    }
  }

  private var passwordFile: String { directory + "/mail.password" }

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
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
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
      let reason = String(cString: strerror(errno))
      throw Refusal(.notAllowed, "can't write \(path): \(reason)", remedy: "check the owner and mode of its folder")
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
    let option = directory == FileManager.default.currentDirectoryPath ? "" : " --config \(file)"
    return [firstStep, "check it all: piste doctor\(option)", "start it: piste run\(option)"]
  }

  private var firstStep: String {
    let servers = configuration.accounts.flatMap { [$0.imap?.server, $0.smtp?.server].compactMap { $0 } }
    for case .file(let path)? in servers.map(\.password) where !FileManager.default.fileExists(atPath: path) {
      return "write the mail password into \(path) and run: chmod 600 \(path)"
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
