import Basics
import SQL

/// A colleague: may write as staff, own leads, book time.
package struct EmployeeRecord: Hashable, Sendable {
  package let id: Int64
  package let name: String
  /// Folded to lower case.
  package let address: String
  package let role: String
  package let isDefaultOwner: Bool
}

/// The colleagues; settings are their source, the table keeps their keys stable.
package struct Employees {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  /// One colleague as the settings state them.
  package struct Listing: Sendable {
    package let name: String
    package let address: String
    package let role: String
    package let isDefaultOwner: Bool
    package let isActive: Bool
    package let hourlyCost: Money?

    package init(
      name: String, address: String, role: String, isDefaultOwner: Bool, isActive: Bool, hourlyCost: Money?
    ) {
      self.name = name
      self.address = address
      self.role = role
      self.isDefaultOwner = isDefaultOwner
      self.isActive = isActive
      self.hourlyCost = hourlyCost
    }
  }

  /// Makes the table say what the settings say; who is no longer listed becomes inactive, never deleted.
  package func align(with listings: [Listing]) throws {
    try connection.execute("UPDATE employee SET is_active = FALSE, is_default_owner = FALSE")
    for listing in listings {
      let address = listing.address.lowercased()
      try connection.execute(
        """
        INSERT INTO employee (name, address, role, is_default_owner, is_active, hourly_cost_minor)
        VALUES (\(listing.name), \(address), \(listing.role), \(listing.isDefaultOwner), \(listing.isActive),
          \(orNull: listing.hourlyCost?.minorUnits))
        ON CONFLICT (address) DO UPDATE SET name = excluded.name, role = excluded.role,
          is_default_owner = excluded.is_default_owner, is_active = excluded.is_active,
          hourly_cost_minor = excluded.hourly_cost_minor
        """)
    }
  }

  /// Whether the table says already what the settings say.
  package func agrees(with listings: [Listing]) throws -> Bool {
    let rows = try connection.query(
      "SELECT name, address, role, is_default_owner, hourly_cost_minor FROM employee WHERE is_active ORDER BY address"
    )
    let known = try rows.map { row in
      [
        try row.text("address"), try row.text("name"), try row.text("role"),
        try row.bool("is_default_owner").description,
        (try row.intOrNil("hourly_cost_minor")?.description) ?? "",
      ]
    }
    let wanted = listings.filter(\.isActive).map { listing in
      [
        listing.address.lowercased(), listing.name, listing.role, listing.isDefaultOwner.description,
        listing.hourlyCost?.minorUnits.description ?? "",
      ]
    }
    return known.sorted { $0[0] < $1[0] } == wanted.sorted { $0[0] < $1[0] }
  }

  package func active() throws -> [EmployeeRecord] {
    try connection.query(
      """
      SELECT id, name, address, role, is_default_owner FROM employee WHERE is_active ORDER BY id
      """
    ).map { try record($0) }
  }

  package func find(_ id: Int64) throws -> EmployeeRecord? {
    try connection.first(
      "SELECT id, name, address, role, is_default_owner FROM employee WHERE id = \(id)"
    ).map { try record($0) }
  }

  /// Who gets a lead that nobody claimed: the default owner, else the first salesperson.
  package func defaultOwner() throws -> EmployeeRecord? {
    try connection.first(
      """
      SELECT id, name, address, role, is_default_owner FROM employee WHERE is_active
      ORDER BY is_default_owner DESC, CASE role WHEN 'sales' THEN 0 ELSE 1 END, id LIMIT 1
      """
    ).map { try record($0) }
  }

  /// A colleague by address, or by name when it is unique.
  package func named(_ text: String) throws -> EmployeeRecord {
    let wanted = text.foldedForSearch
    let matches = try active().filter { $0.address == wanted || $0.name.foldedForSearch.contains(wanted) }
    guard matches.count <= 1 else {
      throw Refusal(
        .invalid, "\"\(text)\" means more than one colleague",
        remedy: "one of \(matches.map(\.address).joined(separator: ", "))",
        french: "« \(text) » désigne plusieurs collègues")
    }
    guard let match = matches.first else {
      throw Refusal(
        .missing, "there is no colleague \"\(text)\"", remedy: "colleagues stand under staff in the settings",
        french: "il n’y a pas de collègue « \(text) »")
    }
    return match
  }

  private func record(_ row: Row) throws -> EmployeeRecord {
    EmployeeRecord(
      id: try row.int("id"), name: try row.text("name"), address: try row.text("address"),
      role: try row.text("role"), isDefaultOwner: try row.bool("is_default_owner"))
  }
}
