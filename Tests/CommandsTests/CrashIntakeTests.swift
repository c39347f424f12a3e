import Foundation
import Testing

@Suite("The intake is killed")
struct CrashIntakeTests {
  private static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `scripts/crash-intake` without arguments does two thousand mails and two hundred kills.
  @Test(
    "ten times in two hundred mails: nothing lost, nothing doubled, the same state again from the journal")
  func killed() throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = Self.root.appending(path: "scripts/crash-intake")
    process.arguments = ["--kills", "10", "--mails", "200", "--piste", Piste.program.path]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.contains("killed with SIGKILL:   10 times"))
    #expect(said.contains("nothing lost, nothing doubled, the same state again"))
  }
}
