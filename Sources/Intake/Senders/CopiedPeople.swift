import MailFormat

/// Who else a customer's mail names in To and Cc: people of the client, and others.
package struct CopiedPeople: Sendable {
  /// At the writer's or another customer's firm; they take part.
  package let ofTheFirm: [MailAddress]
  /// Everybody else who is not ours, lower case: they may answer, nothing is sent to them.
  package let others: [String]

  private static let mostOfTheFirm = 20
  private static let mostOthers = 50

  package static func read(
    _ message: MailMessage, author: MailAddress, customers: [String], rules: IntakeRules
  ) -> CopiedPeople {
    let known = customers + [author.addrSpec.lowercased()]
    guard !rules.isOurs(author) else { return CopiedPeople(ofTheFirm: [], others: []) }
    let named = (message.to + message.cc).prefix(500).filter { person in
      !person.domain.isEmpty && !rules.isOurs(person) && !known.contains(person.addrSpec.lowercased())
    }
    let ofTheFirm = named.filter { person in
      !Author.neverReads(person)
        && Standing.isOfFirm(person.addrSpec.lowercased(), among: known, rules: rules)
    }
    let others = named.filter { person in !ofTheFirm.contains { $0.isSame(as: person) } }
    return CopiedPeople(
      ofTheFirm: Array(ofTheFirm.prefix(mostOfTheFirm)),
      others: Array(others.map { $0.addrSpec.lowercased() }.uniqued.prefix(mostOthers)))
  }

  /// Whether somebody writes under the full name of a contact.
  package static func isSamePerson(_ author: MailAddress, as name: String) -> Bool {
    Standing.isSameName(author.shownName, among: [name])
  }
}
