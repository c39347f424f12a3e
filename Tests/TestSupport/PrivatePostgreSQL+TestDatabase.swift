import Foundation
import SQL

/// Gives `body` an empty database of its own on either engine: a file in a new folder, or a new schema on the
/// private server. It is removed afterwards.
///
/// `@Test(arguments: Engine.allCases) func …(engine: Engine)` with this inside runs a test on both.
package func withTestDatabase(
  _ engine: Engine, readers: Int = 2, _ body: (Database) async throws -> Void
) async throws {
  try await withTestLocation(engine) { location in
    let database = try await Database.open(location, readers: readers)
    do {
      try await body(database)
    } catch {
      await database.close()
      throw error
    }
    await database.close()
  }
}

/// The same without opening it, for tests that open it themselves, or twice.
package func withTestLocation(
  _ engine: Engine, _ body: (DatabaseLocation) async throws -> Void
) async throws {
  switch engine {
  case .sqlite: try await withTestFolder { try await body(.sqlite($0 + "/piste.sqlite")) }
  case .postgresql: try await withTestSchema { try await body(.postgresql($0)) }
  }
}

private func withTestFolder(_ body: (String) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "piste-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try await body(folder.path)
}

/// Half of the server's connections, at five or six a test.
private let gate = Gate(places: 32)

private func withTestSchema(_ body: (String) async throws -> Void) async throws {
  let url = try await PrivatePostgreSQL.url()
  await gate.enter()
  do {
    try await withSchema(of: url, body)
  } catch {
    await gate.leave()
    throw error
  }
  await gate.leave()
}

private func withSchema(of url: String, _ body: (String) async throws -> Void) async throws {
  let name = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
  try await runAlone(url, "CREATE SCHEMA \(name)")
  do {
    try await body(url + "&options=-csearch_path%3D\(name)")
  } catch {
    try await runAlone(url, "DROP SCHEMA \(name) CASCADE")
    throw error
  }
  try await runAlone(url, "DROP SCHEMA \(name) CASCADE")
}

private func runAlone(_ url: String, _ sql: String) async throws {
  let database = try await Database.open(.postgresql(url), readers: 1)
  try await database.write { try $0.script(sql) }
  await database.close()
}
