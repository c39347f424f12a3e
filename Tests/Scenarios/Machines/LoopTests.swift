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

@Suite("Machines: loops")
struct LoopTests {
  @Test("Paul mails 25 phone notes in an hour: 25 leads, and nobody takes him for a machine")
  func phoneNotes() async throws {
    try await Story.tell { story in
      for note in Callers.notes {
        let mail = try await story.writes(.paul, subject: "Appel", says: note)
        #expect(mail.route == "newLead")
      }
      #expect(try await story.leads().count == 25)
      #expect(try await story.letters("loop-alert").isEmpty)
    }
  }

  @Test(
    "whoever writes more in an hour than a person does waits in the tray, and Paul is told once",
    arguments: Engine.allCases)
  func sender(engine: Engine) async throws {
    try await Story.tell(TestOffice.Wishes(intake: "  loop_sender_per_hour: 3"), on: engine) { story in
      for number in 1...8 {
        try await story.writes(.luc, subject: "Offre \(number)", says: "Numéro \(number).")
      }
      let journal = try await story.journal()
      #expect(
        journal.map(\.state) == Array(repeating: .applied, count: 3) + Array(repeating: .tray, count: 5))
      #expect(journal.suffix(5).allSatisfy { $0.reason == "tooMany" })
      #expect(try await story.leads().count == 3)
      let alerts = try await story.letters("loop-alert")
      #expect(alerts.count == 1)
      #expect(alerts.first?.to == ["paul@firm.example"])
      #expect(alerts.first?.message.text.contains("luc@elsewhere.example") == true)
      let verdicts = try await story.firm.read { try Journal($0).verdicts(of: journal[3].id) }
      #expect(
        verdicts.first { $0.step == "route" }?.evidence == "4 mails of this sender in an hour, 3 are taken")

      #expect(try await story.writes(.anna, says: "Bonjour, une offre ?").state == .applied)
    }
  }

  @Test("two hours later the same sender is heard again; what waits can still be made a lead by hand")
  func later() async throws {
    try await Story.tell(TestOffice.Wishes(intake: "  loop_sender_per_hour: 2")) { story in
      for number in 1...3 {
        try await story.writes(.luc, subject: "Offre \(number)", says: "Numéro \(number)")
      }
      try await story.later(minutes: 121)
      #expect(try await story.writes(.luc, subject: "Offre 4", says: "Numéro 4").state == .applied)
      let waiting = try #require(try await story.journal().first { $0.state == .tray })
      let settled = try await story.decide(waiting.id, .newLead)
      #expect(settled.state == .applied)
      #expect(try await story.leads().count == 4)
    }
  }

  @Test(
    "many addresses of one firm count together, those of a provider do not",
    arguments: [("robot.example", 2), ("gmail.com", 5)])
  func domain(domain: String, leads: Int) async throws {
    try await Story.tell(TestOffice.Wishes(intake: "  loop_domain_per_hour: 2")) { story in
      for number in 1...5 {
        let person = Person(name: "Nr \(number)", address: "nr\(number)@\(domain)")
        try await story.writes(person, subject: "Offre \(number)", says: "Numéro \(number).")
      }
      #expect(try await story.leads().count == leads)
      #expect(try await story.counts().addsUp)
    }
  }

  @Test("an account that is flooded by ever other senders takes what is set, and one alert goes out")
  func account() async throws {
    try await Story.tell(TestOffice.Wishes(intake: "  loop_account_per_hour: 4")) { story in
      for number in 1...9 {
        let person = Person(name: "Nr \(number)", address: "a@flood\(number).example")
        try await story.writes(person, subject: "Offre \(number)", says: "Numéro \(number).")
      }
      #expect(try await story.leads().count == 4)
      #expect(try await story.letters("loop-alert").count == 1)
    }
  }

  @Test(
    "two robots that do not say that they are some write to each other through us for two rounds, not longer")
  func robots() async throws {
    try await Story.tell { story in
      _ = try await story.annaIsACustomer()
      let annasRobot = "Votre message nous est bien parvenu, le service concerné vous lira dès que possible."
      let paulsRobot = "Je lis mes mails le matin et le soir seulement, un peu de patience s'il vous plaît."
      for round in 1...10 {
        guard let letter = try await story.letters(to: .anna).last else { break }
        try await story.answers(
          letter, .anna, keeping: [.address, .references], says: annasRobot + " \(round)")
        try await story.answers(
          try await story.letter(to: .paul, "conversation-notification"), .paul, keeping: [.address],
          says: paulsRobot)
        try await story.later(minutes: 1)
      }
      let robotsWords = try await story.letters(to: .anna).filter { $0.message.text.contains("matin") }
      #expect(robotsWords.count == 2)
      let stopped = try await story.journal().filter { $0.reason == "pingPong" }
      #expect(stopped.count >= 10)
      #expect(stopped.allSatisfy { $0.state == .tray })
      #expect(try await story.letters("loop-alert").count == 1)

      let again = try await story.answers(
        try await story.letter(to: .paul, "conversation-notification"), .paul, keeping: [.address],
        says: "Bonjour Madame, je vous appelle demain à neuf heures pour la cuisine.")
      #expect(again.route == "staffReply")
    }
  }

  @Test(
    "an old mailbox that is read for the first time is no flood: each mail counts in the hour in which it came"
  )
  func oldMailbox() async throws {
    try await Story.tell(TestOffice.Wishes(intake: "  loop_sender_per_hour: 2")) { story in
      let mails = (1...9).map { day in
        RawMail(
          [
            "Received: from x by mx.firm.example; \(day) Oct 2026 10:00:00 +0200",
            "From: Luc <luc@elsewhere.example>", "Subject: Offre \(day)",
            "Message-ID: <\(day)@elsewhere.example>",
          ], "Numéro \(day).")
      }
      try await story.receive(many: mails)
      #expect(try await story.counts()[.applied] == 9)
    }
  }

  @Test("people may say thank you as often as they like")
  func thanks() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      for _ in 1...5 {
        #expect(try await story.answers(letter, .anna, says: "Merci beaucoup !").state == .applied)
      }
    }
  }

  @Test("Paul is away and his mailbox answers our notification: nothing is written to it, nor to Anna")
  func colleagueAway() async throws {
    try await Story.tell { story in
      try await story.writes(.anna, says: "Je voudrais une offre.")
      let notification = try await story.letter(to: .paul)
      let before = try await story.firm.outbox().count
      let away = try await story.mailbox(
        of: .paul, answers: notification, says: "Je suis absent jusqu'au 7 décembre 2026.")
      #expect(away.why("kind") == "autoSubmitted")
      #expect(try await story.firm.outbox().count == before)
    }
  }

  @Test("our own letter that comes back to us is known and ignored")
  func ownMail() async throws {
    try await Story.tell { story in
      try await story.writes(.anna, says: "Je voudrais une offre.")
      let own = try await story.letter(to: .paul)
      let back = try await story.receive(
        [
          "From: Menuiserie du Lac <leads@firm.example>", "To: leads@firm.example", "Subject: Cuisine",
          "Message-ID: <\(own.item.messageID)>",
        ], "Bonjour")
      #expect(back.state == .ignored)
      #expect(back.reason == "ownMail")
      #expect(try await story.leads().count == 1)
    }
  }
}
