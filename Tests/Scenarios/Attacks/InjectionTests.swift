import Basics
import CRM
import Documents
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// What an attacker puts into a name, a subject or an address to begin a field of his own in a letter of ours, and how
/// it looks in a mail of his: an encoded word (RFC 2047) hides any byte.
struct Break: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  /// In an encoded word.
  let encoded: String

  var testDescription: String { name }

  static let all = [
    Break(name: "CR LF", text: "\r\n", encoded: "=0D=0A"), Break(name: "LF", text: "\n", encoded: "=0A"),
    Break(name: "CR", text: "\r", encoded: "=0D"), Break(name: "NUL", text: "\0", encoded: "=00"),
    Break(name: "NEL", text: "\u{85}", encoded: "=C2=85"),
    Break(name: "line separator", text: "\u{2028}", encoded: "=E2=80=A8"),
    Break(name: "paragraph separator", text: "\u{2029}", encoded: "=E2=80=A9"),
    Break(name: "vertical tab", text: "\u{0B}", encoded: "=0B"),
    Break(name: "escape", text: "\u{1B}", encoded: "=1B"),
  ]
}

@Suite("Attacks: header injection")
struct InjectionTests {
  /// Every letter: the fields that we write and no others, no hidden recipient, no line break in a name or subject.
  private func isClean(_ letter: QueuedMail, _ story: Story) throws -> Bool {
    let digest = try #require(SHA256Digest(hex: letter.item.digest))
    let bytes = try story.firm.office.blobs.read(digest)
    let fields = Set(letter.message.header.fields.map(\.key))
    let known: Set<String> = [
      "date", "from", "reply-to", "to", "subject", "message-id", "in-reply-to", "references",
      "auto-submitted", "mime-version", "content-type", "content-transfer-encoding", "list-unsubscribe",
      "list-unsubscribe-post", "precedence", "list-id",
    ]
    let names = (letter.message.from + letter.message.to).map(\.shownName) + [letter.message.subject]
    return fields.isSubset(of: known) && !bytes.contains(0) && letter.message.header.first("Bcc") == nil
      && !names.contains { $0.unicodeScalars.contains(where: \.breaksLine) }
      && letter.recipients.allSatisfy { !$0.address.contains("victim") }
  }

  @Test(
    "a customer's name that begins a field: answers still reach him, and the name is a name",
    arguments: Break.all)
  func name(mark: Break) async throws {
    try await Story.tell { story in
      let first = try await story.receive(
        [
          "From: =?utf-8?q?Anna_Rey\(mark.encoded)Bcc:_victim=40x.example?= <anna@rey.example>",
          "To: leads@firm.example", "Subject: Cuisine", "Message-ID: <1@rey.example>",
          "Content-Type: text/plain; charset=utf-8",
        ], "Bonjour, une offre ?")
      #expect(first.route == "newLead")
      let answer = try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "Avec plaisir.")
      #expect(answer.route == "staffReply")
      let letters = try await story.firm.outbox()
      #expect(letters.contains { $0.to == ["anna@rey.example"] })
      for letter in letters { #expect(try isClean(letter, story)) }
    }
  }

  @Test(
    "a subject that begins a field, in a mail and in everything that follows from it", arguments: Break.all)
  func subject(mark: Break) async throws {
    try await Story.tell { story in
      let first = try await story.receive(
        [
          "From: Anna Rey <anna@rey.example>", "To: leads@firm.example",
          "Subject: =?utf-8?q?Cuisine\(mark.encoded)Bcc:_victim=40x.example?=",
          "Message-ID: <1@rey.example>", "Content-Type: text/plain; charset=utf-8",
        ], "Bonjour, une offre ?")
      #expect(first.route == "newLead")
      let answer = try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "Avec plaisir.")
      #expect(answer.route == "staffReply")
      try await story.serverReports(
        on: try await story.letter(to: .anna), [("anna@rey.example", "5.1.1")])
      let letters = try await story.firm.outbox()
      #expect(letters.count == 3)
      for letter in letters { #expect(try isClean(letter, story)) }
    }
  }

