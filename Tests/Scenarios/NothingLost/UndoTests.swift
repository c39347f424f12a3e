import Basics
import CRM
import MailFormat
import Mailings
import Projects
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

@Suite("Nothing lost: a mail is taken back")
struct UndoTests {
  @Test(
    "an advertisement became a lead: taken back, lead, contact, words and the letter that waited are gone",
    arguments: Engine.allCases)
  func lead(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let mail = try await story.writes(.luc, subject: "Offre", says: "Nous vendons des tapis.")
      #expect(try await story.effects(of: mail).map(\.kind).contains("lead"))
      let plan = try await story.takesBack(mail)
      #expect(plan.kept.isEmpty)
      #expect(try await story.leads().isEmpty)
      #expect(try await story.contacts().isEmpty)
      for table in ["conversation", "message", "participant"] {
        #expect(try await story.count(table) == 0)
      }
      #expect(try await story.letter(to: .paul).item.state == .failed)
      let entry = try await story.journal(mail.id)
      #expect(entry.state == .tray)
      #expect(entry.reason == "takenBack")
      #expect(try await story.counts().addsUp)
    }
  }

  @Test("taken back twice, it says so and changes nothing")
  func twice() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(.luc, says: "Bonjour, une offre ?")
      try await story.takesBack(mail)
      let refusal = await #expect(throws: Refusal.self) { try await story.takesBack(mail) }
      #expect(refusal?.message.contains("taken back already") == true)
      #expect(try await story.count("decision") == 1)
    }
  }

  @Test("the letter to Paul had left: it is named, everything else goes")
  func letterLeft() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(.luc, says: "Bonjour, une offre ?")
      try await story.later(minutes: 5)
      let plan = try await story.takesBack(mail)
      #expect(plan.kept.map(\.reason) == [.letterLeft])
      #expect(try await story.leads().isEmpty)
      let answer = try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "Volontiers.")
      #expect(answer.state == .tray)
      #expect(answer.why("conversation") == "tokenWithoutConversation")
    }
  }

  @Test("Paul has answered the lead since: it stays with its contact, and both are named")
  func answered() async throws {
    try await Story.tell { story in
      _ = try await story.annaIsACustomer()
      let first = try await story.arrival(1)
      let plan = try await story.takesBack(first)
      #expect(
        plan.kept.map(\.effect.kind).sorted() == ["contact", "lead", "letter", "participant", "participant"])
      #expect(try await story.onlyLead().lead.state == .contacted)
      #expect(try await story.contacts().count == 1)
    }
  }

  @Test(
    "the customer's words leave the conversation; what Paul wrote to her before stays",
    arguments: Engine.allCases)
  func reply(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let letter = try await story.annaIsACustomer()
      let conversation = try await story.onlyLead().conversationID
      let before = try await story.messages(of: conversation).map(\.body)
      let reply = try await story.answers(letter, .beat, says: "Demain matin.")
      #expect(try await story.participants(of: conversation).map(\.address).contains("beat@rey.example"))
      let plan = try await story.takesBack(reply)
      #expect(plan.kept.isEmpty)
      #expect(try await story.messages(of: conversation).map(\.body) == before)
      #expect(try await !story.participants(of: conversation).map(\.address).contains("beat@rey.example"))
      #expect(try await story.onlyLead().lead.state == .contacted)
    }
  }

  @Test("Paul's answer is caught before it leaves: the customer gets nothing, the lead is new again")
  func relay() async throws {
    try await Story.tell { story in
      try await story.writes(.anna, says: "Bonjour, une offre ?")
      let answer = try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "C'est trop cher pour vous.")
      #expect(try await story.onlyLead().lead.state == .contacted)
      let plan = try await story.takesBack(answer)
      #expect(plan.kept.isEmpty)
      #expect(try await story.letter(to: .anna).item.state == .failed)
      #expect(try await story.onlyLead().lead.state == .new)
      #expect(try await story.messages(of: try await story.onlyLead().conversationID).count == 1)
    }
  }

  @Test("a phone note's follow-up goes with its lead")
  func followUp() async throws {
    try await Story.tell { story in
      let note = try await story.writes(
        .paul, subject: "Appel", says: "Mme Rey, 079 123 45 67, rappeler mardi, budget 12'000.-")
      #expect(try await story.followUps(of: note.conversation).count == 1)
      #expect(try await story.takesBack(note).kept.isEmpty)
      #expect(try await story.count("follow_up") == 0)
      #expect(try await story.leads().isEmpty)
    }
  }

  @Test("an undone mail is understood anew only when a person says so, and makes the lead again")
  func again() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(.anna, says: "Bonjour, une offre ?")
      try await story.takesBack(mail)
      let outcome = try await story.routes(mail, .newLead)
      #expect(outcome.entry.state == .applied)
      #expect(try await story.onlyLead().contact.email == "anna@rey.example")
      try await story.takesBack(mail)
      #expect(try await story.leads().isEmpty)
    }
  }
}

