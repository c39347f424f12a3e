import Basics
import CRM
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Mails of a conversation")
struct ConversationMailTests {
  /// Anna's first mail made a lead; its conversation.
  private func open(_ desk: TestOffice) async throws -> Int64 {
    try #require(try await desk.receive(.fromAnna(subject: "Cuisine d'été")).conversationID)
  }

  @Test(
    "a colleague's answer goes to the customer, from the firm, with a reply address of the conversation",
    arguments: Engine.allCases)
  func relay(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let conversation = try await open(desk)
      let address = try desk.plus(.conversation, conversation)
      let body = "Bonjour Madame,\n\nVoici notre offre.\n\nLe 24 nov. 2026 à 9:00, Piste a écrit :\n> interne"
      let entry = try await desk.receive(.fromPaul(to: address, body))
      #expect(entry.route == "staffReply")
      #expect(entry.conversationID == conversation)
      let relayed = try #require(try await desk.outbox().last)
      #expect(relayed.item.kind == "relay")
      #expect(relayed.item.conversationID == conversation)
      #expect(relayed.to == ["anna@rey.example"])
      let message = relayed.message
      #expect(message.from.map(\.addrSpec) == ["leads@firm.example"])
      #expect(message.from.first?.displayName == "Paul Favre – Menuiserie du Lac")
      #expect(relayed.replyTo == address)
      #expect(message.text.contains("Voici notre offre."))
      #expect(!message.text.contains("interne"))
      #expect(message.header.first("Auto-Submitted") == nil)
      #expect(message.references.ids.map(\.text).contains("1@rey.example"))
      #expect(relayed.item.reversePath == (try desk.plus(.bounce, relayed.item.id)))
      #expect(relayed.item.proofAddress == (try desk.plus(.proof, relayed.item.id)))
      let lead = try await desk.read { try Leads($0).list(state: nil, limit: 1).first }
      #expect(lead?.lead.state == .contacted)
    }
  }

  @Test("a relayed mail that bounces is told to the colleague once; a bounced notice tells nobody")
  func bounced() async throws {
    try await TestOffice.open(.sqlite) { desk in
      let conversation = try await open(desk)
      let notice = try #require(try await desk.outbox().last)
      try await desk.receive(.fromPaul(to: try desk.plus(.conversation, conversation), "Bonjour Madame."))
      let relayed = try #require(try await desk.outbox().last)
      let entry = try await desk.receive(
        .report(to: relayed.item.reversePath, returned: relayed.item.messageID))
      #expect(entry.conversationID == conversation)
      let told = try #require(try await desk.outbox().last)
      #expect(told.to == ["paul@firm.example"])
      #expect(told.message.text.contains("Le message à anna@rey.example n’a pas pu être remis"))
      let count = try await desk.outbox().count
      try await desk.receive(.report(to: notice.item.reversePath, returned: notice.item.messageID))
      #expect(try await desk.outbox().count == count)
    }
  }

  @Test(
    "a customer's answer finds its conversation by token, by reference alone and by subject alone",
    arguments: Engine.allCases)
  func customerReply(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let conversation = try await open(desk)
      try await desk.receive(.fromPaul(to: try desk.plus(.conversation, conversation), "Bonjour Madame."))
      let relayed = try #require(try await desk.outbox().last)
      let mails: [(RawMail, String)] = [
        (.fromAnna(11, to: relayed.replyTo.uppercased(), subject: "x"), "tokenInReplyAddress"),
        (.fromAnna(12, subject: "y", ["In-Reply-To: <\(relayed.item.messageID)>"]), "tokenInReference"),
        (.fromAnna(13, subject: "z", ["References: <1@rey.example>"]), "referencedMessage"),
        (.fromAnna(14, subject: "RE: Cuisine d'été"), "sameSubjectAndParticipant"),
      ]
      for (mail, reason) in mails {
        let entry = try await desk.receive(mail)
        #expect(entry.route == "customerReply")
        #expect(entry.conversationID == conversation)
        let verdicts = try await desk.read { try Journal($0).verdicts(of: entry.id) }
        #expect(verdicts.first { $0.step == "conversation" }?.reason == reason)
        let told = try #require(try await desk.outbox().last)
        #expect(told.item.kind == "conversation-notification")
        #expect(told.to == ["paul@firm.example"])
      }
      #expect(try await desk.read { try Leads($0).counts() } == [.contacted: 1])
    }
  }

  @Test("a mail that arrives by two of our addresses is told once", arguments: Engine.allCases)
  func twoCopies(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let conversation = try await open(desk)
      let address = try desk.plus(.conversation, conversation)
      let mail = RawMail.fromAnna(11, to: address, [], "Une question.")
      var copy = mail
      copy.lines.insert("Delivered-To: leads@firm.example", at: 0)
      try await desk.receive(mail)
      let before = try await desk.state(conversation)
      #expect(try await desk.receive(copy).conversationID == conversation)
      #expect(try await desk.state(conversation) == before)
    }
  }

  @Test(
    "a forged token goes to the tray, and nobody but the operator hears of it", arguments: Engine.allCases)
  func forged(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let conversation = try await open(desk)
      let queued = try await desk.outbox().count
      let address = try desk.plus(.conversation, conversation).replacing("+c\(conversation)-", with: "+c99-")
      let entry = try await desk.receive(.fromAnna(11, to: address))
      #expect(entry.state == .tray)
      #expect(entry.reason == "forgedToken")
      #expect(try await desk.outbox().dropFirst(queued).map(\.item.kind) == ["forgery-alert"])
    }
  }

  @Test(
    "a mail that fails is quarantined with its error, and the next one goes on", arguments: Engine.allCases)
  func quarantine(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let broken = try await TakeMail(desk.office)(RawMail.fromAnna(1).bytes)
      let good = try await TakeMail(desk.office)(RawMail.fromAnna(2, subject: "Bain").bytes)
      let digest = try await desk.read { try Journal($0).entry(broken.id).digest }
      try desk.damage(digest)
      #expect(try await ReceiveMail(desk.office)() == 2)
      let entries = try await desk.read {
        [try Journal($0).entry(broken.id), try Journal($0).entry(good.id)]
      }
      #expect(entries.map(\.state) == [.quarantined, .applied])
      #expect(entries[0].reason.contains("its bytes have changed"))
      #expect(try await desk.read { try Journal($0).counts() }.addsUp)
    }
  }

  @Test(
    "a person puts a mail of the tray where it belongs, and elsewhere when they were wrong",
    arguments: Engine.allCases)
  func byHand(engine: Engine) async throws {
    try await TestOffice.open(engine) { desk in
      let conversation = try await open(desk)
      let forged = "leads+c\(conversation)-aaaaaaaaaaaaaaaa@firm.example"
      let ids = try await [11, 12, 13].asyncMap { try await desk.receive(.fromAnna($0, to: forged)).id }
      let route = RouteByHand(desk.office)
      let joined = try await route(ids[0], .conversation(conversation), actor: "paul").entry
      #expect(joined.state == .applied)
      #expect(joined.conversationID == conversation)
      let verdicts = try await desk.read { try Journal($0).verdicts(of: ids[0]) }
      #expect(verdicts.last?.reason == "decidedByHand")
      #expect(verdicts.last?.evidence == "paul")
      let opened = try await route(ids[1], .newLead, actor: "paul").entry
      #expect(opened.conversationID != conversation)
      #expect(try await desk.read { try Leads($0).counts() } == [.new: 2])
      #expect(try await route(ids[2], .ignore, actor: "paul").entry.state == .ignored)
      let moved = try await route(ids[0], .newLead, actor: "paul")
      #expect(moved.undone?.kept.isEmpty == true)
      #expect(moved.entry.conversationID != conversation)
      #expect(try await desk.read { try Leads($0).counts() } == [.new: 3])
      await #expect(throws: Refusal.self) { try await route(ids[2], .conversation(999), actor: "paul") }
      #expect(try await desk.read { try Journal($0).entry(ids[2]).state } == .ignored)
    }
  }
}

extension Sequence {
  func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
    var result: [T] = []
    for element in self { result.append(try await transform(element)) }
    return result
  }
}
