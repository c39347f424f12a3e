import Basics

/// What may differ from copy to copy; the same words head the columns of a recipient list.
package enum MergeField: String, Sendable, CaseIterable {
  case email
  case firstName = "first_name"
  case lastName = "last_name"
  case company
  case language

  /// The names it goes by, French first.
  package var names: [String] {
    switch self {
    case .email: ["email", "e-mail", "courriel", "adresse e-mail", "mail"]
    case .firstName: ["prénom", "first_name", "first name", "firstname"]
    case .lastName: ["nom", "last_name", "last name", "lastname", "nom de famille"]
    case .company: ["société", "company", "entreprise", "organisation", "organization"]
    case .language: ["langue", "language", "lang"]
    }
  }

  /// The field of that name; case and accents do not matter.
  package init?(named name: String) {
    let wanted = name.foldedForSearch
    let field = Self.allCases.first { field in field.names.contains { $0.foldedForSearch == wanted } }
    guard let field else { return nil }
    self = field
  }
}
