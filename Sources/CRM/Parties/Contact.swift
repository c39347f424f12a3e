import Basics

/// A person, with the ways to reach them; at a ``Party`` once there is one.
package struct Contact: Hashable, Sendable {
  package let id: Identifier<Contact>
  package var party: Identifier<Party>?
  /// As written by whoever told us, salutation included: `Mme Rey`.
  package var name: String
  /// The firm as the person gave it; empty when unknown.
  package var company: String
  /// Lower-case address; empty when only a phone is known.
  package var email: String
  /// E.164, e.g. `+41215550123`; empty when unknown.
  package var phone: String
  /// Since when we know that they do not work there any more.
  package var goneSince: Instant?

  package init(id: Identifier<Contact>, party: Identifier<Party>?, name: String, reach: Reach) {
    self.id = id
    self.party = party
    self.name = name
    company = reach.company
    email = reach.email.lowercased()
    phone = reach.phone
  }

  /// Where a contact is found.
  package struct Reach: Hashable, Sendable {
    package let company: String
    package let email: String
    package let phone: String

    package init(company: String = "", email: String = "", phone: String = "") {
      self.company = company.onOneLine
      self.email = email
      self.phone = phone
    }
  }
}
