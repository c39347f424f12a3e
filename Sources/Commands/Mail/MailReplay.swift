import ArgumentParser
import Basics
import Foundation
import SQL
import Store
import Workflows

/// The proof that nothing depends on luck: the journal alone gives the same state again.
struct MailReplay: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Runs the whole journal into an empty database and compares the two.",
    discussion: """
      Reads the original, writes DIR/piste.db and DIR/blobs, sends nothing. Mails are understood as of their arrival, \
      people's decisions about mails are repeated in their place. What commands made (projects, quotations, a lead \
      that was qualified) no mail makes again; the parts that differ are named, and the exit code is then 1.
      """)

  @OptionGroup var common: CommonOptions
  @Option(help: "A folder that is made, or holds no database yet.") var into: String

  func report(in office: Office) async throws -> Report {
    let path = into + "/piste.db"
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Refusal(.notAllowed, "\(path) exists already", remedy: "name another folder with --into")
    }
    let blobs = try BlobStore(directory: into + "/blobs")
    let database = try await Database.open(.sqlite(path), readers: 2)
    let result: Result<ReplayJournal.Outcome, any Error>
    do {
      _ = try await database.migrate(Schema.migrations)
      result = .success(try await ReplayJournal(office, into: database, blobs: blobs)())
    } catch {
      result = .failure(error)
    }
    await database.close()
    return Self.report(try result.get())
  }

  private static func report(_ outcome: ReplayJournal.Outcome) -> Report {
    let differences = outcome.differences
    var fields = Fields()
    fields.add("replayed", "\(outcome.mails) mails, \(outcome.decisions) decisions")
    for failure in outcome.failures { fields.add("not repeated", failure) }
    fields.add("original", outcome.original.digest.hex)
    fields.add("replay", outcome.replayed.digest.hex)
    fields.add(
      "result", differences.isEmpty ? "the same state" : "differs in \(differences.joined(separator: ", "))")
    var report = Report(
      fields.text,
      json: [
        "mails": JSONValue(outcome.mails), "decisions": JSONValue(outcome.decisions),
        "failures": .array(outcome.failures.map { .string($0) }),
        "original": .string(outcome.original.digest.hex), "replay": .string(outcome.replayed.digest.hex),
        "differences": .array(differences.map { .string($0) }),
      ])
    report.isFailure = !differences.isEmpty
    return report
  }
}

/// One figure for everything that mails have brought about.
struct MailDigest: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: "The figure of the state that mails have brought about, and of each of its parts.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Print this part in full, a line per row, instead.") var lines: String?

  func report(in office: Office) async throws -> Report {
    if let lines {
      let rows = try await office.database.read { try StateDigest.lines(of: lines, $0) }
      return Report(rows.joined(separator: "\n"), json: .array(rows.map { .string($0) }))
    }
    let digest = try await office.database.read { try StateDigest.read($0) }
    var fields = Fields()
    fields.add("state", digest.digest.hex)
    for section in digest.sections { fields.add(section.name, "\(section.digest.hex) (\(section.rows))") }
    return Report(
      fields.text,
      json: [
        "digest": .string(digest.digest.hex),
        "parts": .array(
          digest.sections.map { section in
            [
              "name": .string(section.name), "rows": JSONValue(section.rows),
              "digest": .string(section.digest.hex),
            ]
          }),
      ])
  }
}
