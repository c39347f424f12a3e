import Foundation
import Testing

@testable import Settings

@Suite("Configuration loading")
struct ConfigurationLoadingTests {
  private static func load(_ bytes: [UInt8]) throws -> [ConfigurationProblem] {
    let path = FileManager.default.temporaryDirectory.path + "/piste-\(UUID().uuidString).yaml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
    do throws(ConfigurationProblems) {
      let configuration = try Configuration.load(file: path, environment: [:])
      #expect(configuration.blobs == FileManager.default.temporaryDirectory.path + "/blobs")
      return []
    } catch {
      return error.problems
    }
  }

  @Test("a file is read, with a byte order mark too")
  func plainFile() throws {
    #expect(try Self.load(Array(Sample.minimal.utf8)) == [])
    #expect(try Self.load([0xEF, 0xBB, 0xBF] + Sample.minimal.utf8) == [])
  }

  @Test("bytes that are no text, and a file that is far too large, are refused")
  func foreignFile() throws {
    #expect(try Self.load([0x63, 0xE9, 0x0A]).map(\.message) == ["the file is not UTF-8"])
    #expect(
      try Self.load([UInt8](repeating: 0x23, count: 1_000_001)).map(\.message) == ["the file is over 1 MB"])
  }

  @Test("the file is the named one, else PISTE_CONFIG, and a missing one says how to make it")
  func location() {
    let environment = ["PISTE_CONFIG": "/nowhere/piste.yaml"]
    #expect(Configuration.location(named: "a.yaml", environment: environment) == "a.yaml")
    let problems = #expect(throws: ConfigurationProblems.self) {
      try Configuration.load(file: nil, environment: environment)
    }
    #expect(
      problems?.description
        == "/nowhere/piste.yaml: there is no such file; make one with `piste init`, or name it with --config")
  }
}