@Suite("Nothing lost: what a mail changed elsewhere is taken back")
struct UndoElsewhereTests {
  /// A mailing to Anna that has left.
  private func mailing(_ story: Story) async throws -> QueuedMail {
    let office = story.firm.office
    let content = try Mailing.Content(subject: "Printemps", text: "Bonjour {{prénom}}, nos cuisines.")
    let now = office.now
    let id = try await office.database.write {
      try MailingTable($0).create(name: "printemps", language: .french, content: content, at: now)
    }
    let recipient = MailingRecipient(
      email: "anna@rey.example", firstName: "Anna", lastName: "Rey", company: "", language: .french)
    _ = try await RunMailing(office).addRecipients([recipient], to: id)
    _ = try await RunMailing(office).start(id)
    try await story.later(minutes: 10)
    return try await story.letter(to: .anna)
  }

  private func outcome(_ story: Story) async throws -> String {
    try await story.firm.read { try MailingTable($0).recipients(of: 1).first?.outcome ?? "" }
  }

  @Test(
    "an unsubscription that was none is lifted, and the copy's outcome is as before",
    arguments: Engine.allCases)
  func unsubscribed(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let copy = try await mailing(story)
      let mail = try await story.answers(copy, .anna, says: "stop")
      #expect(try await story.suppressedAddresses() == ["anna@rey.example"])
      #expect(try await outcome(story) == "unsubscribed")
      #expect(try await story.takesBack(mail).kept.isEmpty)
      #expect(try await story.suppressedAddresses().isEmpty)
      #expect(try await outcome(story) == "")
    }
  }

  @Test("a bounce that was wrong: the address is reachable again and its letter counts as delivered")
  func bounced() async throws {
    try await Story.tell { story in
      let copy = try await mailing(story)
      let report = RawMail.report(to: copy.item.reversePath, returned: copy.item.messageID)
      let mail = try await story.receive(report.lines, report.body)
      #expect(try await story.letter(to: .anna).item.state == .bounced)
      #expect(try await story.suppressedAddresses() == ["anna@rey.example"])
      #expect(try await story.takesBack(mail).kept.isEmpty)
      #expect(try await story.letter(to: .anna).item.state == .accepted)
      #expect(try await story.suppressedAddresses().isEmpty)
      #expect(try await outcome(story) == "")
    }
  }

  @Test("hours by mail are withdrawn, and the invoiced ones are named")
  func hours() async throws {
    try await Story.tell { story in
      let project = try await CreateProject(story.firm.office)(
        .init(name: "Atelier", tasks: ["Analyse", "Montage"]), actor: "cli:paul")
      let address = try story.firm.plus(.conversation, project.conversation)
      let mail = try await story.writes(
        .anne, to: address, subject: "Heures", says: "2h30 analyse\n1h montage")
      #expect(try await story.count("timesheet_entry") == 2)
      try await story.firm.office.database.write { connection in
        _ = try connection.execute("UPDATE timesheet_entry SET state = 'invoiced' WHERE minutes = 60")
      }
      let plan = try await story.takesBack(mail)
      #expect(plan.kept.map(\.reason) == [.invoiced])
      let states = try await story.firm.read {
        try TimesheetEntries($0).list(limit: 10).map(\.state.rawValue)
      }
      #expect(states == ["invoiced", "withdrawn"])
    }
  }

  @Test("tasks by mail go; the one with hours on it stays and is named")
  func tasks() async throws {
    try await Story.tell { story in
      let opened = try await story.anneHasAProject()
      let mail = try await story.answers(opened, .anne, says: "tâche: Pose\n\ntâche: Vitrage")
      try await story.answers(opened, .anne, says: "2h pose")
      let plan = try await story.takesBack(mail)
      #expect(plan.kept.map(\.effect.words) == ["task 3 (Pose) of project 1"])
      #expect(plan.kept.map(\.evidence) == ["hours"])
      let names = try await story.firm.read { try ProjectTasks($0).list(state: nil, limit: 10).map(\.name) }
      #expect(names.sorted() == ["Analyse", "Plans", "Pose"])
    }
  }

  @Test("Anna answered from home: taken back, that address is hers no longer")
  func furtherAddress() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await story.answers(letter, .annaPrivately, says: "Mardi.")
      #expect(try await story.count("contact_address") == 1)
      #expect(try await story.takesBack(mail).kept.isEmpty)
      #expect(try await story.count("contact_address") == 0)
    }
  }

  @Test("the answer to a question is taken back: the mail that it placed waits again")
  func answer() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      try await story.writes(.anna, subject: "Portes", says: "Et trois portes ?")
      try await story.answers(try await story.letter(to: .paul), .paul, keeping: [.address], says: "Oui.")
      let doors = try await story.letter(to: .anna)
      let unclear = try await story.answers(
        letter, .anna, keeping: [.address], subject: "Les deux",
        ["References: <\(doors.message.messageID?.text ?? "")>"], says: "D'accord.")
      let answer = try await story.answers(
        try await story.letter(to: .paul, "question"), .paul, says: "2")
      let conversation = try #require(try await story.journal(unclear.id).conversationID)
      let before = try await story.messages(of: conversation).count

      try await story.takesBack(answer)
      #expect(try await story.journal(unclear.id).reason == "takenBack")
      #expect(try await story.messages(of: conversation).count == before - 1)
      #expect(try await story.counts()[.tray] == 2)
    }
  }
}

