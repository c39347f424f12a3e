import Foundation
import TestSupport
import Testing

@testable import MailTransport

/// What an operator may see of a dialogue, and what is counted.
@Suite struct TraceTests {
  @Test(
    "credentials are never shown, whoever writes them",
    arguments: [
      ("p1 LOGIN anna secret", "p1 LOGIN <11 bytes>"),
      ("a AUTHENTICATE PLAIN AGFubmEAc2VjcmV0", "a AUTHENTICATE <22 bytes>"),
      ("AUTH PLAIN AGFubmEAc2VjcmV0\r", "AUTH <22 bytes>"), ("auth login", "auth <5 bytes>"),
      ("p2 LOGIN", "p2 LOGIN"),
      ("p3 UID FETCH 1:5 (UID)\r", "p3 UID FETCH 1:5 (UID)"),
      ("MAIL FROM:<a@x.test>", "MAIL FROM:<a@x.test>"),
    ])
  func clientLines(line: String, shown: String) {
    #expect(TraceRedaction.client(Array(line.utf8)) == shown)
  }

  @Test(
    "challenges and bodies of a server are shown by their size",
    arguments: [
      ("+ PDE3OTYwLjE3MEBzPg==", "+ <20 bytes>"), ("334 UGFzc3dvcmQ6", "334 <12 bytes>"), ("334", "334"),
      ("+ idling now", "+ idling now"),
      ("* 1 FETCH (UID 1 BODY[] \"a secret\")", "* 1 FETCH (UID 1 BODY[] <11 bytes>"),
      ("* 1 FETCH (UID 1 BODY[TEXT] {5}", "* 1 FETCH (UID 1 BODY[TEXT] {5}"), ("* OK BODY[", "* OK BODY["),
      ("p1 OK\u{1b}[2J", "p1 OK [2J"),
    ])
  func serverLines(line: String, shown: String) {
    #expect(TraceRedaction.server(Array(line.utf8)) == shown)
  }

  @Test("a trace of a real session shows the protocol and neither password nor mail, in a file of mode 600")
  func realSession() async throws {
    let servers = try PrivateMailServers.running()
    let user = try servers.freshAddress()
    let path = "/tmp/piste-trace-\(UInt32.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try servers.place([Fixtures.message(1)], into: user)
    let loop = TransportLoop(trace: try ProtocolTrace(file: path))
    let connection = IMAPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(Fixtures.imap(servers, user: user, over: .implicitTLS))
    _ = try await connection.select("INBOX")
    try await connection.fetch([1], limit: 10_000, into: KeepingSink())
    try await connection.append(Fixtures.message(2), to: "INBOX")
    await connection.logout()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for shown in [
      "EXAMINE \"INBOX\"", "UID FETCH 1 (", "BODY[] {", " > <", " < <", "APPEND \"INBOX\"", "* BYE",
      "login by libcurl",
    ] {
      #expect(text.contains(shown), "\(shown)")
    }
    for hidden in [servers.password, "of message", "Zürich"] { #expect(!text.contains(hidden), "\(hidden)") }
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.utf8.dropFirst(23).first == UInt8(ascii: "Z") && $0.contains("#1 ") })
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("a file that cannot be written is said so, with the reason")
  func unwritable() {
    let error = #expect(throws: TraceFailed.self) { _ = try ProtocolTrace(file: "/nowhere/at/all") }
    #expect(error?.description.contains("No such file") == true)
  }

  @Test("connections, bytes and mails are counted")
  func counters() async throws {
    let servers = try PrivateMailServers.running()
    let user = try servers.freshAddress()
    try servers.place([Fixtures.message(1), Fixtures.message(2)], into: user)
    let loop = TransportLoop()
    let connection = IMAPConnection(loop: loop, log: Fixtures.log)
    var endpoint = Fixtures.imap(servers, user: user, over: .implicitTLS)
    try await connection.open(endpoint)
    #expect(loop.counters.snapshot().connectionsOpen == 1)
    _ = try await connection.select("INBOX")
    try await connection.fetch([1, 2, 3], limit: 10_000, into: KeepingSink())
    try await connection.append(Fixtures.message(3), to: "INBOX")
    await connection.logout()
    endpoint.password = Secret("wrong")
    await #expect(throws: TransportError.self) { try await connection.open(endpoint) }
    let counted = loop.counters.snapshot()
    #expect(counted.connectionsMade == 1 && counted.connectionsOpen == 0 && counted.connectionsFailed == 1)
    #expect(counted.messagesFetched == 2 && counted.messagesAppended == 1)
    #expect(counted.bytesIn > 800 && counted.bytesOut > 400)
  }

  @Test("times are written in UTC, to the millisecond")
  func times() {
    #expect(TraceTime.text(seconds: 951_782_400, milliseconds: 7) == "2000-02-29T00:00:00.007Z")
  }
}
