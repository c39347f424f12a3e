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

@Suite("Whose conversation: what leads there, in which order")
struct MatchOrderTests {
  /// What is left of the traces to Paul's letter in Anna's answer, and what is said of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let traces: Trace
    let reason: String
    let step: String
    /// What Paul reads.
    let words: String
    let testDescription: String
  }

  static let cases = [
    Case(
      traces: .all, reason: "tokenInReplyAddress", step: "match.token", words: "par l’adresse de réponse",
      testDescription: "everything"),
    Case(
      traces: [.address], reason: "tokenInReplyAddress", step: "match.token",
      words: "par l’adresse de réponse",
      testDescription: "the reply address alone"),
    Case(
      traces: [.references], reason: "tokenInReference", step: "match.reference",
      words: "réponse à un de ses messages",
      testDescription: "the Message-ID alone"),
    Case(
      traces: [.quote], reason: "tokenInText", step: "match.text",
      words: "par la référence citée dans le texte", testDescription: "the cited text alone"),
    Case(
      traces: [.subject], reason: "sameSubjectAndParticipant", step: "match.subject",
      words: "même personne, même sujet",
      testDescription: "the subject alone"),
  ]

  @Test("Anna's answer finds its conversation, whatever her program leaves of ours", arguments: cases)
  func found(_ example: Case) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let answer = try await story.answers(letter, .anna, keeping: example.traces, says: "Mardi me va.")
      let lead = try await story.onlyLead()
      #expect(answer.route == "customerReply")
      #expect(answer.conversation == lead.conversationID)
      #expect(answer.why("conversation") == example.reason)
      #expect(answer.why(example.step) == example.reason)
      #expect(try await story.messages(of: lead.conversationID).map(\.body).contains("Mardi me va."))
      let told = try await story.letter(to: .paul, "conversation-notification")
      #expect(told.message.text.contains("Rattaché à ce dossier\u{A0}: \(example.words)."))
    }
  }

  @Test("every step that had something to say is kept with the mail")
  func evidence() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let answer = try await story.answers(letter, .anna, says: "Mardi me va.")
      let steps = answer.verdicts.map(\.step).filter { $0.hasPrefix("match.") }
      #expect(steps == ["match.token", "match.reference", "match.text", "match.subject"])
      let conversation = try #require(answer.conversation)
      #expect(answer.verdicts.filter { steps.contains($0.step) }.allSatisfy { $0.value == "\(conversation)" })
    }
  }

  @Test(
    "a Message-ID that programs mangled is recognised",
    arguments: [
      "<%@>", "%@", "<mailto:%@>", "<x-%@>", "%@>", "<%@", "<old@rey.example %@>", "<%@> <%@>",
      "&lt;%@&gt;", "Your message of Tuesday <%@>",
    ])
  func mangled(pattern: String) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let id = try #require(letter.message.messageID?.text)
      let isFoldable = pattern.hasPrefix("<") && pattern.hasSuffix(">") && !pattern.contains("old")
      for spelling in [id, id.uppercased()] + (isFoldable ? [folded(id)] : []) {
        let field = "In-Reply-To: " + pattern.replacing("%@", with: spelling)
        let answer = try await story.writes(.anna, subject: "Autre", [field], says: "Oui : \(spelling.count)")
        #expect(answer.why("conversation") == "tokenInReference", "\(field)")
        #expect(answer.conversation == (try await story.onlyLead()).conversationID)
      }
    }
  }

  /// As a program breaks a long field.
  private func folded(_ id: String) -> String {
    let middle = id.index(id.startIndex, offsetBy: 20)
    return id[..<middle] + "\r\n " + id[middle...]
  }

  @Test("an id that another server rewrote counts for what we signed in it")
  func rewritten() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let token = try story.token(of: letter)
      let answer = try await story.writes(
        .anna, subject: "Autre", ["In-Reply-To: <\(token).0102@relay.elsewhere.example>"], says: "Oui.")
      #expect(answer.why("conversation") == "tokenInReference")
    }
  }

  @Test("of several mails that an answer refers to, the newest that we know decides")
  func newest() async throws {
    try await Story.tell { story in
      let kitchen = try await story.annaIsACustomer()
      try await story.writes(.anna, subject: "Portes", says: "Et trois portes pour l'atelier ?")
      try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "Avec plaisir.")
      let doors = try await story.letter(to: .anna)
      let ids = [kitchen, doors].compactMap { $0.message.messageID?.text }.map { "<\($0)>" }
      let answer = try await story.writes(
        .anna, subject: "Re: Portes", ["References: \(ids.joined(separator: " ")) <unknown@rey.example>"],
        says: "Mardi me va.")
      #expect(answer.conversation == doors.item.conversationID)
      #expect(answer.route == "customerReply")
    }
  }

  @Test("our letter is found behind a long thread of the client's own")
  func longThread() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let id = try #require(letter.message.messageID?.text)
      let others = (1...150).map { "<\($0).internal@rey.example>" }.joined(separator: "\r\n ")
      let answer = try await story.writes(
        .beat, subject: "Cuisine, suite", ["References: <\(id)> \(others)"],
        says: "Nous en avons parlé : oui.")
      #expect(answer.conversation == letter.item.conversationID)
      #expect(answer.why("conversation") == "tokenInReference")
    }
  }

  @Test(
    "Beat answers under Anna's subject from the same firm: her conversation; a fresh mail of his: a new lead")
  func company() async throws {
    try await Story.tell { story in
      _ = try await story.annaIsACustomer()
      let lead = try await story.onlyLead()
      let answer = try await story.writes(.beat, subject: "Re: Cuisine", says: "Je viens aussi mardi.")
      #expect(answer.conversation == lead.conversationID)
      #expect(answer.why("conversation") == "sameSubjectAndFirm")
      #expect(answer.evidence("match.company").contains("beat@rey.example"))
      let fresh = try await story.writes(.beat, subject: "Bureau", says: "Il nous faut un bureau.")
      #expect(fresh.route == "newLead")
    }
  }

  @Test("where everybody has an address, the domain says nothing")
  func publicDomain() async throws {
    try await Story.tell { story in
      try await story.writes(.annaPrivately, says: "Bonjour, une offre ?")
      let other = Person(name: "Max Muster", address: "max@gmail.com")
      #expect(try await story.writes(other, subject: "Re: Cuisine", says: "Et moi ?").route == "newLead")
    }
  }

  @Test("nothing leads anywhere: a new lead, and the mail says so", arguments: Engine.allCases)
  func new(engine: Engine) async throws {
    try await Story.tell(on: engine) { story in
      _ = try await story.annaIsACustomer()
      let mail = try await story.writes(.luc, subject: "Escalier", says: "Un escalier, combien ?")
      #expect(mail.route == "newLead")
      #expect(mail.why("conversation") == "noClue")
      #expect(try await story.leads().count == 2)
    }
  }
}
