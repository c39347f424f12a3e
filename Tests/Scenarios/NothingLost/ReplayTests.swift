import Basics
import CRM
import MailFormat
import Mailings
import SQL
import Store
import Synchronization
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Nothing lost: the journal is run again into an empty database")
struct ReplayTests {
  /// A busy week: a customer, an answer, a machine, a note, a stranger, a mail that fits twice, and its answer, a
  /// forged reference, work by mail.
  private func week(_ story: Story) async throws {
    let letter = try await story.annaIsACustomer()
    try await story.answers(letter, .anna, says: "Mardi à 10 h, volontiers.")
    try await story.later(days: 1)
    try await story.answers(
      letter, .anna, ["Auto-Submitted: auto-replied"], says: "Je suis absente jusqu'au 3 décembre 2026.")
    try await story.writes(
      .paul, subject: "Appel", says: "M. Rochat, 079 555 11 22, rappeler demain, budget 8000")
    try await story.writes(.luc, subject: "Offre", ["X-Spam-Flag: YES"], says: "Gagnez au jeu !")
    try await story.writes(
      .luc, subject: "Bulletin", ["List-Id: <news.elsewhere.example>"], says: "Nouvelles.")
    try await story.writes(.falsePaul, subject: "Note", says: "M. Faux, 079 111 22 33")
    try await story.later(days: 2)
    try await story.writes(.anna, subject: "Portes", says: "Et trois portes ?")
    try await story.answers(try await story.letter(to: .paul), .paul, keeping: [.address], says: "Oui.")
    let doors = try await story.letter(to: .anna)
    let ids = [letter, doors].compactMap { $0.message.messageID?.text }.map { "<\($0)>" }
    try await story.writes(
      .anna, subject: "Les deux", ["References: \(ids.joined(separator: " "))"], says: "D'accord pour mardi.")
    try await story.answers(try await story.letter(to: .paul, "question"), .paul, says: "2")
    try await story.writes(
      .luc, to: "leads+c1-aaaaaaaaaaaaaaaa@firm.example", says: "Une référence inventée.")
    try await story.answers(
      try await story.letter(to: .paul, "lead-notification"), .paul, keeping: [.address],
      says: "budget 12k\nrelancer mardi\nnote: parle de plaques")
    let report = RawMail.report(to: doors.item.reversePath, returned: doors.item.messageID)
    try await story.receive(report.lines, report.body)
  }

