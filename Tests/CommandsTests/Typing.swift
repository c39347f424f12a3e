import Foundation

/// The built program at a terminal, with a person who types.
struct Typing {
  let status: Int32
  /// What the terminal showed: questions, answers and complaints.
  let screen: String

  /// - Parameter lines: the answers, one after the other; then the input ends.
  init(_ lines: [String], to arguments: [String], in folder: String, language: String = "C") throws {
    var terminal: Int32 = -1
    var side: Int32 = -1
    guard openpty(&terminal, &side, nil, nil, nil) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    defer { close(terminal) }
    let keyboard = FileHandle(fileDescriptor: side, closeOnDealloc: false)
    let process = Process()
    process.executableURL = Piste.program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder, "LANG": language]
    process.standardInput = keyboard
    process.standardOutput = keyboard
    process.standardError = keyboard
    try process.run()
    close(side)
    let typed = Array((lines.map { $0 + "\n" }.joined() + "\u{4}").utf8)
    _ = write(terminal, typed, typed.count)
    screen = Self.everything(from: terminal)
    process.waitUntilExit()
    status = process.terminationStatus
  }

  /// Until the program has let go of the terminal.
  private static func everything(from terminal: Int32) -> String {
    var shown: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while case let count = read(terminal, &block, block.count), count > 0 { shown += block.prefix(count) }
    return String(decoding: shown, as: UTF8.self)
  }
}
