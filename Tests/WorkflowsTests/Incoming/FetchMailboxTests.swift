import Basics
import Foundation
import Logging
import MailTransport
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// Reading mailboxes of a real Dovecot, and of a server that breaks off.
@Suite("Reading a mailbox")
struct FetchMailboxTests {
  private let loop = TransportLoop()

  private func connect(_ endpoint: ServerEndpoint) async throws -> IMAPConnection {
    let connection = IMAPConnection(loop: loop, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await connection.open(endpoint)
    return connection
  }

  private func dovecot(_ address: String) throws -> ServerEndpoint {
    let servers = try PrivateMailServers.running()
    var endpoint = ServerEndpoint(
      host: "localhost", port: servers.imapsPort, security: .implicitTLS, user: address,
      password: Secret(servers.password))
    endpoint.caFile = servers.caFile
    return endpoint
  }

  private func origin(_ endpoint: ServerEndpoint) -> String { "\(endpoint.user ?? "")@\(endpoint.name)" }

  /// Reads INBOX to its end over a new connection.
  private func fetch(_ desk: TestOffice, _ endpoint: ServerEndpoint) async throws -> Int {
    let connection = try await connect(endpoint)
    let place = MailboxPlace(account: "leads", origin: origin(endpoint), mailbox: "INBOX")
    let new = try await FetchMailbox(desk.office, place)(over: connection)
    await connection.logout()
    return new
  }

  private func position(_ desk: TestOffice) async throws -> MailboxProgress.Position {
    try #require(try await desk.read { try MailboxProgress($0).position(account: "leads", mailbox: "INBOX") })
  }

  @Test(
    "new mails are journalled once, and one over the limit is quarantined without its body",
    arguments: Engine.allCases)
  func fetches(engine: Engine) async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    try await TestOffice.open(engine, .init(intake: "  max_message_size: 100000\n  batch: 2")) { desk in
      var mails = (1...4).map { RawMail.fromAnna($0).bytes }
      mails.insert(RawMail.fromAnna(9, [], String(repeating: "words and words\n", count: 7000)).bytes, at: 2)
      try servers.place(mails, into: address)
      let endpoint = try dovecot(address)
      #expect(try await fetch(desk, endpoint) == 5)
      let entries = try await desk.read {
        try Journal($0).list(state: nil, limit: 9).reversed() as [JournalEntry]
      }
      #expect(try await desk.read { try Journal($0).counts() }.byState == [.pending: 4, .quarantined: 1])
      let large = try #require(entries.first { !$0.isStored })
      #expect(large.reason.contains("intake.max_message_size"))
      #expect(large.size > 100_000)
      #expect(large.messageID == "9@rey.example")
      #expect(large.sender == "anna@rey.example")
      #expect(large.subject == "Cuisine")
      let stored = try entries.filter(\.isStored).map {
        try desk.office.blobs.read(try #require(SHA256Digest(hex: $0.digest)))
      }
      #expect(stored == (1...4).map { RawMail.fromAnna($0).bytes })
      #expect(try await position(desk).lastUID == 5)

      desk.clock.turn(minutes: 1)
      #expect(try await fetch(desk, endpoint) == 0)
      #expect(try await position(desk).checkedAt == desk.clock.now)
      try servers.place([RawMail.fromAnna(5).bytes], into: address)
      #expect(try await fetch(desk, endpoint) == 1)
      #expect(try await desk.read { try Journal($0).counts() }.seen == 6)
    }
  }

  @Test(
    "mails that come together are kept together, and are understood while others come in",
    arguments: Engine.allCases)
  func together(engine: Engine) async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    try await TestOffice.open(engine, .init(intake: "  batch: 20\n  loop_sender_per_hour: 0")) { desk in
      let mails = (1...50).map { RawMail.fromAnna($0, subject: "Cuisine \($0)").bytes }
      try servers.place(mails, into: address)
      let connection = try await connect(try dovecot(address))
      let place = MailReader.place(try dovecot(address))
      let (new, settled) = try await ReceiveMail(desk.office).alongside { news in
        try await FetchMailbox(desk.office, place)(over: connection, news: news)
      }
      await connection.logout()
      #expect(new == 50)
      #expect(settled == 50)
      #expect(try await desk.read { try Journal($0).counts() }.byState == [.applied: 50])
      #expect(try await desk.outbox().count == 50)

      // As the next start of the program sees it.
      let blobs = try BlobStore(directory: desk.office.blobs.directory)
      let entries = try await desk.read { try Journal($0).list(state: nil, limit: 99) }
      let kept = try entries.map { try blobs.read(try #require(SHA256Digest(hex: $0.digest))) }
      #expect(Set(kept) == Set(mails))
      #expect(try FileManager.default.contentsOfDirectory(atPath: blobs.directory + "/pk").count >= 4)
    }
  }

  @Test("mails whose bytes can't be kept are not journalled, and letters neither", arguments: Engine.allCases)
  func bytesFirst(engine: Engine) async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    try await TestOffice.open(engine) { desk async throws in
      let mails = (1...20).map { RawMail.fromAnna($0, subject: "Cuisine \($0)").bytes }
      try servers.place(mails, into: address)
      let packs = desk.office.blobs.directory + "/pk"
      try Data().write(to: URL(fileURLWithPath: packs))
      await #expect(throws: BlobError.self) { _ = try await fetch(desk, try dovecot(address)) }
      #expect(try await desk.read { try Journal($0).counts() }.seen == 0)
      #expect(
        try await desk.read { try MailboxProgress($0).position(account: "leads", mailbox: "INBOX") } == nil)

      try FileManager.default.removeItem(atPath: packs)
      #expect(try await fetch(desk, try dovecot(address)) == 20)
      let taken = try FileManager.default.contentsOfDirectory(atPath: packs)
      try FileManager.default.moveItem(atPath: packs, toPath: packs + "-away")
      try Data().write(to: URL(fileURLWithPath: packs))
      await #expect(throws: BlobError.self) { _ = try await ReceiveMail(desk.office)() }
      #expect(try await desk.read { try Journal($0).counts() }.byState == [.pending: 20])
      #expect(try await desk.outbox().isEmpty)

      try FileManager.default.removeItem(atPath: packs)
      try FileManager.default.moveItem(atPath: packs + "-away", toPath: packs)
      #expect(taken.count == 1)
      #expect(try await ReceiveMail(desk.office)() == 20)
      #expect(try await desk.outbox().count == 20)
    }
  }

