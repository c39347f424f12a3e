import Basics
import MailTransport
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("A mailbox on another server")
struct MailboxOriginTests {
  private let reader = MailReader()

  private func ids(_ desk: TestOffice) async throws -> [String] {
    try await desk.read { try Journal($0).list(state: nil, limit: 99).map(\.messageID).sorted() }
  }

  /// Two mailboxes of a real Dovecot stand for the old and the new server; both count from the same UIDVALIDITY.
  @Test(
    "a new server with the same UIDVALIDITY loses no mail and doubles none, and the way back is free",
    arguments: Engine.allCases)
  func moves(engine: Engine) async throws {
    let servers = try PrivateMailServers.running()
    let (old, new) = (try servers.freshAddress(), try servers.freshAddress())
    for (address, numbers) in [(old, [1, 2, 3, 4]), (new, [1, 2, 4, 5])] {
      try servers.number(address, from: 4711)
      try servers.place(numbers.map { RawMail.fromAnna($0).bytes }, into: address)
    }
    let large = RawMail.fromAnna(9, [], String(repeating: "words and words\n", count: 7000)).bytes
    for address in [old, new] { try servers.place([large], into: address) }
    try await TestOffice.open(engine, .init(intake: "  max_message_size: 100000")) { desk in
      let (there, here) = (try MailReader.dovecot(old), try MailReader.dovecot(new))
      #expect(try await reader.fetch(desk, there) == 5)
      #expect(try await reader.fetch(desk, here) == 1)
      #expect(try await ids(desk) == [1, 2, 3, 4, 5, 9].map { "\($0)@rey.example" })
      let position = try #require(try await MailReader.position(desk))
      #expect(position.uidValidity == 4711)
      #expect(position.lastUID == 5)
      #expect(position.origin == MailReader.place(here).origin)
      #expect(try await reader.fetch(desk, here) == 0)

      try servers.place([RawMail.fromAnna(6).bytes], into: old)
      #expect(try await reader.fetch(desk, there) == 1)
      #expect(try await ids(desk) == [1, 2, 3, 4, 5, 6, 9].map { "\($0)@rey.example" })
    }
  }

  @Test("what was read before servers were noted goes on where it stopped", arguments: Engine.allCases)
  func adopts(engine: Engine) async throws {
    let mailbox = ScriptedMailbox((1...3).map { RawMail.fromAnna($0).bytes })
    let server = try mailbox.serve()
    try await TestOffice.open(engine) { desk in
      let endpoint = MailReader.scripted(server)
      let unnoted = MailboxPlace(account: "leads", origin: MailboxPlace.unknownOrigin, mailbox: "INBOX")
      try await desk.office.database.write {
        try MailboxProgress($0).advance(unnoted, uidValidity: 7, lastUID: 2, at: desk.clock.now)
      }
      #expect(try await reader.fetch(desk, endpoint) == 1)
      #expect(mailbox.asked == [3])
      #expect(try await MailReader.position(desk)?.origin == MailReader.place(endpoint).origin)
    }
  }
}
