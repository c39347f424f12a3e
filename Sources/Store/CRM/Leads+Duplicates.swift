import Basics
import Intake
import SQL

extension Leads {
  /// Of one telephone or domain, so many contacts are looked at: ``DuplicateLeads`` needs to see that there are many.
  private static let contacts = 10
  private static let candidates = 50

  /// Other open leads, opportunities made of them included, whose contact has something of the clues.
  package func candidates(_ clues: DuplicateClues, besides lead: Int64) throws -> [DuplicateLeads.Candidate] {
    let contacts = try contacts(clues)
    guard !contacts.isEmpty else { return [] }
    return try connection.query(
      """
      SELECT l.id, l.title, c.name, c.email, c.phone FROM lead l
      JOIN contact c ON c.id = l.contact_id
      JOIN conversation k ON k.id = l.conversation_id
      WHERE l.contact_id IN \(list: contacts) AND l.id <> \(lead) AND l.state <> 'disqualified' AND NOT k.is_closed
      ORDER BY l.id DESC LIMIT \(Self.candidates)
      """
    ).map { row in
      DuplicateLeads.Candidate(
        lead: try row.int("id"), title: try row.text("title"), contact: try row.text("name"),
        email: try row.textOrNil("email") ?? "", phone: try row.text("phone"))
    }
  }

  private func contacts(_ clues: DuplicateClues) throws -> [Int64] {
    var rows: [Row] = []
    if !clues.address.isEmpty {
      rows += try connection.query("SELECT id FROM contact WHERE email = \(clues.address)")
    }
    if !clues.phone.isEmpty {
      rows += try connection.query(
        """
        SELECT id FROM contact WHERE phone = \(clues.phone) AND phone <> '' ORDER BY id DESC LIMIT \(Self.contacts)
        """)
    }
    if !clues.domain.isEmpty {
      rows += try connection.query(
        """
        SELECT id FROM contact WHERE domain = \(clues.domain) AND domain <> '' ORDER BY id DESC
        LIMIT \(Self.contacts)
        """)
    }
    return Array(Set(try rows.map { try $0.int("id") })).sorted()
  }
}