@Suite("Nothing lost: a mail is put elsewhere")
struct RerouteTests {
  @Test(
    "Beat's mail made a lead of its own: put onto Anna's conversation, his lead and contact are gone",
    arguments: Engine.allCases)
  func moved(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      _ = try await story.annaIsACustomer()
      let kitchen = try await story.onlyLead().conversationID
      let mail = try await story.writes(.beat, subject: "Question", says: "Mardi nous irait.")
      #expect(try await story.leads().count == 2)
      let outcome = try await story.routes(mail, .conversation(kitchen))
      #expect(outcome.entry.state == .applied)
      #expect(outcome.undone?.kept.isEmpty == true)
      #expect(try await story.onlyLead().conversationID == kitchen)
      #expect(try await story.contacts().map(\.email) == ["anna@rey.example"])
      #expect(try await story.messages(of: kitchen).last?.body == "Mardi nous irait.")
    }
  }

  @Test("an answer that is really a new matter becomes a lead; its words are in no other conversation")
  func split() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let kitchen = try await story.onlyLead().conversationID
      let mail = try await story.answers(letter, .anna, says: "Autre chose : il me faut un escalier.")
      let outcome = try await story.routes(mail, .newLead)
      #expect(outcome.entry.conversationID != kitchen)
      #expect(try await story.leads().count == 2)
      let all = try await story.firm.read { connection in
        try connection.query("SELECT conversation_id FROM message WHERE body LIKE '%escalier%'")
          .map { try $0.int("conversation_id") }
      }
      #expect(all == [outcome.entry.conversationID])
    }
  }

  @Test("a lead that needs nothing is ignored afterwards, and nothing of it is left")
  func ignored() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(.luc, says: "Bonjour, nos tapis !")
      #expect(try await story.routes(mail, .ignore).entry.state == .ignored)
      #expect(try await story.leads().isEmpty)
      #expect(try await story.contacts().isEmpty)
      #expect(try await story.counts().addsUp)
    }
  }

  @Test("a conversation that there is not: nothing is taken back either")
  func nowhere() async throws {
    try await Story.tell { story in
      let mail = try await story.writes(.luc, says: "Bonjour !")
      await #expect(throws: Refusal.self) { try await story.routes(mail, .conversation(99)) }
      #expect(try await story.journal(mail.id).state == .applied)
      #expect(try await story.leads().count == 1)
    }
  }
}
