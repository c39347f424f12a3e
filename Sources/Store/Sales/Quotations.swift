import Basics
import Billing
import CRM
import SQL
import Sales

/// A quotation with what the table keeps beside it.
package struct QuotationRecord: Hashable, Sendable {
  package let quotation: Quotation
  package let keys: AgreementKeys
  package let supersedes: Identifier<Quotation>?
  /// The PDF that was sent; `nil` until then.
  package let document: SentDocument?
  package let createdAt: Instant

  package var id: Identifier<Quotation> { quotation.id }
}

/// The very bytes that went to a customer, and the day on which they first did.
package struct SentDocument: Hashable, Sendable {
  /// SHA-256 in hexadecimal, the name in the blob store.
  package let digest: String
  package let fileName: String
  package let sentOn: CalendarDate

  package init(digest: String, fileName: String, sentOn: CalendarDate) {
    self.digest = digest
    self.fileName = fileName
    self.sentOn = sentOn
  }
}

/// Offers, one row each with their lines.
package struct Quotations {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// What a new draft consists of.
  package struct Draft: Sendable {
    package let number: String
    package let agreement: Agreement
    package let keys: AgreementKeys
    package let validUntil: CalendarDate
    /// The offer that this one replaces.
    package var supersedes: Identifier<Quotation>?

    package init(number: String, agreement: Agreement, keys: AgreementKeys, validUntil: CalendarDate) {
      self.number = number
      self.agreement = agreement
      self.keys = keys
      self.validUntil = validUntil
    }
  }

  private static let columns: SQL = """
    id, number, state, valid_until, supersedes_id, document_digest, document_name, sent_on, \
    \(fragment: AgreementRow.columns)
    """

  package func create(_ draft: Draft, at now: Instant) throws -> Identifier<Quotation> {
    let row = AgreementRow(draft.agreement, draft.keys)
    let id = try connection.insert(
      """
      INSERT INTO quotation (number, state, valid_until, supersedes_id, \(fragment: AgreementRow.columns))
      VALUES (\(draft.number), 'draft', \(draft.validUntil), \(orNull: draft.supersedes),
        \(fragment: row.values(at: now)))
      """)
    try OrderLines(connection, of: .quotation(Identifier(id))).insert(draft.agreement.lines)
    return Identifier(id)
  }

  package func find(_ id: Int64) throws -> QuotationRecord {
    let row = try connection.first("SELECT \(fragment: Self.columns) FROM quotation WHERE id = \(id)")
    guard let row else {
      throw Refusal(
        .missing, "there is no quotation \(id)", remedy: "see piste quotation list",
        french: "le devis \(id) n’existe pas")
    }
    return try record(row)
  }

  package func list(state: QuotationState?, limit: Int) throws -> [QuotationRecord] {
    let narrowed: SQL = if let state { "WHERE state = \(state.rawValue)" } else { "" }
    return try connection.query(
      "SELECT \(fragment: Self.columns) FROM quotation \(fragment: narrowed) ORDER BY id DESC LIMIT \(limit)"
    ).map { try record($0) }
  }

  /// A draft follows what is learned of the customer until it is sent.
  package func setCustomer(_ customer: TradeParty, of id: Identifier<Quotation>) throws {
    try connection.execute(
      "UPDATE quotation SET \(fragment: AgreementRow.assignments(customer)) WHERE id = \(id)")
  }

  package func setDocument(_ document: SentDocument, of id: Identifier<Quotation>) throws {
    try connection.execute(
      """
      UPDATE quotation SET document_digest = \(document.digest), document_name = \(document.fileName),
        sent_on = \(document.sentOn)
      WHERE id = \(id)
      """)
  }

  /// - Throws: ``Refusal`` when somebody else was faster and it is no longer in the state it was read in.
  package func move(
    _ id: Identifier<Quotation>, from old: QuotationState, to new: QuotationState, at now: Instant
  ) throws {
    let settledAt: Int64? = new == .draft || new == .sent ? nil : now.milliseconds
    let changed = try connection.execute(
      """
      UPDATE quotation SET state = \(new.rawValue), settled_at = \(orNull: settledAt)
      WHERE id = \(id) AND state = \(old.rawValue)
      """)
    guard changed == 1 else {
      throw Refusal(
        .wrongState, "quotation \(id) is no longer \(old.rawValue)", remedy: "look at it again",
        french: "le devis vient de changer", advice: Wording("try again", french: "réessayez"))
    }
  }

  private func record(_ row: Row) throws -> QuotationRecord {
    let id = Identifier<Quotation>(try row.int("id"))
    let lines = try OrderLines(connection, of: .quotation(id)).load(in: try row.currency("currency"))
    let shared = try AgreementRow(row, lines: lines)
    let quotation = Quotation(
      id: id, number: try row.text("number"), state: try row.word("state"), agreement: shared.agreement,
      validUntil: try row.date("valid_until"))
    return QuotationRecord(
      quotation: quotation, keys: shared.keys,
      supersedes: try row.intOrNil("supersedes_id").map { Identifier($0) }, document: try document(row),
      createdAt: try row.instant("created_at"))
  }

  private func document(_ row: Row) throws -> SentDocument? {
    guard let sentOn = try row.dateOrNil("sent_on") else { return nil }
    return SentDocument(
      digest: try row.text("document_digest"), fileName: try row.text("document_name"), sentOn: sentOn)
  }
}
