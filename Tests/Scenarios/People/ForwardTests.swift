import Workflows
import Basics
import CRM
import MailFormat
import SQL
import Store
import TestFirm
import TestSupport
import Testing

@Suite("Who wrote it: a colleague sends on a customer's mail")
struct StaffForwardTests {
  private static let words =
    "Bonjour,\n\nQue coûte un escalier en chêne ?\n\nAnna Rey\nMenuiserie Rey SA\nTél. 021 555 01 23"
  private static let anna = "Anna Rey <anna@rey.example>"

  @Test(
    "the customer becomes the contact, the colleague the owner, and the comment stays in the house",
    arguments: Engine.allCases)
  func lead(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let arrival = try await story.sendsOn(
        Self.words, from: Self.anna, .anne,
        comment: "Cliente pénible mais solvable. Budget 12k, rappeler mardi.")
      #expect(arrival.reason == "forwardedByColleague")
      let lead = try await story.onlyLead()
      #expect(lead.contact.email == "anna@rey.example")
      #expect(lead.contact.name == "Anna Rey")
      #expect(lead.contact.company == "Menuiserie Rey SA")
      #expect(lead.contact.phone == "+41215550123")
      #expect(lead.lead.title == "Escalier")
      #expect(lead.lead.budget == Money(minorUnits: 12_000_00, .chf))
      let anne = try await story.firm.read { try Employees($0).named("Anne") }
      #expect(lead.lead.owner == anne.id)
      let planned = try await story.firm.read { try FollowUps($0).planned(conversation: lead.conversationID) }
      #expect(planned.map(\.dueOn.description) == ["2026-12-01"])

      let message = try #require(try await story.messages(of: lead.conversationID).first)
      #expect(message.author == "anna@rey.example")
      #expect(message.body.contains("Que coûte un escalier"))
      #expect(!message.body.contains("pénible"))
      let people = try await story.participants(of: lead.conversationID)
      #expect(people.filter { $0.role == .customer }.map(\.address) == ["anna@rey.example"])
    }
  }

  @Test("the receipt says what was understood; answering it writes to the customer, without the comment")
  func receipt() async throws {
    try await Story.tell { story in
      try await story.sendsOn(Self.words, from: Self.anna, .paul, comment: "Elle est pénible. Budget 12k.")
      let receipt = try await story.letter(to: .paul, "forward-receipt")
      for line in [
        "Contact : Anna Rey", "E-mail : anna@rey.example", "Budget : ",
        "Votre commentaire : Elle est pénible",
      ] {
        #expect(receipt.plainText.contains(line))
      }
      try await story.answers(receipt, .paul, says: "Bonjour Madame, dès 8000 francs.")
      let letter = try await story.letter(to: .anna)
      #expect(letter.plainText.contains("dès 8000 francs"))
      #expect(!letter.plainText.contains("pénible"))
      #expect(try await story.letters(to: .anna).count == 1)
    }
  }

  @Test("attached with its header, it is known when Anna answers her own mail")
  func attachment() async throws {
    try await Story.tell { story in
      try await story.attaches([Story.mail(from: Self.anna)], .paul, comment: "Pour toi.")
      let lead = try await story.onlyLead()
      #expect(lead.contact.email == "anna@rey.example")
      let next = try await story.writes(
        .anna, subject: "Re: Escalier", ["In-Reply-To: <77@rey.example>", "References: <77@rey.example>"],
        says: "J'ajoute : trois étages.")
      #expect(next.conversation == lead.conversationID)
      #expect(try await story.leads().count == 1)
    }
  }

  @Test(
    "a mail whose conversation is known joins it, and the comment goes to nobody", arguments: Engine.allCases)
  func continues(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      let letter = try await story.annaIsACustomer()
      let id = try #require(letter.message.messageID?.text)
      let answer = Story.mail(
        from: Self.anna, id: "78@rey.example", subject: "Re: Cuisine", ["References: <\(id)>"], "Mardi me va."
      )
      let arrival = try await story.attaches(
        [answer], .anne, comment: "Elle m'a écrit à moi, va savoir pourquoi.")
      #expect(arrival.route == "threadForward")
      let lead = try await story.onlyLead()
      let words = try await story.messages(of: lead.conversationID)
      #expect(words.last?.body == "Mardi me va.")
      #expect(words.last?.author == "anna@rey.example")
      #expect(try await story.letters(to: .anna).count == 1)
      #expect(try await story.letter(to: .anne).item.kind == "forward-receipt")
      #expect(
        try await story.letter(to: .paul, "conversation-notification").plainText.contains("Mardi me va."))
      let history = try await story.firm.read {
        try Activities($0).history(of: "conversation", lead.conversationID)
      }
      #expect(history.map(\.after).contains("Elle m'a écrit à moi, va savoir pourquoi."))
      let before = try await story.books()
      #expect(try await story.again(arrival).route == "threadForward")
      #expect(try await story.books() == before)
    }
  }

  @Test("Anna has an open matter: Paul is asked whether it is that one", arguments: ["1", "nouveau", "non"])
  func openMatter(word: String) async throws {
    try await Story.tell { story in
      _ = try await story.annaIsACustomer()
      let arrival = try await story.sendsOn(Self.words, from: Self.anna, .paul)
      #expect(arrival.state == .tray)
      #expect(arrival.reason == "forwardMayContinue")
      let question = try await story.letter(to: .paul, "question")
      #expect(question.plainText.contains("1 = Cuisine"))
      try await story.answers(question, .paul, says: word)
      let leads = try await story.leads()
      #expect(leads.count == (word == "nouveau" ? 2 : 1))
      #expect(try await story.journal(arrival.id).state == (word == "non" ? .tray : .applied))
      guard word == "1" else { return }
      let messages = try await story.messages(of: leads[0].conversationID)
      #expect(messages.last?.author == "anna@rey.example")
      #expect(messages.last?.body.contains("escalier") == true)
      #expect(try await story.letters(to: .anna).count == 1)
    }
  }

  /// Nothing says that a mail is sent on, but the header of one stands on top.
  private func unsure(_ story: Story) async throws -> Arrival {
    try await story.writes(
      .paul, subject: "Escalier",
      says: """
        De : Anna Rey <anna@rey.example>
        Envoyé : lundi 23 novembre 2026 18:02
        À : Paul Favre <paul@firm.example>
        Objet : Escalier

        Que coûte un escalier ? Ma collègue : beat@rey.example, 021 555 01 23
        """)
  }

  @Test("where it is not sure whose mail it is, Paul is asked and answers with a figure")
  func unsureAuthor() async throws {
    try await Story.tell { story in
      let arrival = try await unsure(story)
      #expect(arrival.state == .tray)
      #expect(arrival.reason == "forwardUnclear")
      #expect(try await story.leads().isEmpty)
      let question = try await story.letter(to: .paul, "question")
      #expect(question.plainText.contains("1 = anna@rey.example"))
      #expect(question.plainText.contains("2 = beat@rey.example"))
      try await story.answers(question, .paul, says: "2")
      let lead = try await story.onlyLead()
      #expect(lead.contact.email == "beat@rey.example")
      #expect(try await story.journal(arrival.id).state == .applied)
      #expect(try await story.letter(to: .paul).item.kind == "forward-receipt")
    }
  }

  @Test("“non”: it is no forward, its text is a note")
  func isNote() async throws {
    try await Story.tell { story in
      let arrival = try await story.writes(
        .paul, subject: "Fwd: Escalier", says: "Appel de M. Dupont, 021 555 01 99, rappeler mardi")
      #expect(arrival.reason == "forwardUnclear")
      let question = try await story.letter(to: .paul, "question")
      #expect(question.plainText.contains("aucune adresse de client"))
      try await story.answers(question, .paul, says: "Non")
      let lead = try await story.onlyLead()
      #expect(lead.lead.source == .phoneNote)
      #expect(lead.contact.phone == "+41215550199")
    }
  }

  @Test("nobody but the forwarder may answer that question")
  func othersAnswer() async throws {
    try await Story.tell { story in
      _ = try await unsure(story)
      let question = try await story.letter(to: .paul, "question")
      #expect(try await story.answers(question, .falsePaul, says: "1").state == .tray)
      #expect(try await story.answers(question, .anne, says: "1").state == .tray)
      #expect(try await story.leads().isEmpty)
    }
  }

  @Test("mails of two customers at once: the forwarder says whose counts")
  func severalOriginals() async throws {
    try await Story.tell { story in
      let arrival = try await story.attaches(
        [
          Story.mail(from: Self.anna),
          Story.mail(from: "luc@elsewhere.example", id: "9@elsewhere.example", [], "Et moi ?"),
        ],
        .paul)
      #expect(arrival.reason == "forwardUnclear")
      try await story.answers(try await story.letter(to: .paul, "question"), .paul, says: "2")
      let lead = try await story.onlyLead()
      #expect(lead.contact.email == "luc@elsewhere.example")
      #expect(try await story.messages(of: lead.conversationID).first?.body == "Et moi ?")
    }
  }

  @Test("Anne sent it to Paul, Paul sends it on: Anna is the customer, neither colleague is")
  func forwardOfAForward() async throws {
    try await Story.tell { story in
      let inner = """
        Tu t'en occupes ?

        ---------- Forwarded message ---------
        De : Anna Rey <anna@rey.example>
        Date: lun. 23 nov. 2026 à 17:00
        Subject: Escalier
        To: Anne Blanc <anne@firm.example>

        Que coûte un escalier ?
        """
      let arrival = try await story.sendsOn(inner, from: "Anne Blanc <anne@firm.example>", .paul)
      #expect(arrival.route == "newLead")
      let lead = try await story.onlyLead()
      #expect(lead.contact.email == "anna@rey.example")
      #expect(try await story.messages(of: lead.conversationID).first?.body.contains("Que coûte") == true)
    }
  }

  @Test("the mail of a website's form: the forwarder says who filled it in")
  func form() async throws {
    try await Story.tell { story in
      let arrival = try await story.sendsOn(
        "Nom: Anna Rey\nE-mail: anna@rey.example\nMessage: Une cuisine, svp.",
        from: "Site <noreply@site.example>", .paul)
      #expect(arrival.reason == "forwardUnclear")
      let question = try await story.letter(to: .paul, "question")
      #expect(question.plainText.contains("1 = anna@rey.example"))
      try await story.answers(question, .paul, says: "1")
      #expect(try await story.onlyLead().contact.email == "anna@rey.example")
    }
  }

  @Test(
    "a machine's mail that is sent on is never a lead",
    arguments: ["newsletter", "bounce", "news in the text"])
  func machine(what: String) async throws {
    try await Story.tell { story in
      let arrival: Arrival
      switch what {
      case "newsletter":
        let news = Story.mail(
          from: "Bois News <news@bois.example>",
          ["List-Unsubscribe: <https://bois.example/u>", "List-Id: <n.bois.example>"],
          "Nos offres.\n\nSe désinscrire")
        arrival = try await story.attaches([news], .paul)
      case "bounce":
        arrival = try await story.sendsOn(
          "Your message to anna@rey.example could not be delivered.",
          from: "Mail Delivery <MAILER-DAEMON@mx.example>", .paul)
      default:
        arrival = try await story.sendsOn(
          "Nos offres d'automne !\n\nPour ne plus recevoir ce message, cliquez ici.",
          from: "News <news@bois.example>", .paul)
      }
      #expect(arrival.state == .tray)
      #expect(arrival.reason == "forwardedMachineMail")
      #expect(try await story.leads().isEmpty)
      #expect(try await story.firm.outbox().isEmpty)
    }
  }

  @Test("our own letter, sent on into its conversation, leaves only the comment")
  func ownLetter() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let id = try #require(letter.message.messageID?.text)
      let before = try await story.books()
      let arrival = try await story.sendsOn(
        "Bonjour Madame, volontiers.", from: "Menuiserie du Lac <leads@firm.example>", .anne,
        comment: "Voilà ce que Paul a promis.", ["References: <\(id)>"])
      #expect(arrival.route == "threadForward")
      let after = try await story.books()
      #expect(after.leads == before.leads)
      #expect(after.words == before.words)
      #expect(after.letters == before.letters + ["forward-receipt to anne@firm.example"])
    }
  }

  @Test("a stranger's forward is a stranger's mail, and a forged one changes nothing")
  func strangers() async throws {
    try await Story.tell { story in
      try await story.sendsOn(Self.words, from: Self.anna, .luc)
      #expect(try await story.onlyLead().contact.email == "luc@elsewhere.example")
      let forged = try await story.sendsOn(Self.words, from: Self.anna, .falsePaul)
      #expect(forged.reason == "unprovenColleague")
      #expect(try await story.leads().count == 1)
    }
  }
}
