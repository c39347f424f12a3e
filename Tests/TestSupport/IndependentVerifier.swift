import Foundation

/// Verifies DKIM signatures by `scripts/verify-dkim`, a program of others that shares no code with ours.
package struct IndependentVerifier: Sendable {
  private let records: [(name: String, text: String)]
  private let seconds: Int64

  /// - Parameters:
  ///   - records: what DNS would say.
  ///   - seconds: when the messages are verified, since 1970.
  package init(records: [(name: String, text: String)], at seconds: Int64) {
    self.records = records
    self.seconds = seconds
  }

  /// For each message the verdict on each of its signatures from the top: `pass`, or why not.
  package func verdicts(_ messages: [[UInt8]]) throws -> [[String]] {
    let folder = FileManager.default.temporaryDirectory.path + "/piste-dkim-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lines = records.map { "\($0.name)\t\($0.text)\n" }.joined()
    try Data(lines.utf8).write(to: URL(fileURLWithPath: folder + "/records"))
    let files = messages.indices.map { "\(folder)/\($0).eml" }
    for (file, message) in zip(files, messages) {
      try Data(message).write(to: URL(fileURLWithPath: file))
    }
    let output = try Self.run([String(seconds), folder + "/records"] + files)
    return output.split(separator: "\n").map { line in
      line.split(separator: " | ").map(String.init)
    }
  }

  /// What the program could not do.
  package struct Failed: Error, CustomStringConvertible {
    package let description: String
  }

  private static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("scripts/verify-dkim")
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(
        description: "scripts/verify-dkim failed; scripts/setup installs python3-dkim and python3-nacl")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
