import Foundation
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

extension Story {
  func digest() async throws -> StateDigest { try await firm.read { try StateDigest.read($0) } }

  /// Runs the whole journal into an empty database; says what differs unless it is expected to.
  func replayed(into engine: Engine = .sqlite, saying isTold: Bool = true) async throws
    -> ReplayJournal.Outcome
  {
    let folder = FileManager.default.temporaryDirectory.path + "/piste-replay-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var outcome: ReplayJournal.Outcome?
    try await withTestDatabase(engine) { database in
      _ = try await database.migrate(Schema.migrations)
      let blobs = try BlobStore(directory: folder)
      outcome = try await ReplayJournal(firm.office, into: database, blobs: blobs)()
      for part in isTold ? outcome?.differences ?? [] : [] {
        let here = Set(try await firm.read { try StateDigest.lines(of: part, $0) })
        let there = Set(try await database.read { try StateDigest.lines(of: part, $0) })
        for line in here.subtracting(there).sorted() { print("only here: \(part): \(line)") }
        for line in there.subtracting(here).sorted() { print("only there: \(part): \(line)") }
      }
    }
    return try #require(outcome)
  }
}
