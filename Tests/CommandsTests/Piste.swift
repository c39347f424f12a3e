import Foundation
import Testing

/// The built program, run as a user runs it.
struct Piste {
  let status: Int32
  let output: String
  let errors: String

  static var program: URL {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let folder = URL(fileURLWithPath: tests).deletingLastPathComponent()
    let beside = folder.appendingPathComponent("piste")
    guard !FileManager.default.isExecutableFile(atPath: beside.path) else { return beside }
    return URL(fileURLWithPath: FileManager.default.currentDirectoryPath + "/.build/debug/piste")
  }

  /// - Parameter input: what comes on standard input.
  init(_ arguments: [String], in folder: String, input: String = "") throws {
    let process = Process()
    let standardInput = Pipe()
    let output = Pipe()
    let errors = FileManager.default.temporaryDirectory.path + "/piste-stderr-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: errors) }
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder]
    process.standardInput = standardInput
    process.standardOutput = output
    _ = FileManager.default.createFile(atPath: errors, contents: nil)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    standardInput.fileHandleForWriting.write(Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    self.output = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
    self.errors = String(decoding: FileManager.default.contents(atPath: errors) ?? Data(), as: UTF8.self)
  }

  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
  }
}

func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("piste-run-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}
