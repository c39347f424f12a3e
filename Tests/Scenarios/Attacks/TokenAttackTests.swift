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

@Suite("Attacks: tokens")
struct TokenAttackTests {
  /// Luc has a lead of his own; his letter.
  private func luc(_ story: Story) async throws -> QueuedMail {
    try await story.writes(.luc, subject: "Escalier", says: "Un escalier, combien ?")
    try await story.answers(
      try await story.letter(to: .paul), .paul, keeping: [.address], says: "Nous passons mercredi.")
    return try await story.letter(to: .luc, "relay")
  }

  @Test("a token altered by one character, at every place, is refused")
  func altered() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let token = Array(try story.token(of: letter))
      for index in token.indices where token[index] != "-" {
        var changed = token
        changed[index] = token[index] == "7" ? "6" : "7"
        let address = letter.replyTo.replacing(String(token), with: String(changed))
        let mail = try await story.writes(.luc, to: address, subject: "Autre", says: "Bonjour \(index)")
        #expect(
          mail.route != "customerReply" && mail.conversation != letter.item.conversationID, "\(address)")
      }
      #expect(try await story.messages(of: letter.item.conversationID).count == 3)
    }
  }

  @Test(
    "whoever runs Piste reads of forged mails once a day, whatever they forge and however many come",
    arguments: ["a reply address", "a return path", "another's unsubscribing", "our own name"])
  func told(what: String) async throws {
    try await Story.tell(TestOffice.Wishes(more: "outbox: {alerts_to: it@firm.example}")) { story in
      _ = try await story.mailing(to: ["anna@rey.example"])
      let unsubscribe = try story.firm.plus(.unsubscribe, try await story.copies()[0])
      for day in 1...2 {
        for number in 1...3 {
          let forged = "-aaaaaaaaaaaaaaaa@firm.example"
          let (writer, to): (Person, String) =
            switch what {
            case "a reply address": (.luc, "leads+c1" + forged)
            case "a return path":
              (Person(name: "Mail", address: "mailer-daemon@x.example"), "leads+b1" + forged)
            case "another's unsubscribing": (.luc, unsubscribe)
            default: (Person(name: "Menuiserie", address: "leads@firm.example"), "leads@firm.example")
            }
          let mail = try await story.writes(
            writer, to: to, subject: "Essai \(day)", says: "Bonjour \(number)")
          #expect(mail.state == .tray)
        }
        let alerts = try await story.letters("forgery-alert")
        #expect(alerts.count == day)
        #expect(alerts.allSatisfy { $0.to == ["it@firm.example"] && $0.message.text.contains("Essai") })
        try await story.later(days: 2)
      }
      #expect(try await story.leads().isEmpty)
    }
  }

  @Test("the signature of one conversation does not open another, nor another purpose")
  func borrowed() async throws {
    try await Story.tell { story in
      let anna = try await story.annaIsACustomer()
      let own = try await luc(story)
      let tag = try #require(try story.token(of: own).split(separator: "-").last)
      let target = try #require(anna.item.conversationID)
      for head in ["c\(target)", "m1", "b\(anna.item.id)", "u1", "q1", "p1", "a1"] {
        let mail = try await story.writes(
          .luc, to: "leads+\(head)-\(tag)@firm.example", subject: "Autre", says: "Bonjour \(head)")
        #expect(mail.state == .tray, "\(head)")
        #expect(mail.reason == "forgedToken", "\(head)")
      }
    }
  }

  @Test("a good token of another's conversation lets nobody in: not by address, Message-ID or cited line")
  func anothers() async throws {
    for traces in [.address, .references, .quote, .all] as [Trace] {
      try await Story.tell { story in
        _ = try await luc(story)
        let anna = try await story.annaIsACustomer()
        let mail = try await story.answers(anna, .luc, keeping: traces, says: "Envoyez-moi l'offre.")
        #expect(mail.state == .tray, "\(traces)")
        #expect(try await story.customers(of: anna.item.conversationID) == ["anna@rey.example"])
        let words = try await story.messages(of: anna.item.conversationID).map(\.body)
        #expect(!words.contains { $0.contains("Envoyez-moi") })
      }
    }
  }

  @Test("his own token and the Message-IDs of others do not mix")
  func mixed() async throws {
    try await Story.tell { story in
      let own = try await luc(story)
      let anna = try await story.annaIsACustomer()
      let id = try #require(anna.message.messageID?.text)
      let mail = try await story.answers(
        own, .luc, keeping: [.address], ["References: <\(id)>"], says: "Pour les deux.")
      #expect(mail.state == .tray)
      #expect(mail.why("conversation") == "stepsDisagree")
    }
  }

  @Test("a reply to all hands our address to an outsider: he is no customer by it, and never a colleague")
  func replyAll() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      try await story.answers(
        letter, .anna, ["Cc: Luc Stranger <luc@elsewhere.example>"], says: "Luc, qu'en penses-tu ?")
      let before = try await story.letters(to: .anna).count
      let mail = try await story.answers(letter, .luc, says: "gagné\n\nBudget 1 CHF")
      #expect(mail.route == "customerReply")
      #expect(mail.evidence("conversation").hasPrefix("named"))
      #expect(mail.why("sender") == "notAColleague")
      #expect(try await story.letters(to: .anna).count == before)
      let lead = try await story.onlyLead()
      #expect(lead.contact.email == "anna@rey.example")
      #expect(lead.lead.state == .contacted)
      #expect(lead.lead.budget == nil)
    }
  }

  @Test("somebody who says to be Paul and has the token is not Paul")
  func falseColleague() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let before = try await story.letters(to: .anna).count
      let mail = try await story.answers(letter, .falsePaul, says: "Notre compte a changé.")
      #expect(mail.state == .tray)
      #expect(mail.reason == "unprovenColleague")
      #expect(try await story.letters(to: .anna).count == before)
    }
  }

  @Test("a token that a stranger writes himself is no clue at all")
  func typed() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await story.writes(
        .luc, subject: "Paiement",
        says: "Au sujet de \(try story.token(of: letter)), voici notre nouveau compte.")
      #expect(mail.route == "newLead")
      #expect(mail.why("match.text") == "tokenInWordsOfStranger")
      #expect(try await story.messages(of: letter.item.conversationID).count == 3)
    }
  }

  @Test("a stranger's automatic answer writes nothing into somebody's conversation")
  func automatic() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let fields = ["Auto-Submitted: auto-replied"]
      let words = "Je suis absente du bureau et de retour le 3 décembre."
      let own = try await story.answers(letter, .anna, keeping: [.address], fields, says: words)
      #expect(own.route == "recordAutoReply")
      let mail = try await story.answers(letter, .luc, keeping: [.address], fields, says: words)
      #expect(mail.route == "ignore")
      #expect(mail.reason == "machineWithoutContext")
    }
  }

  @Test("hundreds of Message-IDs of others lead nowhere, and Paul is asked once")
  func manyReferences() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let own = try #require(letter.message.messageID?.text)
      let others = (1...600).map { "<\($0)@rey.example>" }.joined(separator: "\r\n ")
      let mail = try await story.writes(
        .luc, subject: "Facture", ["References: \(others) <\(own)>"], says: "Merci de payer.")
      #expect(mail.state == .tray)
      #expect(try await story.letters(to: .paul).filter { $0.item.kind == "question" }.count == 1)
    }
  }

  @Test("a stranger who writes again and again does not fill Paul's mailbox with questions")
  func manyQuestions() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      for number in 1...12 {
        try await story.answers(letter, .luc, keeping: [.address], says: "Encore \(number)")
      }
      #expect(try await story.letters(to: .paul).filter { $0.item.kind == "question" }.count == 5)
    }
  }

  @Test("nobody unsubscribes somebody else: not by the address, not by a word, not by a cited line")
  func unsubscribe() async throws {
    try await Story.tell { story in
      let copy = try await story.mailing(to: [.anna])[0]
      let address = try story.firm.plus(.unsubscribe, 1)
      let mails = [
        try await story.writes(.luc, to: address, subject: "unsubscribe", says: "unsubscribe"),
        try await story.answers(copy, .luc, keeping: [.address, .subject], says: "STOP"),
        try await story.answers(copy, .luc, keeping: [.quote, .subject], says: "STOP"),
        try await story.writes(
          .luc, to: address.replacing("+u1-", with: "+u2-"), subject: "unsubscribe", says: "unsubscribe"),
      ]
      #expect(mails.map(\.route).allSatisfy { $0 != "unsubscribe" })
      #expect(mails[0].reason == "unsubscribeOfAnother")
      #expect(mails[1].reason == "unsubscribeOfAnother")
      #expect(mails[3].reason == "forgedToken")
      #expect(try await story.firm.read { try Suppressions($0).all().isEmpty })

      let own = try await story.writes(.anna, to: address, subject: "unsubscribe", says: "unsubscribe")
      #expect(own.route == "unsubscribe")
    }
  }
}
