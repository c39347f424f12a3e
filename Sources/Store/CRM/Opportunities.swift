import Basics
import CRM
import SQL

/// An opportunity with what the table keeps beside it.
package struct OpportunityRecord: Sendable {
  package let opportunity: Opportunity
  package let leadID: Int64?
  package let conversationID: Int64
  package let contact: Contact
  package let createdAt: Instant
}

/// Qualified business with a budget, a stage and an end.
package struct Opportunities {
  private let connection: any Connection
  private let pipeline: Pipeline

  /// - Parameter pipeline: gives a stage's name its probability; a stage that was since removed keeps its name
  ///   and counts as 0 %.
  package init(_ connection: any Connection, pipeline: Pipeline) {
    self.connection = connection
    self.pipeline = pipeline
  }

  private static let columns: SQL = """
    id, lead_id, conversation_id, state, stage, title, source_kind, source_id, party_id, contact_id, owner_id, \
    budget_minor, currency, loss_reason, created_at
    """

  /// Makes an opportunity of a lead; its conversation goes on.
  package func create(
    from record: LeadRecord, party: Identifier<Party>, standing: Opportunity.Standing, currency: Currency,
    at now: Instant
  ) throws -> Int64 {
    let lead = record.lead
    return try connection.insert(
      """
      INSERT INTO opportunity (lead_id, conversation_id, state, stage, title, source_kind, source_id, party_id,
        contact_id, owner_id, budget_minor, currency, created_at)
      VALUES (\(lead.id), \(record.conversationID), \(standing.state.rawValue), \(standing.stage.name),
        \(lead.title), \(lead.source.kind), \(orNull: lead.source.mailing), \(party), \(lead.contact), \(orNull: lead.owner),
        \(orNull: lead.budget?.minorUnits), \(currency.code), \(now.milliseconds))
      """)
  }

  package func find(_ id: Int64) throws -> OpportunityRecord {
    let row = try connection.first("SELECT \(fragment: Self.columns) FROM opportunity WHERE id = \(id)")
    guard let row else {
      throw Refusal(
        .missing, "there is no opportunity \(id)", remedy: "see piste opportunity list",
        french: "l’affaire \(id) n’existe pas")
    }
    return try record(row)
  }

  package func list(state: OpportunityState?, limit: Int) throws -> [OpportunityRecord] {
    let narrowed: SQL = if let state { "WHERE state = \(state.rawValue)" } else { "" }
    return try connection.query(
      "SELECT \(fragment: Self.columns) FROM opportunity \(fragment: narrowed) ORDER BY id DESC LIMIT \(limit)"
    ).map { try record($0) }
  }

  package func save(_ opportunity: Opportunity, at now: Instant) throws {
    let closedAt: Int64? = opportunity.state == .open ? nil : now.milliseconds
    try connection.execute(
      """
      UPDATE opportunity SET state = \(opportunity.state.rawValue), stage = \(opportunity.stage.name),
        title = \(opportunity.title), owner_id = \(orNull: opportunity.owner),
        budget_minor = \(orNull: opportunity.expected?.minorUnits),
        currency = COALESCE(\(orNull: opportunity.expected?.currency.code), currency),
        loss_reason = \(opportunity.lossReason?.rawValue ?? ""), closed_at = \(orNull: closedAt)
      WHERE id = \(opportunity.id)
      """)
  }

  package func counts() throws -> [OpportunityState: Int64] {
    var counts: [OpportunityState: Int64] = [:]
    for row in try connection.query("SELECT state, count(*) AS n FROM opportunity GROUP BY state") {
      counts[try row.word("state")] = try row.int("n")
    }
    return counts
  }

  private func record(_ row: Row) throws -> OpportunityRecord {
    let kind = try row.text("source_kind")
    guard let source = LeadSource(kind: kind, mailing: try row.intOrNil("source_id")) else {
      throw Refusal.damaged("opportunity \(try row.int("id")) has the unknown source \"\(kind)\"")
    }
    let name = try row.text("stage")
    let stage = (try? pipeline.stage(named: name)) ?? Stage(name: name, probability: .zero)
    let contact = try Contacts(connection).find(Identifier(try row.int("contact_id")))
    var opportunity = Opportunity(
      id: Identifier(try row.int("id")), title: try row.text("title"), source: source, contact: contact.id,
      standing: Opportunity.Standing(
        state: try row.word("state"), stage: stage,
        lossReason: LossReason(rawValue: try row.text("loss_reason"))))
    opportunity.party = try row.intOrNil("party_id").map { Identifier($0) }
    opportunity.owner = try row.intOrNil("owner_id")
    opportunity.expected = try row.moneyOrNil("budget_minor", row.currency("currency"))
    return OpportunityRecord(
      opportunity: opportunity, leadID: try row.intOrNil("lead_id"),
      conversationID: try row.int("conversation_id"), contact: contact,
      createdAt: try row.instant("created_at"))
  }
}
