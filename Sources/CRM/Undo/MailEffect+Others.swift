extension MailEffect {
  /// Two leads that became one because of it.
  package struct MergedLeads: Hashable, Sendable {
    package let id: Int64
    /// The lead that went, by its title, and the one that goes on.
    package let given: Int64
    package let kept: Int64
    package let title: String
    /// Whom the one that goes on is about.
    package var contact: Int64
    /// Where the mails of both stand.
    package var conversation: Int64
    package var isStillMerged: Bool
    /// What was made of both together since.
    package var builtUpon: [String]
    /// What was written to both together since.
    package var mailsSince: [Int64]

    package init(id: Int64, given: Int64, kept: Int64, title: String) {
      self.id = id
      self.given = given
      self.kept = kept
      self.title = title
      contact = 0
      conversation = 0
      isStillMerged = true
      builtUpon = []
      mailsSince = []
    }

    var words: String { "lead \(given) (\(title)) merged into lead \(kept)" }

    /// Whether a field of that thing was changed by the merge: whoever says that two leads are one changes leads in
    /// this way only, and the next merge may have handed the change on.
    func concerns(_ field: ChangedField) -> Bool {
      switch field.subject {
      case "lead": true
      case "contact": field.id == contact
      default: false
      }
    }
  }

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
