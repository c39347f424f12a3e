import Basics
import CRM
import MailFormat
import SQL
import Sales
import Store
import TestFirm
import Testing
import Workflows

/// Why something does not go, as people read it.
extension Story {
  /// A firm that may issue invoices.
  static let billing = TestOffice.Wishes(
    company: "  street: Rue du Lac\n  postal_code: \"1003\"\n  vat_id: CHE-123.456.788 TVA\n"
      + "  iban: CH9300762011623852957")

  /// The lines of the last receipt that say what was not done, and why.
  func reasons(to person: Person, _ kind: String = "work-receipt") async throws -> [String] {
    try await letter(to: person, kind).plainText.split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("- « ") || $0.hasPrefix("- “") || $0.hasPrefix("Pas saisi") }
  }

  /// Paul has offered Anna windows, and she has the offer.
  ///
  /// - Returns: the letter that Paul answers.
  func annaHasAnOffer() async throws -> QueuedMail {
    try await sellsWindows()
    let news = try await annaHasAsked()
    try await answers(news, .paul, says: "devis: 12000 fenêtres")
    try await answers(try await letter(to: .paul, "question"), .paul, says: "oui")
    return news
  }

  /// She has accepted it.
  func annaHasOrdered() async throws -> QueuedMail {
    let news = try await annaHasAnOffer()
    try await answers(news, .paul, says: "commande")
    try await answers(try await letter(to: .paul, "question"), .paul, says: "oui")
    return news
  }

  func annaMovesToMorges() async throws {
    let now = firm.office.now
    try await firm.office.database.write { connection in
      let party = try Parties(connection).findOrCreate(
        "Anna Rey", kind: .person, country: "CH", language: .french, at: now
      ).party.id
      try Parties(connection).setAddress(
        Store.PostalAddress(street: "Rue du Lac", buildingNumber: "3", postalCode: "1110", city: "Morges"),
        country: "CH", vatID: "", of: party.value)
    }
  }

  /// No more time is booked on any project.
  func closeProjects() async throws {
    _ = try await firm.office.database.write { try $0.execute("UPDATE project SET state = 'closed'") }
  }
}
