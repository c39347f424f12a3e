import Basics
import CRM
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import Testing
import Workflows

extension Story {
  /// The firm sends a mailing; returns the copies.
  func mailing(_ name: String = "Hiver", to people: [Person]) async throws -> [QueuedMail] {
    let now = firm.office.now
    let id = try await firm.office.database.write { connection in
      let content = try Mailing.Content(
        subject: "Offre d'hiver", text: "Bonjour {{prénom}},\n\nune offre pour votre atelier ?")
      return try MailingTable(connection).create(name: name, language: .french, content: content, at: now)
    }
    let recipients = people.map { person in
      let names = person.name.split(separator: " ").map(String.init)
      return MailingRecipient(
        email: person.address, firstName: names[0], lastName: names.dropFirst().joined(separator: " "),
        company: "Rey SA", language: nil)
    }
    _ = try await RunMailing(firm.office).addRecipients(recipients, to: id)
    _ = try await RunMailing(firm.office).start(id)
    try await firm.sendEverything()
    return try await firm.outbox().filter { $0.item.kind == "mailing" && $0.item.createdAt == now }
  }

  /// The addresses of customers in a conversation.
  func customers(of conversation: Int64?) async throws -> Set<String> {
    Set(try await participants(of: conversation).filter { $0.role == .customer }.map(\.address))
  }

  /// Somebody says a word to the last question.
  @discardableResult
  func decides(_ person: Person, _ word: String) async throws -> Arrival {
    try await answers(try await letter(to: person, "question"), person, says: word)
  }

  /// What stands in the reply address of a letter before the domain, or behind its plus sign.
  func token(of letter: QueuedMail) throws -> String {
    let local = try #require(letter.replyTo.split(separator: "@").first)
    return String(local.split(separator: "+").last ?? local)
  }
}
