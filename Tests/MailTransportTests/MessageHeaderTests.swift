import MailTransport
import TestSupport
import Testing

/// A message told by its header, its body unread.
@Suite("Headers of messages")
struct MessageHeaderTests {
  private let loop = TransportLoop()

  @Test("a few fields of real mails come without their bodies, and nothing is marked as seen")
  func dovecot() async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    let long = String(repeating: "x", count: 70_000)
    let mails = ["Subject: One", "Subject: Two\r\n words", "X-Long: \(long)"].enumerated().map {
      Array("Message-ID: <\($0)@x.example>\r\n\($1)\r\nTo: b@b.example\r\n\r\nBody\r\n".utf8)
    }
    try servers.place(mails, into: address)
    let connection = IMAPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(Fixtures.imap(servers, user: address, over: .implicitTLS))
    _ = try await connection.select("INBOX", readOnly: false)
    let headers = try await connection.headers(of: [3, 1, 2, 9]).mapValues {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(
      headers == [
        1: "Message-ID: <0@x.example>\r\nSubject: One\r\n\r\n",
        2: "Message-ID: <1@x.example>\r\nSubject: Two\r\n words\r\n\r\n",
        3: "Message-ID: <2@x.example>\r\n\r\n",
      ])
    await connection.logout()
    #expect(try servers.flags(in: address).isEmpty)
  }

  @Test(
    "a header that does not end is cut by our request, and one that is sent whole all the same is refused")
  func endless() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP()
      try client.openMailbox()
      let tag = try client.command(endingWith: "<0.16384>)")
      try client.send("* 1 FETCH (UID 1 BODY[HEADER.FIELDS (MESSAGE-ID)]<0> {900000}\r\n")
      try client.send([UInt8](repeating: 0x61, count: 900_000))
      try client.send(")\r\n\(tag) OK done\r\n")
      client.waitForEnd()
    }
    let connection = IMAPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(Fixtures.scripted(server))
    _ = try await connection.select("INBOX")
    let error = await #expect(throws: TransportError.self) { _ = try await connection.headers(of: [1]) }
    guard case .limitExceeded(_, uid: nil) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(await connection.isOpen == false)
  }
}
