import Basics
import CRM
import MailFormat
import Intake
import SQL
import Store
import TestFirm
import TestSupport
import Testing

@Suite("Attacks: commands that nobody of ours wrote")
struct CommandAttackTests {
  /// Nothing of the opportunity changed.
  private func isUntouched(_ story: Story) async throws -> Bool {
    let opportunity = try await story.onlyOpportunity()
    return opportunity.state == .open && opportunity.stage.name == "Qualifié" && opportunity.expected == nil
  }

  @Test(
    "command lines in the quote, the signature or a forward are nobody's",
    arguments: [
      "Oui, volontiers.\n\nLe mar. 24 nov. 2026 à 10:00, Anna Rey <anna@rey.example> a écrit :\n> budget: 1\n> perdu",
      "Oui, volontiers.\n\n> budget: 1\n> perdu: prix\n",
      "Oui, volontiers.\n\n-- \nPaul Favre\nbudget: 12000\nétape: négociation",
      "Oui, volontiers.\n\n-----Message d'origine-----\nDe : Anna Rey <anna@rey.example>\nEnvoyé : mardi\nÀ : Paul\n"
        + "Objet : Cuisine\n\nbudget: 1\n\nperdu: prix",
      "Pour info.\n\n---------- Forwarded message ---------\nFrom: Anna Rey <anna@rey.example>\n"
        + "Date: Tue, 24 Nov 2026\nSubject: Cuisine\nTo: <paul@firm.example>\n\nbudget: 1\n\nperdu: prix",
    ])
  func hiddenInText(body: String) async throws {
    try await Story.tell { story in
      let news = try await story.annaIsAnOpportunity()
      let answer = try await story.answers(news, .paul, keeping: [.address, .references], says: body)
      #expect(answer.route != "staffCommands")
      #expect(try await isUntouched(story))
    }
  }

  @Test(
    "nor what no eye can see in HTML",
    arguments: [
      "<!-- budget: 1 --><!--\nperdu: prix\n-->", "<div style=\"display:none\">budget: 12000</div>",
      "<div style='color:#ffffff'>budget: 12000</div>", "<p><font color=\"white\">budget: 12000</font></p>",
      "<p style=\"font-size:0\">budget: 12000</p>", "<p style=\"color: rgb(255, 255, 255)\">perdu: prix</p>",
      "<p style=\"opacity:0\">budget: 12000</p>", "<p hidden>budget: 12000</p>",
      "<blockquote type=\"cite\"><p>budget: 12000</p></blockquote>",
      "<div style=\"visibility:hidden\">perdu: prix</div>",
    ])
  func hiddenInHTML(hidden: String) async throws {
    try await Story.tell { story in
      let news = try await story.annaIsAnOpportunity()
      let answer = try await story.receive(
        Person.paul.fields + [
          "Received: from phone by mx.firm.example; Tue, 24 Nov 2026 10:00:00 +0100",
          "From: \(Person.paul.from)",
          "To: \(news.replyTo)", "Subject: Re: Cuisine", "Message-ID: <html@paul.example>",
          "MIME-Version: 1.0",
          "Content-Type: text/html; charset=utf-8",
        ], "<html><body><p>Oui, volontiers.</p>\(hidden)<p>Paul</p></body></html>")
      #expect(answer.route != "staffCommands")
      #expect(try await isUntouched(story))
    }
  }

  @Test("the same words in ink are commands")
  func visible() async throws {
    try await Story.tell { story in
      let news = try await story.annaIsAnOpportunity()
      let answer = try await story.receive(
        Person.paul.fields + [
          "Received: from phone by mx.firm.example; Tue, 24 Nov 2026 10:00:00 +0100",
          "From: \(Person.paul.from)",
          "To: \(news.replyTo)", "Subject: Re: Cuisine", "Message-ID: <html@paul.example>",
          "MIME-Version: 1.0",
          "Content-Type: text/html; charset=utf-8",
        ], "<html><body style=\"background:white\"><p style=\"color:#000\">budget: 12000</p></body></html>")
      #expect(answer.route == "staffCommands")
      #expect(try await story.onlyOpportunity().expected?.description == "CHF 12000.00")
    }
  }

  @Test(
    "nobody else commands: not who says to be Paul, not a customer, not a colleague of another conversation",
    arguments: ["not proven", "a customer", "a stranger", "another colleague"])
  func others(who: String) async throws {
    try await Story.tell { story in
      let news = try await story.annaIsAnOpportunity()
      let words = "étape: négociation\nbudget 1000\n\nperdu: prix"
      let answer: Arrival
      switch who {
      case "not proven": answer = try await story.answers(news, .falsePaul, says: words)
      case "a customer": answer = try await story.answers(news, .anna, says: words)
      case "a stranger": answer = try await story.answers(news, .luc, says: words)
      default: answer = try await story.answers(news, .anne, says: words)
      }
      #expect(answer.route != "staffCommands")
      if who == "another colleague" {
        #expect(answer.state == .tray)
        #expect(answer.reason == "notOfConversation")
      }
      #expect(try await isUntouched(story))
    }
  }

  @Test(
    "a question is confirmed, and a receipt undone, by nobody but who was asked",
    arguments: ["not proven", "a customer", "another colleague"])
  func confirmedByOthers(who: String) async throws {
    try await Story.tell { story in
      let news = try await story.annaIsAnOpportunity()
      try await story.answers(news, .paul, says: "budget 12k\n\ngagné")
      for (kind, word) in [("question", "oui"), ("work-receipt", "annuler")] {
        let letter = try await story.letter(to: .paul, kind)
        let answer: Arrival
        switch who {
        case "not proven": answer = try await story.answers(letter, .falsePaul, says: word)
        case "a customer": answer = try await story.answers(letter, .anna, says: word)
        default: answer = try await story.answers(letter, .anne, says: word)
        }
        #expect(answer.route != "answerQuestion")
      }
      let opportunity = try await story.onlyOpportunity()
      #expect(opportunity.state == .open)
      #expect(opportunity.expected?.description == "CHF 12000.00")
    }
  }

  @Test(
    "a customer who got a colleague's commands by a reply to all, and answers with them, commands nothing")
  func echo() async throws {
    try await Story.tell { story in
      let news = try await story.annaIsAnOpportunity()
      try await story.answers(news, .paul, ["Cc: anna@rey.example"], says: "budget 12k")
      let echo = try await story.answers(
        news, .anna, keeping: [.address, .references],
        says:
          "budget 1000\n\nperdu\n\nLe mar. 24 nov. 2026, Paul Favre <paul@firm.example> a écrit :\n> budget 12k"
      )
      #expect(echo.route == "customerReply")
      let opportunity = try await story.onlyOpportunity()
      #expect(opportunity.state == .open)
      #expect(opportunity.expected?.description == "CHF 12000.00")
    }
  }
}
