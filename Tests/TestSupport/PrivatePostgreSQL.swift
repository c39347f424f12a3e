import Dispatch
import Foundation
import Synchronization

/// One private PostgreSQL server for the whole test process, started by the first test that wants it.
///
/// `scripts/private-postgresql` does the work and stops the server when this process has ended, however it
/// ended.
package enum PrivatePostgreSQL {
  private static let server = Task { try await start() }

  /// The URL of the server; a query part is already there, so options are added with `&`.
  package static func url() async throws -> String { try await server.value }

  private static func start() async throws -> String {
    let me = ProcessInfo.processInfo.processIdentifier
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try run(["start", "--until", "\(me)", "/tmp/piste-pg-\(me)"]) })
      }
    }
  }

  private static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = script
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw StartFailure(arguments: arguments) }
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private static var script: URL {
    URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("scripts/private-postgresql")
  }

  private struct StartFailure: Error, CustomStringConvertible {
    let arguments: [String]
    var description: String {
      "scripts/private-postgresql \(arguments.joined(separator: " ")) failed; its reason is on stderr"
    }
  }
}