  @Test("a firm in a signature and a name in a phone note that begin a field", arguments: Break.all)
  func signature(mark: Break) async throws {
    try await Story.tell { story in
      try await story.writes(
        .anna,
        says: "Une offre ?\n\n-- \nAnna Rey\(mark.text)Bcc: victim@x.example\nMenuiserie\(mark.text)X: y SA")
      try await story.writes(
        .paul, subject: "Appel",
        says:
          "Appel de Mme Rey\(mark.text)Bcc: victim@x.example, Menuiserie Rey, 021 555 01 23, rappeler mardi")
      for letter in try await story.firm.outbox() { #expect(try isClean(letter, story)) }
      #expect(try await story.counts()[.quarantined] == 0)
    }
  }

  @Test(
    "addresses with line breaks, blanks or brackets are no addresses: nothing is sent to them",
    arguments: Break.all)
  func address(mark: Break) async throws {
    try await Story.tell { story in
      let arrival = try await story.receive(
        [
          "From: Anna <anna\(mark.text == "\0" ? "\0" : "")@rey.example>",
          "Reply-To: =?utf-8?q?anna=40rey.example\(mark.encoded)Bcc:_victim=40x.example?= <anna@rey.example>",
          "To: leads@firm.example", "Subject: Cuisine", "Message-ID: <1@rey.example>",
        ], "Bonjour, une offre ?")
      #expect(arrival.state != .quarantined)
      for letter in try await story.firm.outbox() { #expect(try isClean(letter, story)) }
      #expect(MailAddress(addrSpec: "anna@rey.example\(mark.text)Bcc: victim@x.example") == nil)
    }
  }

  @Test(
    "recipients of a mailing from a list: a bad address is refused, a bad name becomes a name",
    arguments: Break.all)
  func recipients(mark: Break) async throws {
    try await Story.tell { story in
      let csv = """
        email,prénom,nom,société
        anna@rey.example,"Anna\(mark.text)Bcc: victim@x.example",Rey,"Rey\(mark.text)X-Evil: yes SA"
        "beat\(mark.text)@rey.example",Beat,Rey,Rey SA
        """
      let list = RecipientList.read(Array(csv.utf8))
      #expect(list.recipients.map(\.email) == ["anna@rey.example"])
      #expect(!list.problems.isEmpty)
      let office = story.firm.office
      let now = office.now
      let id = try await office.database.write { connection in
        let content = try Mailing.Content(subject: "Pour {{société}}, {{prénom}}", text: "Bonjour {{prénom}}")
        return try MailingTable(connection).create(
          name: "Printemps", language: .french, content: content, at: now)
      }
      _ = try await RunMailing(office).addRecipients(list.recipients, to: id)
      #expect(try await RunMailing(office).start(id) == 1)
      let copy = try #require(try await story.firm.outbox().first)
      #expect(try isClean(copy, story))
      #expect(copy.message.header.first("X-Evil") == nil)
    }
  }

  @Test("a contact that a person typed in with a line break is written to as a name", arguments: Break.all)
  func contact(mark: Break) async throws {
    try await Story.tell { story in
      let now = story.firm.office.now
      let contact = try await story.firm.office.database.write { connection in
        try Contacts(connection).create(
          name: "Anna\(mark.text)Bcc: victim@x.example",
          reach: Contact.Reach(company: "Rey\(mark.text)SA", email: "anna@rey.example"), language: .french,
          at: now)
      }
      let written = [contact.name, contact.company]
      #expect(written == written.map(\.onOneLine))
      #expect(MailAddress(addrSpec: contact.email, displayName: contact.name) != nil)
    }
  }

  @Test("a Message-ID that begins a field is not cited", arguments: Break.all)
  func messageID(mark: Break) async throws {
    try await Story.tell { story in
      try await story.receive(
        [
          "From: Anna Rey <anna@rey.example>", "To: leads@firm.example", "Subject: Cuisine",
          "Message-ID: <1\(mark.text.contains("\n") || mark.text.contains("\r") ? "" : mark.text)Bcc@rey.example>",
        ], "Bonjour, une offre ?")
      try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "Avec plaisir.")
      let letters = try await story.firm.outbox()
      #expect(letters.count == 2)
      for letter in letters { #expect(try isClean(letter, story)) }
    }
  }
}
