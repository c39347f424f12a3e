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

@Suite("Whose conversation: the reply address")
struct ReplyAddressTests {
  @Test(
    "answers come home by each kind of reply address, in capitals too",
    arguments: [
      ("", "leads+", "@firm.example"), ("    reply_address: catch_all", "c", "@firm.example"),
      ("    reply_address: subdomain\n    reply_domain: reply.firm.example", "c", "@reply.firm.example"),
    ])
  func styles(settings: String, start: String, end: String) async throws {
    try await Story.tell(TestOffice.Wishes(servers: settings)) { story in
      let letter = try await story.annaIsACustomer()
      #expect(letter.replyTo.hasPrefix(start))
      #expect(letter.replyTo.hasSuffix(end))
      #expect(letter.item.reversePath.hasSuffix(end))
      let answer = try await story.answers(letter, .anna, keeping: [.address], says: "Mardi me va.")
      #expect(answer.why("conversation") == "tokenInReplyAddress")
      let loud = try await story.writes(
        .anna, to: letter.replyTo.uppercased(), subject: "Cuisine", says: "Ou mercredi.")
      #expect(loud.why("conversation") == "tokenInReplyAddress")
      // A blind copy names us in Delivered-To alone.
      let blind = try await story.writes(
        .anna, to: "somebody@elsewhere.example", subject: "Cuisine", ["Delivered-To: \(letter.replyTo)"],
        says: "Ou jeudi.")
      #expect(blind.why("conversation") == "tokenInReplyAddress")
      #expect(try await story.leads().count == 1)
    }
  }

  @Test(
    "a changed character is a forgery in each of them",
    arguments: [
      "", "    reply_address: catch_all",
      "    reply_address: subdomain\n    reply_domain: reply.firm.example",
    ])
  func forged(settings: String) async throws {
    try await Story.tell(TestOffice.Wishes(servers: settings)) { story in
      let letter = try await story.annaIsACustomer()
      let token = try story.token(of: letter)
      let changed = token.hasSuffix("a") ? token.dropLast() + "b" : token.dropLast() + "a"
      let mail = try await story.writes(
        .anna, to: letter.replyTo.replacing(token, with: changed), subject: "Autre", says: "Mardi.")
      #expect(mail.state == .tray)
      #expect(mail.reason == "forgedToken")
    }
  }

  @Test("letters that left before the keys changed are still answered; what no key signed is not believed")
  func rotation() async throws {
    try await Story.tell { story in
      let letter = try await story.annaIsACustomer()
      let old = Array("a key of sixteen bytes or more".utf8)
      let new = Array("another key, made this morning".utf8)
      let rotated = Story(firm: try story.firm.with(keys: [new, old]))
      let answer = try await rotated.answers(letter, .anna, keeping: [.address], says: "Mardi me va.")
      #expect(answer.why("conversation") == "tokenInReplyAddress")
      let next = try await rotated.letter(to: .paul, "conversation-notification")
      #expect(try rotated.token(of: next) != (try story.token(of: letter)))
      #expect(
        try await rotated.answers(next, .paul, keeping: [.address], says: "Parfait.").route == "staffReply")

      let later = Story(firm: try story.firm.with(keys: [new]))
      let late = try await later.answers(letter, .anna, keeping: [.address], subject: "Autre", says: "Oui.")
      #expect(late.reason == "forgedToken")
    }
  }
}
