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

@Suite("Whose conversation: other people of the client, and strangers")
struct OtherPeopleTests {
  @Test("Beat, of Anna's firm, answers with her reply address and joins; Anna stays the contact")
  func sameFirm() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let answer = try await story.answers(
        letter, .beat, keeping: [.address, .subject], says: "Je réponds pour Anna.")
      #expect(answer.route == "customerReply")
      #expect(answer.evidence("conversation") == "sameFirm beat@rey.example")
      let lead = try await story.onlyLead()
      #expect(lead.contact.email == "anna@rey.example")
      #expect(
        try await story.customers(of: lead.conversationID) == ["anna@rey.example", "beat@rey.example"])
    }
  }

  @Test(
    "a stranger with our reply address waits, and Paul is told why; “1” lets him in, “nouveau” makes a lead")
  func stranger() async throws {
    for (word, leads) in [("1", 1), ("nouveau", 2)] {
      try await Story.tell { story in
        let letter = try await story.annaIsACustomer()
        let mail = try await story.answers(
          letter, .luc, keeping: [.address, .subject], says: "Je peux livrer mardi.")
        #expect(mail.state == .tray)
        #expect(mail.why("conversation") == "tokenFromStranger")
        let question = try await story.letter(to: .paul, "question")
        #expect(question.message.text.contains("ne participe pas au dossier"))
        #expect(question.message.text.contains("1 = Cuisine"))
        let conversation = try #require(letter.item.conversationID)
        #expect(try await story.customers(of: conversation) == ["anna@rey.example"])

        try await story.decides(.paul, word)
        #expect(try await story.journal(mail.id).state == .applied)
        #expect(try await story.leads().count == leads)
        let first = try #require(try await story.leads().first)
        #expect(first.contact.email == "anna@rey.example")
      }
    }
  }

  @Test("people of the client in Cc take part and get Paul's answer; others are only named, and may answer")
  func copied() async throws {
    try await Story.tell { story in
      try await story.writes(
        .anna, ["Cc: Beat Rey <beat@rey.example>, Luc Stranger <luc@elsewhere.example>"], says: "Une offre ?")
      let lead = try await story.onlyLead()
      #expect(
        try await story.customers(of: lead.conversationID) == ["anna@rey.example", "beat@rey.example"])
      #expect(lead.contact.email == "anna@rey.example")
      try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "Bonjour, volontiers.")
      #expect(try await story.letters(to: .beat).count == 1)
      #expect(try await story.letters(to: .luc).isEmpty)

      let letter = try await story.letter(to: .anna, "relay")
      let answer = try await story.answers(letter, .luc, says: "C'est moi l'architecte.")
      #expect(answer.route == "customerReply")
      #expect(answer.evidence("conversation") == "named luc@elsewhere.example")
    }
  }

  @Test("our own people in Cc are no customers, nor is anybody else at our firm")
  func ourselves() async throws {
    try await Story.tell { story in
      try await story.writes(
        .anna, ["Cc: paul@firm.example, anne@firm.example, apprentice@firm.example, leads@firm.example"],
        says: "Une offre ?")
      let lead = try await story.onlyLead()
      #expect(try await story.customers(of: lead.conversationID) == ["anna@rey.example"])
    }
  }

  @Test(
    "Anna writes from home with the reply address: the same contact, with one address more",
    arguments: Engine.allCases)
  func secondAddress(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let letter = try await story.annaIsACustomer()
      let answer = try await story.answers(
        letter, .annaPrivately, keeping: [.address], says: "Je réponds de la maison.")
      #expect(answer.route == "customerReply")
      let lead = try await story.onlyLead()
      #expect(lead.contact.email == "anna@rey.example")
      let addresses = try await story.firm.read { try Contacts($0).addresses(of: lead.contact.id) }
      #expect(addresses == ["anna.rey@gmail.com"])

      try await story.writes(.annaPrivately, subject: "Terrasse", says: "Et une terrasse ?")
      let second = try #require(try await story.leads().last)
      #expect(second.lead.title == "Terrasse")
      #expect(second.contact.id == lead.contact.id)
    }
  }

  @Test("a colleague's mail that somebody puts into a conversation by hand makes no customer of him")
  func colleagueByHand() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await story.answers(letter, .falsePaul, says: "J'ai appelé Mme Rey.")
      let conversation = try #require(letter.item.conversationID)
      _ = try await RouteByHand(story.firm.office)(mail.id, .conversation(conversation), actor: "cli:anne")
      #expect(try await story.customers(of: conversation) == ["anna@rey.example"])
    }
  }

  @Test("under Anna's name but without the reply address, nobody is Anna")
  func nameAlone() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await story.answers(letter, .annaPrivately, keeping: [.quote], says: "C'est moi.")
      #expect(mail.state == .tray)
      #expect(mail.why("conversation") == "tokenFromStranger")
    }
  }

  @Test("a mail to two of our addresses is one mail and one lead, told once", arguments: Engine.allCases)
  func twoAddresses(engine: Engine) async throws {
    try await Story.tell(TestOffice.Wishes(servers: "    aliases: [info@firm.example]"), on: engine) {
      story in
      let lines = [
        "From: Anna Rey <anna@rey.example>", "To: leads@firm.example, info@firm.example", "Subject: Cuisine",
        "Message-ID: <7@rey.example>", "Date: Tue, 24 Nov 2026 09:00:00 +0100",
        "Content-Type: text/plain; charset=utf-8",
      ]
      let first = try await story.receive(["Delivered-To: leads@firm.example"] + lines, "Une offre ?")
      let second = try await story.receive(["Delivered-To: info@firm.example"] + lines, "Une offre ?")
      #expect(first.route == "newLead")
      #expect(second.state == .ignored)
      #expect(second.reason == "secondCopy")
      #expect(second.evidence("route") == "the same mail as \(first.id)")
      #expect(try await story.letters(to: .paul).count == 1)
      let lead = try await story.onlyLead()
      #expect(try await story.messages(of: lead.conversationID).count == 1)

      // The same Message-ID over other words is another mail: nothing is lost by somebody's number.
      let other = try await story.receive(["Delivered-To: info@firm.example"] + lines, "Et une table.")
      #expect(other.state == .applied)
    }
  }
}
