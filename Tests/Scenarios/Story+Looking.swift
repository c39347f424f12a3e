import CRM
import SQL
import Store
import TestFirm
import Testing

/// What somebody sees who looks into the firm's books.
extension Story {
  /// Everything that the firm wrote to somebody, oldest first.
  func letters(to person: Person) async throws -> [QueuedMail] {
    try await firm.outbox().filter { $0.to.contains(person.address) }
  }

  /// The last of them; fails when there is none, or when it is not of that kind.
  func letter(to person: Person, _ kind: String? = nil) async throws -> QueuedMail {
    let letters = try await letters(to: person)
    return try #require(letters.last { kind == nil || $0.item.kind == kind })
  }

  func leads() async throws -> [LeadRecord] {
    try await firm.read { try Leads($0).list(state: nil, limit: 1000).reversed() }
  }

  /// The only lead there is.
  func onlyLead() async throws -> LeadRecord {
    let leads = try await leads()
    try #require(leads.count == 1)
    return leads[0]
  }

  /// What was written in a conversation, oldest first.
  func messages(of conversation: Int64?) async throws -> [ConversationMessage] {
    let id = try #require(conversation)
    return try await firm.read { try Conversations($0).messages(of: id).map(\.message) }
  }

  func participants(of conversation: Int64?) async throws -> [Participant] {
    let id = try #require(conversation)
    return try await firm.read { try Conversations($0).participants(of: id) }
  }

  func journal(_ id: Int64) async throws -> JournalEntry {
    try await firm.read { try Journal($0).entry(id) }
  }

  func counts() async throws -> JournalCounts { try await firm.read { try Journal($0).counts() } }

  /// Anna asked for an offer, Paul was told and answered her: the conversation that most stories begin with.
  ///
  /// - Returns: Paul's letter to Anna.
  func annaIsACustomer() async throws -> QueuedMail {
    try await writes(.anna, says: "Bonjour,\n\nJe voudrais une offre pour une cuisine.\n\nAnna Rey")
    try await answers(
      try await letter(to: .paul), .paul, keeping: [.address, .references, .subject],
      says: "Bonjour Madame, volontiers. Quand pouvons-nous passer ?")
    try await later(minutes: 60)
    return try await letter(to: .anna, "relay")
  }
}
