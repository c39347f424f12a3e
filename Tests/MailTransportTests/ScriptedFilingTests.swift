import TestSupport
import Testing

@testable import MailTransport

/// Servers that can do less, or more, than Dovecot: what we say to them.
@Suite struct ScriptedFilingTests {
  /// Works on a server with these capabilities that answers OK to everything; returns what it heard from then
  /// on, without the tags.
  private func heard(
    _ capabilities: String, options: IMAPOptions = IMAPOptions(), replies: [String: String] = [:],
    _ work: @Sendable (IMAPConnection) async throws -> Void
  ) async throws -> [String] {
    let lines = Lines()
    let server = try ScriptedServer { client in
      try client.beginIMAP(capabilities: capabilities)
      while true {
        let line = try client.line()
        let tag = line.prefix { $0 != " " }
        lines.add(String(line.dropFirst(tag.count + 1)))
        for (start, reply) in replies where line.dropFirst(tag.count + 1).hasPrefix(start) {
          try client.send(reply)
        }
        if let size = Self.literal(line) {
          if !line.hasSuffix("+}") { try client.send("+ go\r\n") }
          _ = try client.bytes(size)
          lines.add(try client.line())
        }
        try client.send("\(tag) OK done\r\n")
      }
    }
    let connection = IMAPConnection(loop: TransportLoop(), log: Fixtures.log, options: options)
    try await connection.open(Fixtures.scripted(server))
    try await work(connection)
    return lines.all
  }

  private static func literal(_ line: String) -> Int? {
    guard line.hasSuffix("}"), let start = line.lastIndex(of: "{") else { return nil }
    return Int(line[start...].dropFirst().prefix { $0.isASCII && $0.isNumber })
  }