  @Test(
    "a week of mails gives the same state to the last figure, from either engine",
    arguments: Engine.allCases)
  func same(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      try await week(story)
      let before = try await story.digest()
      let outcome = try await story.replayed()
      #expect(outcome.differences == [])
      #expect(outcome.replayed.digest == outcome.original.digest)
      #expect(outcome.mails == 15)
      #expect(try await story.digest() == before)
      #expect(before.sections.first { $0.name == "leads" }?.rows == 3)
    }
  }

  @Test("a mail that waited over midnight still means the day on which it came: “demain”")
  func waited() async throws {
    try await Story.tell { story in
      let lines =
        Person.paul.fields + [
          "Received: from outside by mx.firm.example; Tue, 24 Nov 2026 10:00:00 +0100",
          "From: \(Person.paul.from)", "To: leads@firm.example", "Subject: Appel",
          "Message-ID: <1@phone.example>",
          "Content-Type: text/plain; charset=utf-8",
        ]
      let taken = try await TakeMail(story.firm.office)(
        RawMail(lines, "M. Rochat, 079 555 11 22, rappeler demain").bytes)
      story.firm.clock.turn(minutes: 2 * 1440)
      try await ReceiveMail(story.firm.office)()
      let conversation = try await story.journal(taken.id).conversationID
      #expect(try await story.followUps(of: conversation).map(\.dueOn.description) == ["2026-11-25"])
      #expect(try await story.replayed().differences == [])
    }
  }

  @Test("what a person decided is decided again in its place", arguments: Engine.allCases)
  func decisions(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      _ = try await story.annaIsACustomer()
      let kitchen = try await story.onlyLead().conversationID
      let beat = try await story.writes(.beat, subject: "Question", says: "Mardi nous irait.")
      try await story.later(minutes: 5)
      try await story.routes(beat, .conversation(kitchen))
      let luc = try await story.writes(.luc, subject: "Tapis", says: "Nos tapis !")
      try await story.takesBack(luc)
      let spam = try await story.writes(.luc, subject: "Jeu", ["X-Spam-Flag: YES"], says: "Un escalier, svp.")
      try await story.later(minutes: 5)
      try await story.routes(spam, .newLead)
      try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "Volontiers.")
      let outcome = try await story.replayed()
      #expect(outcome.decisions == 3)
      #expect(outcome.failures == [])
      #expect(outcome.differences == [])
    }
  }

  @Test("while the clock runs on, all that one mail or one decision does happens at one moment")
  func clockRuns() async throws {
    try await Story.tell { story in
      let still = story.firm.office
      let ticks = Ticks(story.firm.clock)
      let office = try Office(
        configuration: still.configuration, stores: (still.database, still.blobs), keyring: still.keyring,
        templates: still.templates,
        world: Office.World(environment: [:], clock: { ticks.next() }, chance: still.chance, log: still.log))
      let mails = [
        RawMail.fromAnna(1), .fromPaul(id: 2, "M. Rochat, 079 555 11 22, rappeler demain"),
        .fromAnna(3, subject: "Tapis"),
      ]
      for mail in mails { _ = try await TakeMail(office)(mail.bytes) }
      try await ReceiveMail(office)()
      _ = try await RouteByHand(office)(3, .ignore, actor: "cli:paul")
      _ = try await RouteByHand(office)(3, .newLead, actor: "cli:paul")
      _ = try await UndoMail(office)(1, actor: "cli:paul")
      #expect(try await story.leads().count == 2)
      #expect(try await story.replayed().differences == [])
    }
  }

  @Test("answers to a mailing find their copy again")
  func mailing() async throws {
    try await Story.tell { story in
      let office = story.firm.office
      let content = try Mailing.Content(subject: "Printemps", text: "Nos cuisines.")
      let now = office.now
      let id = try await office.database.write {
        try MailingTable($0).create(name: "printemps", language: .french, content: content, at: now)
      }
      let addresses = [Person.anna.address, Person.luc.address]
      let recipients = addresses.map {
        MailingRecipient(email: $0, firstName: "", lastName: "", company: "", language: .french)
      }
      _ = try await RunMailing(office).addRecipients(recipients, to: id)
      _ = try await RunMailing(office).start(id)
      try await story.later(minutes: 10)
      try await story.answers(try await story.letter(to: .anna), .annaPrivately, says: "Oui, une cuisine !")
      try await story.answers(try await story.letter(to: .luc), .luc, says: "stop")
      #expect(try await story.suppressedAddresses() == [Person.luc.address])
      #expect(try await story.replayed().differences == [])
    }
  }

  @Test("what a command made, no mail makes again: the part that differs is named")
  func commands() async throws {
    try await Story.tell { story in
      try await story.writes(.anna, says: "Une offre ?")
      _ = try await QualifyLead(story.firm.office)(1, .init(), actor: "cli:paul")
      let outcome = try await story.replayed(saying: false)
      #expect(outcome.differences.sorted() == ["conversations", "leads", "opportunities"])
    }
  }

  @Test("one word more in one mail is another state")
  func sensitive() async throws {
    var digests: Set<StateDigest> = []
    for words in ["Une offre ?", "Une offre ?", "Une offre, svp ?"] {
      try await Story.tell { story in
        try await story.writes(.anna, says: words)
        digests.insert(try await story.digest())
      }
    }
    #expect(digests.count == 2)
  }
}

/// A clock that goes on by a second whenever somebody looks at it.
private final class Ticks: Sendable {
  private let clock: TurnedClock
  private let count = Mutex<Int64>(0)

  init(_ clock: TurnedClock) { self.clock = clock }

  func next() -> Instant {
    count.withLock { count in
      count += 1
      return clock.now.adding(seconds: count)
    }
  }
}
