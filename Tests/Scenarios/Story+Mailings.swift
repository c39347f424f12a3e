import Basics
import Documents
import MailFormat
import Mailings
import SQL
import Store
import TestFirm
import Testing
import Workflows

/// Mailings, and what they do to addresses.
extension Story {
  /// A mailing that has left.
  ///
  /// - Returns: its copies; who is suppressed has none.
  func mailing(
    to addresses: [String], named name: String = "Printemps", thenAfter days: Int? = nil, subject: String = ""
  ) async throws -> [QueuedMail] {
    let office = firm.office
    let now = office.now
    let before = try await firm.outbox().count
    let id = try await office.database.write { connection in
      let content = try Mailing.Content(subject: "Nos cuisines", text: "Bonjour {{prénom}},\n\nune offre ?")
      return try MailingTable(connection).create(name: name, language: .french, content: content, at: now)
    }
    let recipients = addresses.map {
      MailingRecipient(email: $0, firstName: "Anna", lastName: "Rey", company: "Rey SA", language: nil)
    }
    _ = try await RunMailing(office).addRecipients(recipients, to: id)
    if let days {
      let content = try Mailing.Content(subject: subject, text: "Bonjour {{prénom}},\n\nencore nous.")
      _ = try await RunMailing(office).follow(id, after: days, with: content)
    }
    _ = try await RunMailing(office).start(id)
    try await firm.sendEverything()
    return Array(try await firm.outbox().dropFirst(before))
  }

  /// A letter that went to several people at once.
  func letter(toBoth addresses: [String]) async throws -> QueuedMail {
    let office = firm.office
    let text = try office.words("Voici notre offre.")
    let to = try addresses.map { try #require(MailAddress(addrSpec: $0)) }
    try await office.database.write { connection in
      _ = try QueueLetter(office, connection)(Letter(kind: "quotation", to: to, text: text))
    }
    try await firm.sendEverything()
    return try #require(try await firm.outbox().last)
  }

  /// `address: reason` of everybody whom no mailing reaches.
  func suppressed() async throws -> [String] {
    try await firm.read { try Suppressions($0).all().map { "\($0.address): \($0.reason.rawValue)" } }
  }

  /// What became of each copy of the last mailing.
  func outcomes() async throws -> [String] {
    try await firm.read { connection in
      let last = try MailingTable(connection).list(limit: 1).first
      return try last.map { try MailingTable(connection).recipients(of: $0.id.value).map(\.outcome) } ?? []
    }
  }

  /// The numbers of its copies, which their tokens carry.
  func copies() async throws -> [Int64] {
    try await firm.read { connection in
      let last = try MailingTable(connection).list(limit: 1).first
      return try last.map { try MailingTable(connection).recipients(of: $0.id.value).map(\.id) } ?? []
    }
  }
}
