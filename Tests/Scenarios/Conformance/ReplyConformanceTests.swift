import Basics
import CRM
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing

/// Answers and what they refer to; the numbers are lines of `docs/conformance.md`.
@Suite("Conformance: answers")
struct ReplyConformanceTests {
  private func annaWrites(
    _ story: Story, to: String = "leads@firm.example", subject: String = "Question", _ more: [String]
  ) async throws -> Arrival {
    try await story.writes(.anna, to: to, subject: subject, more, says: "C'est d'accord pour mardi.")
  }

  @Test("line 8: each of several delivery fields is looked at for our address", arguments: [0, 1, 2])
  func deliveryFields(place: Int) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      var fields = [
        "Delivered-To: a@rey.example", "Delivered-To: b@rey.example", "X-Original-To: c@rey.example",
      ]
      fields[place] = "Delivered-To: \(letter.replyTo)"
      let mail = try await annaWrites(story, to: "list@rey.example", fields)
      #expect(mail.conversation == letter.item.conversationID)
    }
  }

  @Test("line 35: the owner is told of an answer, its author is not", arguments: [Person.anna, .paul])
  func told(author: Person) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let before = try await story.firm.outbox().count
      let to = author.address == Person.anna.address ? letter : try await story.letter(to: .paul)
      try await story.answers(to, author, says: "C'est d'accord pour mardi.")
      let told = try await story.firm.outbox().dropFirst(before).flatMap(\.to)
      #expect(!told.contains(author.address))
      #expect(told.count == 1)
    }
  }

  @Test("line 51: a mail to a conversation's own address joins it, and makes no lead")
  func ownAddress() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await annaWrites(story, to: letter.replyTo, [])
      #expect(mail.conversation == letter.item.conversationID)
      #expect(try await story.leads().count == 1)
    }
  }

  @Test("lines 68 and 77: In-Reply-To of a letter of ours leads to its conversation, whatever To says")
  func inReplyTo() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await annaWrites(
        story, to: "somebody@else.example", ["In-Reply-To: <\(letter.item.messageID)>"])
      #expect(mail.conversation == letter.item.conversationID)
    }
  }

  @Test("line 69: one known id among unknown ones is enough")
  func amongUnknown() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await annaWrites(
        story, ["References: <a@x.example> <\(letter.item.messageID)> <b@x.example> <c@x.example>"])
      #expect(mail.conversation == letter.item.conversationID)
    }
  }

  @Test("line 70: the id of a mail that she wrote herself leads to its conversation too")
  func foreignID() async throws {
    try await Story.tell { story in
      let first = try await story.firm.receive(.fromAnna(7))
      let mail = try await annaWrites(story, ["References: <7@rey.example>"])
      #expect(mail.conversation == first.conversationID)
      #expect(mail.why("conversation") == "referencedMessage")
    }
  }

  @Test("line 71: an id that a program folded in the middle is known")
  func folded() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let id = letter.item.messageID
      let half = id.index(id.startIndex, offsetBy: id.count / 2)
      let mail = try await annaWrites(story, ["References: <\(id[..<half])\r\n \(id[half...])>"])
      #expect(mail.conversation == letter.item.conversationID)
    }
  }

  @Test(
    "line 72: of several known ids of one conversation the order does not matter", arguments: [true, false])
  func several(isReversed: Bool) async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "Mardi à dix heures ?")
      let second = try await story.letter(to: .anna)
      var ids = [letter.item.messageID, second.item.messageID].map { "<\($0)>" }
      if isReversed { ids.reverse() }
      let mail = try await annaWrites(story, ["References: \(ids.joined(separator: " "))"])
      #expect(mail.route == "customerReply")
      #expect(mail.conversation == letter.item.conversationID)
    }
  }

  @Test("line 73: a conversation is a row of messages in the order in which they came")
  func flat() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      try await story.answers(letter, .anna, says: "Un.")
      try await story.later(minutes: 1)
      try await story.answers(letter, .anna, says: "Deux.")
      let bodies = try await story.messages(of: letter.item.conversationID).map(\.body)
      #expect(bodies.suffix(2) == ["Un.", "Deux."])
    }
  }

  @Test("line 74: empty References begin a conversation of their own")
  func empty() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await annaWrites(story, ["References: ", "In-Reply-To:"])
      #expect(mail.route == "newLead")
      #expect(mail.conversation != letter.item.conversationID)
    }
  }

  @Test("line 76: a token in the address outweighs what References say")
  func tokenFirst() async throws {
    try await Story.tell { story in
      let kitchen = try await story.annaIsACustomer()
      try await story.writes(.anna, subject: "Portes", says: "Et trois portes ?")
      try await story.answers(
        try await story.letter(to: .paul), .paul, keeping: [.address], says: "Avec plaisir.")
      let doors = try await story.letter(to: .anna)
      let mail = try await annaWrites(
        story, to: doors.replyTo, subject: doors.message.subject,
        ["References: <\(kitchen.item.messageID)>"])
      #expect(mail.conversation == doors.item.conversationID || mail.state == .tray)
      #expect(mail.conversation != kitchen.item.conversationID)
    }
  }

  @Test("line 78: our address in Cc is enough")
  func copied() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let mail = try await annaWrites(story, to: "beat@rey.example", ["Cc: \(letter.replyTo)"])
      #expect(mail.conversation == letter.item.conversationID)
    }
  }

  @Test("line 81: an answer to a letter that belongs to no conversation is a first mail")
  func withoutConversation() async throws {
    try await Story.tell { story in
      let letter = try await story.letter(toBoth: ["anna@rey.example"])
      let mail = try await annaWrites(story, ["In-Reply-To: <\(letter.item.messageID)>"])
      #expect(mail.route == "newLead")
    }
  }
}
