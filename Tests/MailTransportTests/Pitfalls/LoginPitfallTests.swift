import CCurl
import Foundation
import Glibc
import TestSupport
import Testing

@testable import MailTransport

/// The pitfalls of libcurl that concern the set-up of a connection, by their number in the study of it.
@Suite struct LoginPitfallTests {
  let loop = TransportLoop()

  private func scriptedIMAP(_ server: ScriptedServer) async throws -> IMAPConnection {
    let connection = IMAPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(Fixtures.scripted(server))
    return connection
  }

  @Test("4: a connection that has been silent since its login survives the next one that is made")
  func unusedConnections() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP()
      while let tag = try Optional(client.command()) { try client.send("\(tag) OK done\r\n") }
    }
    let stream = try await Silent(loop, Fixtures.scripted(server))
    try await Task.sleep(for: .milliseconds(2200))
    // This one has libcurl throw away what is older than a second and was never used.
    try await Impatient(loop).connect(Fixtures.scripted(server))
    try await stream.command()
  }

  @Test("5: the time for connecting ends a hanging login, and does not run on afterwards")
  func timeouts() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP()
      let tag = try client.command()
      // Longer than connecting may take.
      Thread.sleep(forTimeInterval: 1.5)
      try client.send("\(tag) OK done\r\n")
      client.waitForEnd()
    }
    var endpoint = Fixtures.scripted(server)
    endpoint.timeouts.connect = .seconds(1)
    let connection = IMAPConnection(loop: loop, log: Fixtures.log)
    try await connection.open(endpoint)
    #expect(try await connection.uidsOfEmptyListing().isEmpty)
    let silent = try ScriptedServer { client in
      try client.send("* OK hello\r\n")
      client.waitForEnd()
    }
    endpoint.port = silent.port
    let hanging = endpoint
    let error = await #expect(throws: TransportError.self) {
      try await IMAPConnection(loop: loop, log: Fixtures.log).open(hanging)
    }
    guard case .timedOut = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("6: a submission server that offers no login is not used without one")
  func noLoginOffered() async throws {
    let server = try ScriptedServer { client in
      try client.beginSMTP(["PIPELINING"])
      client.waitForEnd()
    }
    for mechanism in ServerEndpoint.Mechanism.allCases {
      var endpoint = Fixtures.scripted(server)
      endpoint.user = "u"
      endpoint.password = Secret("p")
      endpoint.bearer = Secret("t")
      endpoint.mechanism = mechanism
      let chosen = endpoint
      let error = await #expect(throws: TransportError.self) {
        try await SMTPConnection(loop: loop, log: Fixtures.log).open(chosen)
      }
      #expect(error?.note.words == "the server offers no login (AUTH)")
    }
  }

  @Test("6: a server that knows us before the login is not used, whichever proof we have")
  func preauthenticated() async throws {
    let server = try ScriptedServer { client in
      try client.send("* PREAUTH hello\r\n")
      let tag = try client.command(endingWith: "CAPABILITY")
      try client.send("* CAPABILITY IMAP4rev1\r\n\(tag) OK done\r\n")
      client.waitForEnd()
    }
    for mechanism in [ServerEndpoint.Mechanism.password, .xoauth2] {
      var endpoint = Fixtures.scripted(server)
      endpoint.user = "u"
      endpoint.password = Secret("p")
      endpoint.bearer = Secret("t")
      endpoint.mechanism = mechanism
      let chosen = endpoint
      let error = await #expect(throws: TransportError.self) {
        try await IMAPConnection(loop: loop, log: Fixtures.log).open(chosen)
      }
      guard case .protocolViolation = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test(
    "8: nothing that is printed about a connection holds a credential",
    arguments: ServerEndpoint.Mechanism.allCases)
  func redaction(mechanism: ServerEndpoint.Mechanism) async throws {
    let server = try ScriptedServer { client in
      try client.send("* OK hello\r\n")
      let tag = try client.command(endingWith: "CAPABILITY")
      let all = "AUTH=PLAIN AUTH=LOGIN AUTH=CRAM-MD5 AUTH=XOAUTH2 AUTH=OAUTHBEARER"
      try client.send("* CAPABILITY IMAP4rev1 SASL-IR \(all)\r\n\(tag) OK done\r\n")
      let login = try client.line()
      try client.send("\(login.prefix { $0 != " " }) NO [AUTHENTICATIONFAILED] no\r\n")
      client.waitForEnd()
    }
    var endpoint = Fixtures.scripted(server)
    endpoint.user = "u"
    endpoint.password = Secret("hush-hush")
    endpoint.bearer = Secret("hush-hush")
    endpoint.mechanism = mechanism
    let chosen = endpoint
    let error = await #expect(throws: TransportError.self) {
      try await IMAPConnection(loop: loop, log: Fixtures.log).open(chosen)
    }
    var dumped = ""
    dump(endpoint, to: &dumped)
    dump(error, to: &dumped)
    let printed = "\(endpoint) \(String(reflecting: endpoint)) \(String(describing: error)) \(dumped)"
    #expect(!printed.contains("hush-hush") && printed.contains("•••"))
  }

  @Test("17: what is configured reaches the server as it is: nothing in it is decoded as a URL")
  func noDecoding() async throws {
    let lines = Lines()
    let server = try ScriptedServer { client in
      try client.send("* OK hello\r\n")
      let first = try client.command(endingWith: "CAPABILITY")
      try client.send("* CAPABILITY IMAP4rev1\r\n\(first) OK done\r\n")
      let login = try client.line()
      let tag = login.prefix { $0 != " " }
      lines.add(String(login.dropFirst(tag.count + 1)))
      try client.send("\(tag) OK welcome\r\n")
      let ours = try client.command(endingWith: "CAPABILITY")
      try client.send("* CAPABILITY IMAP4rev1\r\n\(ours) OK done\r\n")
      client.waitForEnd()
    }
    var endpoint = Fixtures.scripted(server)
    endpoint.user = "a%41;AUTH=*@x:y"
    endpoint.password = Secret("p%20\"\\w@/?#")
    try await IMAPConnection(loop: loop, log: Fixtures.log).open(endpoint)
    #expect(
      lines.all == [#"LOGIN "a%41;AUTH=*@x:y" "p%20\"\\w@/?#""#]
        || lines.all == [#"LOGIN a%41;AUTH=*@x:y "p%20\"\\w@/?#""#], "\(lines.all)")
  }

  @Test(
    "21: line ends and other control characters in host, user, password or token reach no server",
    arguments: ["\r\nNOOP", "\n", "\0", "\u{1}", "\u{7F}"])
  func injection(poison: String) async throws {
    let lines = Lines()
    let server = try ScriptedServer { client in
      lines.add("connected")
      try client.beginIMAP()
    }
    let changes: [(inout ServerEndpoint) -> Void] = [
      { $0.host = "127.0.0.1" + poison }, { $0.user = "u" + poison }, { $0.password = Secret("p" + poison) },
      {
        $0.mechanism = .xoauth2
        $0.bearer = Secret("t" + poison)
      },
    ]
    for change in changes {
      var endpoint = Fixtures.scripted(server)
      endpoint.user = "u"
      endpoint.password = Secret("p")
      change(&endpoint)
      let poisoned = endpoint
      let error = await #expect(throws: TransportError.self) {
        try await IMAPConnection(loop: loop, log: Fixtures.log).open(poisoned)
      }
      guard case .invalidArgument = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
    #expect(lines.all.isEmpty)
  }

  @Test("17 and 21: what a form carries to an issuer is encoded whole")
  func forms() throws {
    let url = try #require(IssuerURL("https://issuer.test/"))
    let fields = [("a b", "x&y=z"), ("é", "\r\n+%/~")]
    let post = FormPost(url: url, fields: fields, caFile: nil, timeout: .seconds(1))
    #expect(post.body == "a%20b=x%26y%3Dz&%C3%A9=%0D%0A%2B%25%2F%7E")
  }
}

extension IMAPConnection {
  /// A command that a script answers with OK and nothing else.
  fileprivate func uidsOfEmptyListing() async throws -> [UIDSize] { try await uids(from: 1) }
}

/// A stream on which nothing was said since it was opened.
private actor Silent {
  private let loop: TransportLoop
  private let stream: ServerStream
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(_ loop: TransportLoop, _ endpoint: ServerEndpoint) async throws {
    self.loop = loop
    stream = try ServerStream(endpoint: endpoint, loop: loop)
    try await stream.open(.imap, login: .sasl)
  }

  func command() async throws {
    stream.write("p1 CAPABILITY\r\n")
    try await stream.flush("CAPABILITY")
    _ = try await stream.readLine(limit: 1000, until: .after(.seconds(20)), "CAPABILITY")
    stream.close()
  }
}

private actor Impatient {
  private let loop: TransportLoop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  init(_ loop: TransportLoop) { self.loop = loop }

  func connect(_ endpoint: ServerEndpoint) async throws {
    let session = try #require(CurlSession())
    #expect(session.configure(endpoint, as: .imap, login: .sasl))
    #expect(session.set(CURLOPT_MAXAGE_CONN, 1))
    _ = await loop.connect(session, until: .after(.seconds(20)))
    #expect(session.result == CURLE_OK)
    loop.close(session)
  }
}
