extension MailEffect {
  /// What binds the firm or the customer: an offer that was sent or accepted, an order, an invoice.
  package struct Commitment: Hashable, Sendable {
    /// `quotation`, `order` or `invoice`.
    package let kind: String
    package let id: Int64
    /// Its state or its number, as the mail left it.
    package let words: String

    package init(_ kind: String, _ id: Int64, words: String) {
      self.kind = kind
      self.id = id
      self.words = words
    }
  }

  package struct AddedTask: Hashable, Sendable {
    package let id: Int64
    package let project: Int64
    package let name: String
    /// Hours stand on it, also such as were taken back.
    package let hasTime: Bool

    package init(id: Int64, project: Int64, name: String, hasTime: Bool) {
      self.id = id
      self.project = project
      self.name = name
      self.hasTime = hasTime
    }
  }
}
