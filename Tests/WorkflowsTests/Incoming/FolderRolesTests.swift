import Basics
import CRM
import MailFormat
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// What folders are read for, on a real Dovecot.
@Suite("Folders of an account")
struct FolderRolesTests {
  private static let listMail = RawMail.fromAnna(2, subject: "Cuisine", ["List-Id: <news.rey.example>"])

  @Test("what a colleague drops is taken in although it looks like a list's, and stays where it is")
  func dropped() async throws {
    try await AccountDesk.open(folders: ["Leads"], ", drop: [Leads]") { account in
      try await account.put(Self.listMail, into: "INBOX")
      try await account.read()
      #expect(try await account.counts() == [.ignored: 1])
      try await account.put(Self.listMail, into: "Leads")
      try await account.read()
      #expect(try await account.counts() == [.applied: 1])
      #expect(try await account.desk.read { try Leads($0).counts() } == [.new: 1])
      try await account.read()
      #expect(try await account.desk.read { try Leads($0).counts() } == [.new: 1])
      #expect(try await account.count(in: "Leads") == 1)
      #expect(try PrivateMailServers.running().flags(in: account.address).isEmpty)
    }
  }

  @Test("by setting, what was taken in is moved away; a crash before the note of it does no harm")
  func movesAway() async throws {
    try await AccountDesk.open(folders: ["Leads", "Done"], ", drop: [Leads], drop_done: Done") { account in
      try await account.put(.fromAnna(1), Self.listMail, into: "Leads")
      try await account.put(.fromPaul(id: 3, proof: nil, "Votre mot de passe ?"), into: "Leads")
      try await account.read()
      #expect(try await account.counts() == [.applied: 3])
      #expect(try await account.count(in: "Leads") == 0)
      #expect(try await account.count(in: "Done") == 3)
      try await account.desk.office.database.write {
        _ = try $0.execute("UPDATE dropped_mail SET state = 'taken' WHERE state = 'moved'")
      }
      #expect(try await account.read().troubles.isEmpty)
      #expect(try await account.count(in: "Done") == 3)
    }
  }

  @Test(
    "a dropped mail with a forged token proves nothing: it waits for a person, in the tray and in its folder")
  func dropProvesNothing() async throws {
    try await AccountDesk.open(folders: ["Leads", "Done"], ", drop: [Leads], drop_done: Done") { account in
      try await account.put(.fromAnna(1, to: "leads+c1-aaaaaaaaaaaaaaaa@firm.example"), into: "Leads")
      try await account.read()
      #expect(try await account.counts() == [.tray: 1])
      #expect(try await account.count(in: "Leads") == 1)
    }
  }

  /// A colleague's answer from the firm's own address, as Thunderbird saves it.
  private static func answer(_ number: Int, _ more: [String], to: String = "anna@rey.example") -> RawMail {
    RawMail(
      [
        "From: Menuiserie <leads@firm.example>", "To: \(to)", "Subject: Re: Cuisine",
        "Message-ID: <\(number)@firm.example>", "Content-Type: text/plain; charset=utf-8",
      ] + more, "Bonjour Madame,\n\nJe passe mardi.")
  }

  @Test(
    "a colleague's answer in the Sent folder joins its conversation, and nothing there becomes a lead",
    arguments: Engine.allCases)
  func sent(engine: Engine) async throws {
    try await AccountDesk.open(engine, folders: ["Sent"], ", sent: read") { account in
      let desk = account.desk
      try await account.put(.fromAnna(1), into: "INBOX")
      try await account.read()
      let lead = try #require(try await desk.read { try Leads($0).list(state: nil, limit: 1).first })
      let own = try #require(try await desk.outbox().first)
      try await account.put(
        Self.answer(11, ["In-Reply-To: <1@rey.example>"]), Self.answer(12, []),
        Self.answer(13, ["References: <1@rey.example>"], to: "paul@firm.example"),
        RawMail(["From: leads@firm.example", "To: b@b.example", "Message-ID: <\(own.item.messageID)>"], "x"),
        RawMail(["From: stranger@b.example", "To: b@b.example", "Message-ID: <14@b.example>"], "Bonjour"),
        into: "Sent")
      try await account.read()
      #expect(try await account.counts() == [.applied: 2, .ignored: 4])
      func sentMessages() async throws -> [ConversationMessage] {
        try await desk.read { try Conversations($0).messages(of: lead.conversationID).map(\.message) }
          .filter { $0.direction == .sent }
      }
      #expect(try await sentMessages().map(\.messageID) == ["11@firm.example"])
      #expect(try await sentMessages().map(\.author) == ["leads@firm.example"])
      #expect(try await sentMessages().first?.body.contains("Je passe mardi.") == true)
      #expect(try await desk.read { try Leads($0).counts() } == [.contacted: 1])

      for entry in try await desk.read({ try Journal($0).list(state: nil, limit: 9) }) {
        try await desk.office.database.write { try Journal($0).reopen(entry.id) }
      }
      try await ReceiveMail(desk.office)()
      #expect(try await account.counts() == [.applied: 2, .ignored: 4])
      #expect(try await sentMessages().count == 1)
    }
  }

  @Test("what we send is saved once in the Sent folder, seen, when its server has taken it")
  func savesSent() async throws {
    try await AccountDesk.open(folders: ["Sent"], ", save_sent: true, sent: read") { account in
      let desk = account.desk
      func queue() async throws -> QueuedMail {
        let office = desk.office
        try await office.database.write { connection in
          let to = try #require(MailAddress(addrSpec: "anna@rey.example"))
          _ = try QueueLetter(office, connection)(
            Letter(kind: "relay", to: [to], text: try office.words("Bonjour")))
        }
        return try #require(try await desk.outbox().last)
      }
      _ = try await queue()
      try await desk.sendEverything()
      desk.clock.turn(minutes: 1)
      try await account.read()
      #expect(try await account.count(in: "Sent") == 0, "old mail is not saved")

      let mail = try await queue()
      desk.clock.turn(minutes: 1)
      try await account.read()
      #expect(try await account.count(in: "Sent") == 0, "nobody has taken it yet")
      try await desk.sendEverything()
      try await account.read()
      #expect(try await account.count(in: "Sent") == 1)

      // As if we had died between saving it and noting so.
      try await desk.office.database.write {
        _ = try $0.execute("UPDATE sent_copy SET state = 'waiting'")
      }
      try await account.read()
      #expect(try await account.count(in: "Sent") == 1)
      let copy = try #require(try await desk.read { try Journal($0).list(state: .ignored, limit: 9) }.first)
      #expect(copy.messageID == mail.item.messageID)
      #expect(copy.digest == mail.item.digest)
    }
  }

  @Test("a folder that is not there is named with those that are, nearest first; the others are read")
  func missing() async throws {
    try await AccountDesk.open(
      folders: ["Kunden", "Archiv"], ", mailboxes: [INBOX, Kundne], drop: [Leads], save_sent: true"
    ) { account in
      try await account.put(.fromAnna(1), into: "INBOX")
      let outcome = try await account.read()
      #expect(outcome.fetched == 1)
      #expect(outcome.troubles.map(\.mailbox) == ["Leads", "Kundne", ""])
      #expect(outcome.troubles[1].description.contains("\"Kundne\" can't be opened"))
      #expect(outcome.troubles[1].description.contains("there are: \"Kunden\", \"INBOX\", \"Archiv\""))
      #expect(outcome.troubles[2].description.contains("sent_mailbox"))
    }
  }
}
