import Basics
import MailTransport
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// A pass over a mailbox that goes wrong: nothing is lost, nothing doubled, and the position is never ahead of the
/// journal.
@Suite("A pass that is cut")
struct CutPassTests {
  private let reader = MailReader()
  private static let mails = (1...3).map { RawMail.fromAnna($0).bytes }
  /// The pieces of an uncut pass in batches of two: EXAMINE, three lines and the end of the list, three pieces a
  /// mail, the ends of two fetches.
  private static let pieces = 1 + 4 + 9 + 2

  private func withMailbox(
    _ engine: Engine = .sqlite, _ body: (TestOffice, ScriptedMailbox, ServerEndpoint) async throws -> Void
  ) async throws {
    let mailbox = ScriptedMailbox(Self.mails)
    let server = try mailbox.serve()
    try await TestOffice.open(engine, .init(intake: "  batch: 2")) { desk in
      try await body(desk, mailbox, MailReader.scripted(server))
    }
    withExtendedLifetime(server) {}
  }

  /// Every UID up to the position is journalled.
  private func checkPosition(
    _ desk: TestOffice, _ endpoint: ServerEndpoint, validity: UInt32 = 7
  ) async throws {
    let last = try await MailReader.position(desk)?.lastUID ?? 0
    guard last > 0 else { return }
    let seen = try await MailReader.sightings(desk, endpoint, validity: validity, upTo: last)
    #expect(seen == Array(1...last))
  }

  @Test("at any point, the next pass takes what is missing, once", arguments: 0..<pieces)
  func cut(after pieces: Int) async throws {
    try await withMailbox { desk, mailbox, endpoint async throws in
      mailbox.change { $0.piecesLeft = pieces }
      await #expect(throws: TransportError.self) { _ = try await reader.fetch(desk, endpoint) }
      try await checkPosition(desk, endpoint)
      let before = try await desk.read { try Journal($0).counts().seen }
      mailbox.change { $0.piecesLeft = nil }
      #expect(try await reader.fetch(desk, endpoint) == 3 - Int(before))
      try await checkPosition(desk, endpoint)
      #expect(try await desk.read { try Journal($0).counts().seen } == 3)
      #expect(try await reader.fetch(desk, endpoint) == 0)
    }
  }

  @Test("a pass with one piece more than the last cut is whole")
  func uncut() async throws {
    try await withMailbox { desk, mailbox, endpoint async throws in
      mailbox.change { $0.piecesLeft = Self.pieces }
      #expect(
        try await FetchMailbox(desk.office, MailReader.place(endpoint))(over: reader.connect(endpoint)) == 3)
    }
  }

  @Test("in a mailbox that is made anew meanwhile, all is read again and recognised", arguments: [6, 9, 12])
  func madeAnew(pieces: Int) async throws {
    try await withMailbox { desk, mailbox, endpoint async throws in
      mailbox.change { $0.piecesLeft = pieces }
      await #expect(throws: TransportError.self) { _ = try await reader.fetch(desk, endpoint) }
      mailbox.change { state in
        state.piecesLeft = nil
        state.uidValidity = 8
        state.mails = [1: Self.mails[2], 2: Self.mails[0], 3: RawMail.fromAnna(4).bytes, 4: Self.mails[1]]
      }
      _ = try await reader.fetch(desk, endpoint)
      try await checkPosition(desk, endpoint, validity: 8)
      #expect(try await desk.read { try Journal($0).counts().seen } == 4)
      #expect(try await MailReader.position(desk)?.lastUID == 4)
    }
  }

  @Test("a mail that vanishes between listing and fetch is nobody's, whichever it is", arguments: 1...3)
  func vanishes(uid: Int) async throws {
    try await withMailbox { desk, mailbox, endpoint async throws in
      mailbox.change { $0.vanishing = [UInt32(uid)] }
      #expect(try await reader.fetch(desk, endpoint) == 2)
      #expect(try await desk.read { try Journal($0).counts() }.byState == [.pending: 2])
      #expect(try await MailReader.position(desk)?.lastUID == 3)
    }
  }

  @Test("a mail that arrives during the pass is taken by the next one")
  func arrives() async throws {
    try await withMailbox { desk, mailbox, endpoint async throws in
      mailbox.change { $0.arriving = [4: RawMail.fromAnna(4).bytes] }
      #expect(try await reader.fetch(desk, endpoint) == 3)
      #expect(try await MailReader.position(desk)?.lastUID == 3)
      #expect(try await reader.fetch(desk, endpoint) == 1)
      #expect(mailbox.asked == [1, 2, 3, 4])
    }
  }

  @Test(
    "a mail that its server does not hand out is quarantined, and those behind it are read",
    arguments: [true, false])
  func damaged(isRefused: Bool) async throws {
    try await withMailbox { desk, mailbox, endpoint async throws in
      mailbox.change { state in
        if isRefused { state.damaged = [1] } else { state.hidden = [1] }
      }
      #expect(try await reader.fetch(desk, endpoint) == 3)
      let lost = try #require(
        try await desk.read { try Journal($0).list(state: .quarantined, limit: 9) }.first)
      #expect(lost.reason.contains("the server does not hand this mail out"))
      #expect(lost.reason.contains(isRefused ? "damaged" : "FETCH does not return it"))
      #expect(try await desk.read { try Journal($0).counts() }.byState == [.pending: 2, .quarantined: 1])
    }
  }

  @Test("a server that hands out nothing is in trouble: no mail is given up, the position stays")
  func refusesAll() async throws {
    try await withMailbox { desk, mailbox, endpoint async throws in
      mailbox.change { $0.damaged = [1, 2, 3] }
      let error = await #expect(throws: TransportError.self) { _ = try await reader.fetch(desk, endpoint) }
      guard case .commandRefused = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(try await desk.read { try Journal($0).counts().seen } == 0)
      mailbox.change { $0.damaged = [] }
      #expect(try await reader.fetch(desk, endpoint) == 3)
    }
  }
}
