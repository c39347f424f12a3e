import Basics

/// A person or an organisation that we deal with: the "customer" of orders and invoices.
///
/// A lead has no party yet; winning or converting it makes one.
package struct Party: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case person, organisation
  }

  package let id: Identifier<Party>
  package var kind: Kind
  package var name: String
  /// ISO 3166-1 alpha-2.
  package var country: String
  /// The language of what we write to it.
  package var language: Language

  package init(id: Identifier<Party>, kind: Kind, name: String, country: String, language: Language) {
    self.id = id
    self.kind = kind
    self.name = name
    self.country = country
    self.language = language
  }
}
