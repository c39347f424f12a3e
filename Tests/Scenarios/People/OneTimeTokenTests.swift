import Workflows
import Basics
import MailFormat
import SQL
import Store
import TestFirm
import TestSupport
import Testing

/// The provider writes nothing into internal mail, so Paul proves himself by answering a letter that only he got.
@Suite("Who wrote it: a personal one-time token")
struct OneTimeTokenTests {
  private static let wishes = TestOffice.Wishes(intake: "  one_time_tokens: true")

  /// Anna has written; Paul has a letter about it.
  private func tell(
    on engine: Engine = .sqlite, _ body: (Story, QueuedMail) async throws -> Void
  ) async throws {
    try await Story.tell(Self.wishes, on: engine) { story in
      try await story.writes(.anna, says: "Bonjour, je voudrais une offre.")
      try await body(story, try await story.letter(to: .paul))
    }
  }

  @Test("Paul's answer goes to the customer, once; the second is held back", arguments: Engine.allCases)
  func once(engine: Engine) async throws {
    try await tell(on: engine) { story, letter in
      let first = try await story.answers(letter, .falsePaul, says: "Bonjour Madame, volontiers.")
      #expect(first.route == "staffReply")
      #expect(first.why("sender") == "oneTimeToken")
      #expect(try await story.letters(to: .anna).count == 1)

      let second = try await story.answers(letter, .falsePaul, says: "Et voici un autre compte.")
      #expect(second.state == .tray)
      #expect(second.why("sender") == "oneTimeTokenUsed")
      #expect(try await story.letters(to: .anna).count == 1)
      #expect(try await story.warned() == ["paul@firm.example"])

      #expect(try await story.again(first).route == "staffReply")
      #expect(try await story.letters(to: .anna).count == 1)
    }
  }

  @Test("each letter brings a token of its own")
  func nextLetter() async throws {
    try await tell { story, letter in
      try await story.answers(letter, .falsePaul, says: "Bonjour Madame, volontiers.")
      try await story.answers(try await story.letter(to: .anna), .anna, says: "Mardi ?")
      let next = try await story.letter(to: .paul, "conversation-notification")
      #expect(next.replyTo != letter.replyTo)
      let answer = try await story.answers(next, .falsePaul, says: "Mardi, oui.")
      #expect(answer.route == "staffReply")
    }
  }

  @Test(
    "what is not Paul's own answer in time proves nobody",
    arguments: ["another colleague", "late", "altered", "refused"])
  func refused(what: String) async throws {
    try await tell { story, letter in
      let answer: Arrival
      switch what {
      case "another colleague": answer = try await story.answers(letter, .falseAnne, says: "Volontiers.")
      case "late":
        try await story.later(days: 31)
        answer = try await story.answers(letter, .falsePaul, says: "Volontiers.")
      case "altered":
        let address = altered(letter.replyTo)
        answer = try await story.writes(.falsePaul, to: address, subject: "Re: Cuisine", says: "Volontiers.")
      default:
        let fails = "Authentication-Results: mx.firm.example; dmarc=fail header.from=firm.example"
        answer = try await story.answers(letter, .falsePaul.carrying(fails), says: "Volontiers.")
      }
      #expect(answer.state == .tray)
      #expect(try await story.letters(to: .anna).isEmpty)
      #expect(try await !story.warned().isEmpty)
      guard what == "another colleague" || what == "refused" else { return }
      let own = try await story.answers(letter, .falsePaul, says: "Bonjour Madame, volontiers.")
      #expect(own.route == "staffReply")
    }
  }

  /// The last character before the @ becomes another.
  private func altered(_ address: String) -> String {
    let parts = address.split(separator: "@")
    let last = parts[0].last == "a" ? "b" : "a"
    return parts[0].dropLast() + last + "@" + parts[1]
  }

  @Test("a reply to all shows the address to a stranger, who can do nothing with it any more")
  func replyToAll() async throws {
    try await tell { story, letter in
      try await story.answers(
        letter, .falsePaul, ["Cc: eve@evil.example"], says: "Bonjour Madame, volontiers.")
      let before = try await story.books()
      let forged = try await story.answers(letter, .falsePaul, says: "Payez à ce compte.")
      #expect(forged.state == .tray)
      #expect(try await story.books() == before)
    }
  }

  @Test("without the setting no letter carries one, and an old one proves nobody")
  func off() async throws {
    try await Story.tell { story in
      try await story.writes(.anna, says: "Bonjour, je voudrais une offre.")
      let letter = try await story.letter(to: .paul)
      #expect(letter.replyTo.split(separator: ".").first?.contains("s1-") == false)
      #expect(!letter.replyTo.contains(".s"))
      #expect(try await story.answers(letter, .falsePaul, says: "Volontiers.").state == .tray)
    }
  }

  @Test("letters to customers carry none, nor does an address that would become too long")
  func notForCustomers() async throws {
    try await tell { story, letter in
      try await story.answers(letter, .falsePaul, says: "Bonjour Madame, volontiers.")
      #expect(try await !story.letter(to: .anna).replyTo.contains(".s"))
      #expect(letter.replyTo.contains(".s"))
    }
    let long = TestOffice.Wishes(
      address: "demandes-de-clients-et-offres@firm.example", intake: "  one_time_tokens: true")
    try await Story.tell(long) { story in
      try await story.writes(.anna, to: "demandes-de-clients-et-offres@firm.example", says: "Une offre ?")
      let address = try await story.letter(to: .paul).replyTo
      #expect(!address.contains(".s"))
      #expect(try #require(address.split(separator: "@").first).utf8.count <= 64)
    }
  }
}
