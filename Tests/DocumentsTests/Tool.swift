import Foundation

/// Runs a program that looks at our PDF from outside.
enum Tool {
  static func run(_ arguments: [String], input: [UInt8] = []) throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".pdf")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let output = Pipe()
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The pages' text, one string per page; blanks of all kinds as one plain blank.
  static func pages(of pdf: [UInt8]) throws -> [String]? {
    try run(["pdftotext", "-layout", "-", "-"], input: pdf)?
      .split(separator: "\u{0C}").map { page in
        page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      .filter { !$0.isEmpty }
  }
}
