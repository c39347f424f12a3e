import Basics

/// A person who books time.
package struct Employee: Hashable, Sendable {
  package let id: Identifier<Employee>
  package let name: String
  /// The address that mails with time notes come from; empty when the person books no time by mail.
  package let email: String

  package init(id: Identifier<Employee>, name: String, email: String = "") {
    self.id = id
    self.name = name
    self.email = email
  }
}
