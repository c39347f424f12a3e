import Basics
import CRM
import SQL

/// The persons we write to; an e-mail address belongs to one contact only.
package struct Contacts {
  let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  private static let columns: SQL = "id, party_id, name, company, email, phone, language, gone_at"

  package func find(_ id: Identifier<Contact>) throws -> Contact {
    let row = try connection.first("SELECT \(fragment: Self.columns) FROM contact WHERE id = \(id)")
    guard let row else {
      throw Refusal(
        .missing, "there is no contact \(id)", remedy: "see piste contact list",
        french: "le contact \(id) n’existe pas")
    }
    return try contact(row)
  }

  /// The person with that address, which may be one of several.
  package func find(email: String) throws -> Contact? {
    let address = email.lowercased()
    let own = try connection.first("SELECT \(fragment: Self.columns) FROM contact WHERE email = \(address)")
    if let own { return try contact(own) }
    let further = try connection.first("SELECT contact_id FROM contact_address WHERE address = \(address)")
    return try further.map { try find(Identifier(try $0.int("contact_id"))) }
  }

  /// The contact with that address, else with that telephone number; what was unknown of them is filled in.
  ///
  /// - Parameter message: the journalled mail because of which somebody new is made.
  package func findOrCreate(
    name: String, reach: Contact.Reach, language: Language, because message: Int64? = nil, at now: Instant
  ) throws -> Contact {
    let name = name.onOneLine
    guard let known = try known(reach) else {
      let contact = try create(name: name, reach: reach, language: language, at: now)
      try connection.execute(
        "UPDATE contact SET journal_message_id = \(orNull: message) WHERE id = \(contact.id)")
      return contact
    }
    let row = try connection.first(
      """
      UPDATE contact SET
        name = CASE WHEN name = '' THEN \(name) ELSE name END,
        name_folded = CASE WHEN name = '' THEN \(name.foldedForSearch) ELSE name_folded END,
        company = CASE WHEN company = '' THEN \(reach.company) ELSE company END,
        phone = CASE WHEN phone = '' THEN \(reach.phone) ELSE phone END
      WHERE id = \(known.id) RETURNING \(fragment: Self.columns)
      """)
    return try row.map { try contact($0) } ?? find(known.id)
  }

  /// The contact with that address; without one, the contact with that telephone number.
  package func known(_ reach: Contact.Reach) throws -> Contact? {
    if !reach.email.isEmpty { return try find(email: reach.email) }
    guard !reach.phone.isEmpty else { return nil }
    return try connection.first(
      """
      SELECT \(fragment: Self.columns) FROM contact
      WHERE phone = \(reach.phone) AND phone <> '' ORDER BY id LIMIT 1
      """
    ).map { try contact($0) }
  }

  package func create(name: String, reach: Contact.Reach, language: Language, at now: Instant) throws
    -> Contact
  {
    let name = name.onOneLine
    let email: String? = reach.email.isEmpty ? nil : reach.email.lowercased()
    let rows = try connection.query(
      """
      INSERT INTO contact (name, name_folded, company, email, domain, phone, language, created_at)
      VALUES (\(name), \(name.foldedForSearch), \(reach.company), \(orNull: email), \(Self.domain(email ?? "")),
        \(reach.phone), \(language.rawValue), \(now.milliseconds))
      RETURNING \(fragment: Self.columns)
      """)
    guard let row = rows.first else { throw SQLError(.decoding, "the INSERT made no contact") }
    return try contact(row)
  }

  package func attach(_ id: Identifier<Contact>, to party: Identifier<Party>) throws {
    try connection.execute("UPDATE contact SET party_id = \(party) WHERE id = \(id)")
  }

  /// Saves name, firm, telephone number and party; the address is the key to a person and set apart.
  package func save(_ contact: Contact) throws {
    try connection.execute(
      """
      UPDATE contact SET name = \(contact.name), name_folded = \(contact.name.foldedForSearch),
        company = \(contact.company), phone = \(contact.phone), party_id = \(orNull: contact.party?.value)
      WHERE id = \(contact.id)
      """)
  }

  /// Completes a contact: an address learned from the customer's first mail, say.
  package func setEmail(_ email: String, of id: Identifier<Contact>) throws {
    try connection.execute(
      "UPDATE contact SET email = \(email.lowercased()), domain = \(Self.domain(email)) WHERE id = \(id)")
  }

  /// By which colleagues of one firm are found.
  private static func domain(_ email: String) -> String {
    email.contains("@") ? email.split(separator: "@").last?.lowercased() ?? "" : ""
  }

  /// They do not work there any more: so says that mail.
  ///
  /// - Returns: false when it was known.
  package func markGone(_ id: Identifier<Contact>, because message: Int64, at now: Instant) throws -> Bool {
    try connection.execute(
      """
      UPDATE contact SET gone_at = \(now.milliseconds), gone_message_id = \(message)
      WHERE id = \(id) AND gone_at IS NULL
      """) > 0
  }

  /// By name, company or address; the newest first.
  package func list(matching text: String?, limit: Int) throws -> [Contact] {
    let narrowed: SQL =
      if let text {
        """
        WHERE name_folded LIKE \("%" + text.foldedForSearch + "%") OR email LIKE \("%" + text.lowercased() + "%")
        """
      } else {
        ""
      }
    return try connection.query(
      "SELECT \(fragment: Self.columns) FROM contact \(fragment: narrowed) ORDER BY id DESC LIMIT \(limit)"
    ).map { try contact($0) }
  }

  package func language(of id: Identifier<Contact>) throws -> Language? {
    try connection.first("SELECT language FROM contact WHERE id = \(id)")?.word("language")
  }

  private func contact(_ row: Row) throws -> Contact {
    var contact = Contact(
      id: Identifier(try row.int("id")), party: try row.intOrNil("party_id").map { Identifier($0) },
      name: try row.text("name"),
      reach: Contact.Reach(
        company: try row.text("company"), email: try row.textOrNil("email") ?? "",
        phone: try row.text("phone")))
    contact.goneSince = try row.intOrNil("gone_at").map { Instant(milliseconds: $0) }
    return contact
  }
}
