import Basics
import CRM
import Documents
import Intake
import MailFormat
import SQL
import Settings
import Store

/// Which open leads may be the same business as this one: by address, telephone, or the firm's domain.
package struct FindDuplicates {
  private let office: Office
  private let connection: any Connection

  package init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  package func callAsFunction(_ record: LeadRecord) throws -> [DuplicateLead] {
    let own = office.configuration.accounts.flatMap { [$0.address] + $0.aliases }
    let clues = DuplicateClues(
      email: record.contact.email, phone: record.contact.phone,
      ownDomains: Set(own.compactMap { MailAddress(addrSpec: $0)?.domain }))
    guard !clues.isEmpty else { return [] }
    return DuplicateLeads.among(
      try Leads(connection).candidates(clues, besides: record.lead.id.value), clues)
  }

  /// The same in words: "lead 12 (Cuisine, Anna Rey): same telephone".
  func lines(_ record: LeadRecord) throws -> [String] { try self(record).map(line) }

  func line(_ other: DuplicateLead) -> String { DuplicateWords(office.company.language).line(other) }
}

/// What two leads have in common, in the language of the firm.
private struct DuplicateWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func line(_ other: DuplicateLead) -> String {
    let name = [other.title, other.contact].filter { !$0.isEmpty }.joined(separator: ", ")
    return language == .french
      ? "piste \(other.lead) (\(name)) : \(ground(other.ground))"
      : "lead \(other.lead) (\(name)): \(ground(other.ground))"
  }

  private func ground(_ ground: DuplicateLead.Ground) -> String {
    switch (ground, language) {
    case (.sameAddress, .french): "même adresse"
    case (.samePhone, .french): "même téléphone"
    case (.sameDomain, .french): "même entreprise, d’après l’adresse"
    case (.sameAddress, .english): "same address"
    case (.samePhone, .english): "same telephone"
    case (.sameDomain, .english): "same company, as the address says"
    }
  }
}
