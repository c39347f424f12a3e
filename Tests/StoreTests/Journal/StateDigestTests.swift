import Basics
import CRM
import SQL
import Store
import TestSupport
import Testing

@Suite("The digest of the state")
struct StateDigestTests {
  @Test(
    "it can be read on either engine, part by part, and two empty ones are the same",
    arguments: Engine.allCases)
  func empty(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      let digest = try await database.read { try StateDigest.read($0) }
      #expect(digest.sections.allSatisfy { $0.rows == 0 })
      #expect(digest.sections.count == Set(digest.sections.map(\.name)).count)
      for section in digest.sections {
        #expect(try await database.read { try StateDigest.lines(of: section.name, $0).isEmpty })
      }
      await #expect(throws: Refusal.self) {
        try await database.read { try StateDigest.lines(of: "weather", $0) }
      }
    }
  }

  @Test("keys that were used up and never kept do not change it", arguments: Engine.allCases)
  func keys(engine: Engine) async throws {
    var digests: Set<StateDigest> = []
    for gap in [Int64(0), 40] {
      try await Desk.withTables(engine) { database in
        try await database.write { connection in
          try KeySequence(connection).goOn("conversation", after: gap)
          let id = try Conversations(connection).open(
            about: .project, title: "Atelier", baseSubject: "atelier", at: Desk.now)
          #expect(id == gap + 1)
          try Conversations(connection).join(
            Participant(address: "anna@rey.example", name: "Anna", role: .customer), id, at: Desk.now)
        }
        digests.insert(try await database.read { try StateDigest.read($0) })
      }
    }
    #expect(digests.count == 1)
  }
}
