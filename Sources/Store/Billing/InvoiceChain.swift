import Basics
import Billing
import SQL

/// Ties every issued document to the one before it in its series: SHA-256 over the previous digest and all
/// that the document says. A document that was changed, removed or slipped in behind the program's back breaks
/// the chain from there on.
package struct InvoiceChain {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// A place where the chain does not hold.
  package struct Break: Hashable, Sendable {
    package let number: String
    package let reason: String
  }

  /// The digest of the document that is about to be frozen; its series is locked by this transaction.
  func digest(of issued: IssuedInvoice, document: KeptDocument) throws -> SHA256Digest {
    let previous = try connection.first(
      """
      SELECT chain_digest FROM invoice WHERE series = \(issued.number.series) AND state = 'issued'
      ORDER BY issued_on DESC, sequence DESC LIMIT 1
      """
    )?.text("chain_digest")
    return Self.digest(after: previous ?? "", issued, document)
  }

  /// Walks through every series.
  ///
  /// - Returns: how many documents were looked at, and every break and gap that was found.
  package func verify() throws -> (documents: Int, breaks: [Break]) {
    let rows = try connection.query(
      """
      SELECT id, series, number, sequence, issued_on, chain_digest FROM invoice WHERE state = 'issued'
      ORDER BY series, issued_on, sequence
      """)
    var breaks: [Break] = []
    var previous: Link?
    for row in rows {
      let link = try Link(row)
      let before = previous.flatMap { $0.series == link.series ? $0 : nil }
      if let reason = try reason(against: link, after: before) {
        breaks.append(Break(number: link.number, reason: reason))
      }
      previous = link
    }
    return (rows.count, breaks)
  }

  private func reason(against link: Link, after before: Link?) throws -> String? {
    let follows = link.sequence == (before?.sequence ?? 0) + 1
    let restarts = link.sequence == 1 && before.map { $0.issuedOn.year < link.issuedOn.year } ?? true
    guard follows || restarts else { return "it does not follow on \(before?.number ?? "the start")" }
    do {
      let record = try Invoices(connection).find(link.id)
      guard let issued = record.invoice.issued, let document = record.document else {
        return "it has no document"
      }
      let digest = Self.digest(after: before?.digest ?? "", issued, document)
      return digest.hex == link.digest ? nil : "it is not what was issued"
    } catch let refusal as Refusal {
      return refusal.message
    }
  }

  private static func digest(
    after previous: String, _ issued: IssuedInvoice, _ document: KeptDocument
  ) -> SHA256Digest {
    var text = CanonicalText()
    text.add(previous)
    text.add(issued)
    text.add(document.digest.hex)
    return SHA256Digest(of: text.bytes)
  }
}

extension InvoiceChain {
  private struct Link {
    let id: Int64
    let series: String
    let number: String
    let sequence: Int64
    let issuedOn: CalendarDate
    let digest: String

    init(_ row: Row) throws {
      id = try row.int("id")
      series = try row.text("series")
      number = try row.text("number")
      sequence = try row.int("sequence")
      issuedOn = try row.date("issued_on")
      digest = try row.text("chain_digest")
    }
  }
}