  @Test("a mailbox that was made anew is read again, and no mail is doubled", arguments: Engine.allCases)
  func madeAnew(engine: Engine) async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    try await TestOffice.open(engine) { desk in
      try servers.place((1...3).map { RawMail.fromAnna($0).bytes }, into: address)
      let origin = origin(try dovecot(address))
      // What we remember of it is another UIDVALIDITY, whose UIDs were higher.
      try await desk.office.database.write { connection in
        let place = MailboxPlace(account: "leads", origin: origin, mailbox: "INBOX")
        try MailboxProgress(connection).advance(place, uidValidity: 1, lastUID: 77, at: desk.clock.now)
      }
      for number in 1...3 { _ = try await TakeMail(desk.office)(RawMail.fromAnna(number).bytes) }
      #expect(try await fetch(desk, try dovecot(address)) == 0)
      #expect(try await desk.read { try Journal($0).counts() }.seen == 3)
      let position = try await position(desk)
      #expect(position.uidValidity > 1)
      #expect(position.lastUID == 3)
    }
  }

  @Test(
    "a server that breaks off in a mail loses nothing: the next run gets it once", arguments: Engine.allCases)
  func breaksOff(engine: Engine) async throws {
    let mails = (1...2).map { RawMail.fromAnna($0).bytes }
    let connections = Turn()
    let server = try ScriptedServer { client in
      let isFirst = connections.next() == 1
      try client.beginIMAP()
      try client.openMailbox(exists: 2)
      let listing = try client.command()
      for (index, mail) in mails.enumerated() {
        try client.send("* \(index + 1) FETCH (UID \(index + 1) RFC822.SIZE \(mail.count))\r\n")
      }
      try client.send("\(listing) OK done\r\n")
      let tag = try client.command(endingWith: "BODY.PEEK[])")
      for (index, mail) in mails.enumerated() {
        let date = "25-Nov-2026 10:00:00 +0000"
        try client.send(
          "* \(index + 1) FETCH (UID \(index + 1) INTERNALDATE \"\(date)\" RFC822.SIZE \(mail.count) BODY[] {\(mail.count)}\r\n"
        )
        if isFirst, index == 1 { return try client.send(Array(mail.prefix(50))) }
        try client.send(mail)
        try client.send(")\r\n")
      }
      try client.send("\(tag) OK done\r\n")
      client.waitForEnd()
    }
    let endpoint = ServerEndpoint(host: "127.0.0.1", port: server.port, security: .plaintext)
    try await TestOffice.open(engine) { desk async throws in
      let error = await #expect(throws: TransportError.self) { _ = try await fetch(desk, endpoint) }
      guard case .connectionClosed(_, inLiteral: true) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      let incoming = desk.office.blobs.directory + "/incoming"
      #expect(try FileManager.default.contentsOfDirectory(atPath: incoming).isEmpty)
      #expect(try await desk.read { try Journal($0).counts() }.seen == 1)
      #expect(try await fetch(desk, endpoint) == 1)
      #expect(try await ReceiveMail(desk.office)() == 2)
      #expect(try await desk.read { try Journal($0).counts() }.seen == 2)
    }
  }

  @Test("a mail that is larger than its server said is quarantined, and the next pass goes on behind it")
  func liesAboutSize() async throws {
    let mail = RawMail.fromAnna(2).bytes
    let connections = Turn()
    let server = try ScriptedServer { client in
      let isFirst = connections.next() == 1
      try client.beginIMAP()
      try client.openMailbox(exists: 2)
      let listing = try client.command()
      try client.send("* 1 FETCH (UID 1 RFC822.SIZE 100)\r\n* 2 FETCH (UID 2 RFC822.SIZE \(mail.count))\r\n")
      try client.send("\(listing) OK done\r\n")
      let tag = try client.command(endingWith: "BODY.PEEK[])")
      let date = "25-Nov-2026 10:00:00 +0000"
      if isFirst {
        try client.send(
          "* 1 FETCH (UID 1 INTERNALDATE \"\(date)\" RFC822.SIZE 100 BODY[] {900000000}\r\n")
        return client.waitForEnd()
      }
      try client.send(
        "* 2 FETCH (UID 2 INTERNALDATE \"\(date)\" RFC822.SIZE \(mail.count) BODY[] {\(mail.count)}\r\n")
      try client.send(mail)
      try client.send(")\r\n\(tag) OK done\r\n")
      client.waitForEnd()
    }
    let endpoint = ServerEndpoint(host: "127.0.0.1", port: server.port, security: .plaintext)
    try await TestOffice.open(.sqlite) { desk async throws in
      await #expect(throws: TransportError.self) { _ = try await fetch(desk, endpoint) }
      #expect(try await desk.read { try Journal($0).counts() }[.quarantined] == 1)
      #expect(try await fetch(desk, endpoint) == 1)
      #expect(try await desk.read { try Journal($0).counts() }.seen == 2)
    }
  }
}

/// Counts connections.
private final class Turn: Sendable {
  private let lock = NSLock()
  private nonisolated(unsafe) var number = 0

  func next() -> Int {
    lock.withLock {
      number += 1
      return number
    }
  }
}
