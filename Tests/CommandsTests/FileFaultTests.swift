import Foundation
import Testing

@testable import Commands

@Suite("Files that can't be had")
struct FileFaultTests {
  private func message(_ body: () throws -> Void) -> String {
    let error = #expect(throws: UsageError.self, performing: body)
    return error?.description ?? ""
  }

  @Test("what can't be read is named, with the reason and a remedy")
  func reading() throws {
    try withFolder { folder in
      let none = folder + "/none"
      #expect(
        message { _ = try InputFile(none) } == "\(none) can't be read: there is no such file; check the path")
      #expect(message { _ = try InputFile(folder) } == "\(folder) can't be read: it is a folder; name a file")
    }
  }

  @Test("what can't be written is named, with the reason and a remedy")
  func writing() throws {
    try withFolder { folder in
      let lost = folder + "/zz"
      #expect(
        message { try OutputFile(lost + "/x.pdf").write([1]) }
          == "\(lost)/x.pdf can't be written: there is no folder \(lost); make it: mkdir -p \(lost)")
      #expect(
        message { try OutputFile(folder).write([1]) }
          == "\(folder) can't be written: it is a folder; name a file")
      try OutputFile(folder + "/x").write([1, 2])
      try OutputFile(folder + "/x").write([3])
      #expect(try InputFile(folder + "/x").bytes == [3])
    }
  }

  @Test("Foundation's errors become one line")
  func foundation() throws {
    try withFolder { folder in
      let error = #expect(throws: (any Error).self) {
        _ = try Data(contentsOf: URL(fileURLWithPath: folder + "/none"))
      }
      let line = error.flatMap { SystemReason.line($0) }
      #expect(line?.hasSuffix("there is no such file; check the path") == true, "\(line ?? "nothing")")
    }
  }

  @Test("a place for an installation is looked at before anything is asked")
  func places() throws {
    try withFolder { folder in
      try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/file"))
      #expect(message { _ = try InstallationFolder(folder + "/file/piste") }.contains("can't be made"))
      #expect(message { _ = try InstallationFolder(folder + "/file") }.contains("name a folder"))
      #expect(try InstallationFolder(folder + "/a/b").path.hasSuffix("/a/b"))
      // Not even root writes there.
      let refused = message { try InstallationFolder("/proc/piste").make() }
      #expect(refused.hasPrefix("/proc/piste can't be made: "))
      #expect(refused.hasSuffix("; run it with sudo, or name a folder of your own"))
    }
  }

  @Test(
    "the verdict of doctor counts what stands above it",
    arguments: [
      ([], "no problem"), ([Finding.warning("a", "b", remedy: "c")], "no problem, 1 warning"),
      (
        [.warning("a", "b", remedy: "c"), .warning("d", "e", remedy: "f"), .ok("g", "h")],
        "no problem, 2 warnings"
      ),
      ([.problem("a", "b", remedy: "c"), .ok("g", "h")], "1 of 2 checks found something wrong"),
    ])
  func verdict(findings: [Finding], expected: String) {
    #expect(Finding.verdict(findings) == expected)
  }

  @Test(
    "an unknown command is told with the nearest one",
    arguments: [
      (["invoce", "list"], "there is no command \"invoce\"; did you mean \"invoice\"?"),
      (["invoice", "lsit"], "there is no command \"invoice lsit\"; did you mean \"invoice list\"?"),
    ])
  func unknown(arguments: [String], expected: String) {
    #expect(UnknownCommand(arguments, under: Root.self)?.description == expected)
  }

  @Test(
    "known commands, options and help are left to the parser",
    arguments: [["mail", "show", "x"], ["--nothing"], ["help", "x"], []])
  func known(arguments: [String]) {
    #expect(UnknownCommand(arguments, under: Root.self) == nil)
  }
}
