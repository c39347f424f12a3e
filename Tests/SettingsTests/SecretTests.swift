import Foundation
import Testing

@testable import Settings

@Suite("Secrets")
struct SecretTests {
  private static func file(_ content: String, mode: Int) throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/piste-secret-\(UUID().uuidString)"
    #expect(FileManager.default.createFile(atPath: path, contents: Data(content.utf8)))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  @Test(
    "a secret is the first line of a private file", arguments: ["hunter2", "hunter2\n", "hunter2\r\nold\n"])
  func privateFile(content: String) throws {
    let path = try Self.file(content, mode: 0o600)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try SecretSource.file(path: path).resolve(environment: [:]).reveal() == "hunter2")
  }

  @Test("a file that others can read is refused with the remedy", arguments: [0o640, 0o604, 0o620, 0o644])
  func openFile(mode: Int) throws {
    let path = try Self.file("hunter2", mode: mode)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let fault = #expect(throws: SecretFault.self) {
      try SecretSource.file(path: path).resolve(environment: [:])
    }
    #expect(fault?.remedy == "run: chmod 600 \(path)")
  }

  @Test("a missing file, a directory, an empty file and an unset variable say so")
  func missing() throws {
    let empty = try Self.file("\n", mode: 0o600)
    defer { try? FileManager.default.removeItem(atPath: empty) }
    func message(_ source: SecretSource) -> String {
      (#expect(throws: SecretFault.self) { try source.resolve(environment: ["EMPTY": ""]) })?.message ?? ""
    }
    #expect(message(.file(path: "/nowhere/secret")) == "there is no /nowhere/secret")
    #expect(message(.file(path: "/")) == "/ is not a plain file")
    #expect(message(.file(path: empty)) == "\(empty) is empty")
    #expect(message(.environment(variable: "EMPTY")) == "the environment variable EMPTY is not set")
  }

  @Test("a secret shows in no description, dump or mirror")
  func neverShown() throws {
    let secret = try SecretSource.environment(variable: "PW").resolve(environment: ["PW": "hunter2"])
    var dumped = ""
    dump([secret], to: &dumped)
    let shown = "\(secret) \(String(reflecting: secret)) \([secret]) \(Optional(secret) as Any) \(dumped)"
    #expect(!shown.contains("hunter2"))
    #expect(secret.reveal() == "hunter2")
  }

  @Test("a new key file is private, holds one key, and is never written over")
  func newKeyFile() throws {
    let path = FileManager.default.temporaryDirectory.path + "/piste-keys-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try TokenKeyFile.create(at: path)
    let secrets = try TokenKeyFile.read(path)
    #expect(secrets.map(\.count) == [32])
    #expect(throws: SecretFault.self) { try TokenKeyFile.create(at: path) }
    #expect(try TokenKeyFile.read(path) == secrets)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("keys stand in base64 or hexadecimal, the newest first")
  func keyForms() throws {
    let path = try Self.file(
      "# new\n00112233445566778899aabbccddeeff\n\n  AAECAwQFBgcICQoLDA0ODw==  \r\n", mode: 0o600)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let secrets = try TokenKeyFile.read(path)
    #expect(secrets.map { $0.prefix(3) } == [[0x00, 0x11, 0x22], [0, 1, 2]])
    #expect(secrets.map(\.count) == [16, 16])
  }

  @Test("a changed key signs first, and the older ones stay behind it with their comments")
  func rotation() throws {
    let path = try Self.file("# keys\n  # ours\nAAECAwQFBgcICQoLDA0ODw==\n# the end\n", mode: 0o600)
    defer { for name in [path, path + ".lock"] { try? FileManager.default.removeItem(atPath: name) } }
    let old = try TokenKeyFile.read(path)
    #expect(try TokenKeyFile.rotate(at: path) == 2)
    let keys = try TokenKeyFile.read(path)
    #expect(keys.map(\.count) == [32, 16])
    #expect(Array(keys.dropFirst()) == old)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("# keys\n  # ours\n"))
    #expect(text.hasSuffix("# the end\n"))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    for _ in 3...26 { try TokenKeyFile.rotate(at: path) }
    #expect(throws: SecretFault.self) { try TokenKeyFile.rotate(at: path) }
    #expect(try TokenKeyFile.read(path).count == 26)
  }

  @Test(
    "a key that is too short or unreadable is named by its line", arguments: ["AAEC", "0011", "not a key!"])
  func badKey(line: String) throws {
    let path = try Self.file("# keys\n\(line)\n", mode: 0o600)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let fault = #expect(throws: SecretFault.self) { try TokenKeyFile.read(path) }
    #expect(fault?.message.hasPrefix("line 2 of \(path)") == true)
    #expect(fault?.description.contains(line) == false)
  }

  @Test("a key file without keys is refused")
  func noKeys() throws {
    let path = try Self.file("# nothing\n", mode: 0o600)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(throws: SecretFault.self) { try TokenKeyFile.read(path) }
  }
}
