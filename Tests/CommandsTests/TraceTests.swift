import Foundation
import Testing

@Suite("--trace")
struct TraceTests {
  @Test(
    "the dialogue with a server is written to a file of mode 600, and a file that can't be written is named")
  func dialogue() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/piste-trace-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let settings = """
      company: {name: Menuiserie du Lac}
      accounts:
        - name: leads
          address: leads@example.org
          imap: {host: 127.0.0.1, port: 9, user: u, password_file: pw}
      """
    try Data(settings.utf8).write(to: URL(fileURLWithPath: folder + "/piste.yaml"))
    #expect(
      FileManager.default.createFile(
        atPath: folder + "/pw", contents: Data("secret".utf8), attributes: [.posixPermissions: 0o600]))
    let run = try Piste(["doctor", "--trace", "talk.log"], in: folder)
    #expect(run.output.contains("cannot be reached"))
    let written = try FileManager.default.attributesOfItem(atPath: folder + "/talk.log")
    #expect((written[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let refused = try Piste(["doctor", "--trace", "no/such/talk.log"], in: folder)
    #expect(refused.status == 1 && refused.errors.contains("no/such/talk.log"))
  }
}
