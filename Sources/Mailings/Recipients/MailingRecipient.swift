import Basics

/// One addressee of a mailing, as the list gave it.
package struct MailingRecipient: Hashable, Sendable {
  /// Lower case.
  package let email: String
  package let firstName: String
  package let lastName: String
  package let company: String
  /// `nil` when the list says none; then the mailing's own holds.
  package let language: Language?

  package init(email: String, firstName: String, lastName: String, company: String, language: Language?) {
    self.email = email.lowercased()
    self.firstName = firstName
    self.lastName = lastName
    self.company = company
    self.language = language
  }

  package func value(of field: MergeField) -> String {
    switch field {
    case .email: email
    case .firstName: firstName
    case .lastName: lastName
    case .company: company
    case .language: language?.rawValue ?? ""
    }
  }
}