  @Test("without MOVE mails are copied, and exactly they are expunged")
  func copyAndExpunge() async throws {
    let lines = try await heard("IMAP4rev1 UIDPLUS") { try await $0.move([3, 1, 2, 9], to: "Done") }
    #expect(
      lines == ["UID COPY 1:3,9 \"Done\"", "UID STORE 1:3,9 +FLAGS.SILENT (\\Deleted)", "UID EXPUNGE 1:3,9"])
  }

  @Test("without MOVE and UIDPLUS nothing is moved, and the reason is told")
  func noMove() async throws {
    let lines = try await heard("IMAP4rev1") { connection in
      let error = await #expect(throws: TransportError.self) { try await connection.move([1], to: "Done") }
      guard case .commandRefused(let note) = error else { throw Unexpected(error: error) }
      #expect(note.words.contains("neither MOVE nor UIDPLUS"))
    }
    #expect(lines.isEmpty)
  }

  @Test("a thousand mails are moved in commands of a bearable length")
  func manyMoves() async throws {
    let odd = (1...1000).map { UInt32($0 * 2 + 1_000_000_000) }
    let lines = try await heard("IMAP4rev1 MOVE") { try await $0.move(odd, to: "Done") }
    #expect(lines.count == 5 && lines.allSatisfy { $0.utf8.count < 8000 })
  }

  @Test(
    "literals wait or go at once, as the server likes it",
    arguments: [("IMAP4rev1", "{12}"), ("IMAP4rev1 LITERAL-", "{12+}"), ("IMAP4rev1 LITERAL+", "{12+}")])
  func literals(capabilities: String, form: String) async throws {
    let lines = try await heard(capabilities) {
      try await $0.append(Array("A: b\n\nHi\n".utf8), to: "Sent", flags: [.seen])
    }
    #expect(lines == ["APPEND \"Sent\" (\\Seen) \(form)", ""])
  }

  @Test("names and headers in UTF-8 for a server that agreed to them")
  func utf8() async throws {
    let mail = Array("To: zoë@x.test\r\n\r\nHi\r\n".utf8)
    let lines = try await heard(
      "IMAP4rev1 ENABLE UTF8=ACCEPT", replies: ["ENABLE": "* ENABLED UTF8=ACCEPT\r\n"]
    ) { connection in
      try await connection.append(mail, to: "Entwürfe")
      try await connection.append(Array("To: a\r\n\r\nZürich\r\n".utf8), to: "Entwürfe")
    }
    #expect(
      lines == [
        "ENABLE UTF8=ACCEPT", "APPEND \"Entwürfe\" UTF8 (~{\(mail.count)}", ")", "APPEND \"Entwürfe\" {18}",
        "",
      ])
    let refused = try await heard("IMAP4rev1 ENABLE UTF8=ACCEPT") { try await $0.create("Entwürfe") }
    #expect(refused.last == "CREATE \"Entw&APw-rfe\"")
  }

  @Test("every name gets the prefix that the server wants, and comes back under its own")
  func namespaces() async throws {
    let lines = try await heard(
      "IMAP4rev1 NAMESPACE",
      replies: [
        "NAMESPACE": "* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL\r\n",
        "STATUS": "* STATUS INBOX.Leads (MESSAGES 2 UIDNEXT 3 UIDVALIDITY 4)\r\n",
        "LIST":
          "* LIST () \".\" INBOX\r\n* LIST () \".\" INBOX.Gesendet\r\n* LIST (\\Noselect) \".\" INBOX.Trash\r\n",
      ]
    ) { connection in
      #expect(
        try await connection.status(of: "Leads") == MailboxStatus(uidValidity: 4, uidNext: 3, exists: 2))
      let listed = try await connection.mailboxes()
      #expect(listed.map(\.name) == ["INBOX", "INBOX.Gesendet", "INBOX.Trash"])
      #expect(listed.map(\.role) == [.inbox, .sent, nil])
      try await connection.create("INBOX.Leads")
    }
    #expect(
      lines == [
        "NAMESPACE", "STATUS \"INBOX.Leads\" (MESSAGES UIDNEXT UIDVALIDITY)", "LIST \"\" \"*\"",
        "CREATE \"INBOX.Leads\"",
      ])
  }

  @Test("we tell who we are where that is asked for, and no more than that")
  func identification() async throws {
    var options = IMAPOptions()
    options.client = (name: "Pi\"ste\r\nx", version: "1.2")
    #expect(
      try await heard("IMAP4rev1 ID", options: options) { _ in } == [
        "ID (\"name\" \"Pi\\\"stex\" \"version\" \"1.2\")"
      ])
    #expect(try await heard("IMAP4rev1 ID") { _ in }.isEmpty)
    #expect(try await heard("IMAP4rev1", options: options) { _ in }.isEmpty)
  }

  @Test("an extended search is asked for where it is offered")
  func extendedSearch() async throws {
    let lines = try await heard(
      "IMAP4rev1 ESEARCH", replies: ["UID SEARCH": "* ESEARCH (TAG \"p2\") UID ALL 2,5:7\r\n"]
    ) { connection in
      let found = try await connection.find(messageID: "<a\\\"b@x>")
      #expect(found == [2, 5, 6, 7])
    }
    #expect(lines == ["UID SEARCH RETURN (ALL) HEADER Message-ID \"<a\\\\\\\"b@x>\""])
  }

  @Test("a search that finds four thousand million mails is refused")
  func hugeSearch() async throws {
    _ = try await heard("IMAP4rev1 ESEARCH", replies: ["UID SEARCH": "* ESEARCH UID ALL 1:4294967295\r\n"]) {
      connection in
      let error = await #expect(throws: TransportError.self) { _ = try await connection.find(messageID: "x") }
      guard case .limitExceeded = error else { throw Unexpected(error: error) }
    }
  }

  @Test("what cannot be appended is refused before anything is said")
  func badAppends() async throws {
    let lines = try await heard("IMAP4rev1 APPENDLIMIT=100") { connection in
      for (message, date) in [([0], nil), (Array("a".utf8), "today"), (Fixtures.message(1), nil)]
        as [([UInt8], String?)]
      {
        await #expect(throws: TransportError.self) { try await connection.append(message, to: "x", at: date) }
      }
    }
    #expect(lines.isEmpty)
  }

  @Test("a server that refuses what it offers is asked in the plain way")
  func refusedList() async throws {
    let server = try ScriptedServer { client in
      try client.beginIMAP(capabilities: "IMAP4rev1 SPECIAL-USE LIST-EXTENDED")
      let extended = try client.command(endingWith: "LIST \"\" \"*\" RETURN (SPECIAL-USE)")
      try client.send("\(extended) BAD what?\r\n")
      let plain = try client.command(endingWith: "LIST \"\" \"*\"")
      try client.send("* LIST (\\Sent) \"/\" Out\r\n\(plain) OK done\r\n")
      client.waitForEnd()
    }
    let connection = IMAPConnection(loop: TransportLoop(), log: Fixtures.log)
    try await connection.open(Fixtures.scripted(server))
    #expect(
      try await connection.mailboxes() == [
        MailboxListing(name: "Out", attributes: ["\\Sent"], delimiter: "/", role: .sent)
      ])
  }
}
