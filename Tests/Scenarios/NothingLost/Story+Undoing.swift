import CRM
import Mailings
import SQL
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// A person at the firm takes something back, or puts a mail elsewhere.
extension Story {
  @discardableResult
  func takesBack(_ arrival: Arrival) async throws -> UndoPlan {
    try await UndoMail(firm.office)(arrival.id, actor: "cli:paul").plan
  }

  @discardableResult
  func routes(_ arrival: Arrival, _ choice: RouteByHand.Choice) async throws -> RouteByHand.Outcome {
    try await RouteByHand(firm.office)(arrival.id, choice, actor: "cli:paul")
  }

  func lead(_ id: Int64) async throws -> LeadRecord { try await firm.read { try Leads($0).find(id) } }

  func contacts() async throws -> [Contact] {
    try await firm.read { try Contacts($0).list(matching: nil, limit: 100) }
  }

  func suppressedAddresses() async throws -> [String] {
    try await firm.read { try Suppressions($0).all().map(\.address) }
  }

  func followUps(of conversation: Int64?) async throws -> [FollowUp] {
    let id = try #require(conversation)
    return try await firm.read { try FollowUps($0).planned(conversation: id) }
  }

  func effects(of arrival: Arrival) async throws -> [MailEffect] {
    try await firm.read { try MailEffects($0).of(arrival.id) }
  }

  /// So many rows a table has.
  func count(_ table: String) async throws -> Int64 {
    try await firm.read { connection in
      try connection.first("SELECT count(*) AS n FROM \(raw: table)")?.int("n") ?? 0
    }
  }
}

extension Story {
  /// The mail with that number in the journal.
  func arrival(_ id: Int64) async throws -> Arrival { try await Arrival(journal(id), in: firm) }
}
