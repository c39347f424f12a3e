import Basics
import CRM
import SQL
import Store
import TestSupport
import Testing

@Suite("Colleagues")
struct EmployeesTests {
  private static func listing(
    _ name: String, role: String = "sales", isDefault: Bool = false, isActive: Bool = true, cost: Int64? = nil
  ) -> Employees.Listing {
    Employees.Listing(
      name: name, address: "\(name)@Firm.example", role: role, isDefaultOwner: isDefault, isActive: isActive,
      hourlyCost: cost.map { Money(minorUnits: $0, .chf) })
  }

  @Test("the table says what the settings say, and keys stay the same", arguments: Engine.allCases)
  func align(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let employees = Employees(connection)
        let first = [
          Self.listing("Paul", isDefault: true), Self.listing("Anne", role: "employee", cost: 60_00),
        ]
        #expect(try !employees.agrees(with: first))
        try employees.align(with: first)
        #expect(try employees.agrees(with: first))
        #expect(try employees.agrees(with: first.reversed()))
        let paul = try employees.named("paul@firm.example")
        let second = [
          Self.listing("Paul", isActive: false), Self.listing("Anne", role: "employee", cost: 61_00),
        ]
        #expect(try !employees.agrees(with: second))
        try employees.align(with: second)
        #expect(try employees.agrees(with: second))
        #expect(try employees.active().map(\.name) == ["Anne"])
        #expect(try employees.find(paul.id)?.name == "Paul")
        try employees.align(with: [Self.listing("Anne", role: "employee", cost: 61_00)])
        #expect(try employees.agrees(with: second))
        try employees.align(with: first)
        #expect(try employees.named("Paul").id == paul.id)
        try employees.align(with: [])
        #expect(try employees.active().isEmpty)
        #expect(try employees.defaultOwner() == nil)
      }
    }
  }

  @Test(
    "a lead belongs to the default owner, else to the first who sells, else to the first",
    arguments: Engine.allCases)
  func owner(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let employees = Employees(connection)
        let lists: [([Employees.Listing], String)] = [
          ([Self.listing("A", role: "employee")], "A"),
          ([Self.listing("A", role: "employee"), Self.listing("B")], "B"),
          (
            [Self.listing("A", role: "employee"), Self.listing("B"), Self.listing("C", isDefault: true)], "C"
          ),
        ]
        for (listings, expected) in lists {
          try employees.align(with: listings)
          #expect(try employees.defaultOwner()?.name == expected)
        }
      }
    }
  }

  @Test("a colleague is found by a part of the name that fits one only", arguments: Engine.allCases)
  func named(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let employees = Employees(connection)
        try employees.align(with: [Self.listing("Élodie Rey"), Self.listing("Paul Rey")])
        #expect(try employees.named("elodie").name == "Élodie Rey")
        #expect(throws: Refusal.self) { try employees.named("rey") }
        #expect(throws: Refusal.self) { try employees.named("nobody") }
      }
    }
  }
}

@Suite("Contacts and parties")
struct ContactsTests {
  private static let anna = Contact.Reach(company: "Rey SA", email: "Anna@Rey.example", phone: "+41215550123")

  @Test("an address belongs to one contact, and what was unknown is filled in", arguments: Engine.allCases)
  func once(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let contacts = Contacts(connection)
        let bare = Contact.Reach(email: "anna@rey.example")
        let first = try contacts.findOrCreate(name: "", reach: bare, language: .french, at: Desk.now)
        let second = try contacts.findOrCreate(
          name: "Anna Rey", reach: Self.anna, language: .french, at: Desk.now)
        #expect(second.id == first.id)
        #expect(second.name == "Anna Rey")
        #expect(second.company == "Rey SA")
        #expect(second.phone == "+41215550123")
        let other = Contact.Reach(company: "Other", email: "anna@rey.example", phone: "+41")
        let third = try contacts.findOrCreate(name: "A. R.", reach: other, language: .french, at: Desk.now)
        #expect(third == second)
        #expect(try contacts.list(matching: "ANNA rey", limit: 9).map(\.id) == [first.id])
        let error = #expect(throws: SQLError.self) {
          try connection.savepoint {
            try contacts.create(name: "Twin", reach: Self.anna, language: .french, at: Desk.now)
          }
        }
        #expect(error?.kind == .unique)
      }
    }
  }

  @Test(
    "without an address the telephone number finds a contact, and without both each is new",
    arguments: Engine.allCases)
  func phone(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let contacts = Contacts(connection)
        func find(_ name: String, _ reach: Contact.Reach) throws -> Identifier<Contact> {
          try contacts.findOrCreate(name: name, reach: reach, language: .french, at: Desk.now).id
        }
        let anna = try find("Anna", Self.anna)
        #expect(try find("Mme Rey", Contact.Reach(phone: "+41215550123")) == anna)
        let nameless = [try find("", Contact.Reach()), try find("", Contact.Reach())]
        #expect(nameless[0] != nameless[1])
        let caller = try find("Luc", Contact.Reach(phone: "+41215550199"))
        try contacts.setEmail("Luc@X.example", of: caller)
        #expect(try contacts.find(email: "luc@x.EXAMPLE")?.id == caller)
        #expect(try contacts.language(of: caller) == .french)
      }
    }
  }

  @Test("a party is found again by its name, whatever its accents and case", arguments: Engine.allCases)
  func party(engine: Engine) async throws {
    try await Desk.withTables(engine) { database in
      try await database.write { connection in
        let parties = Parties(connection)
        func party(_ name: String) throws -> PartyRecord {
          try parties.findOrCreate(name, kind: .organisation, country: "CH", language: .french, at: Desk.now)
        }
        let first = try party("Hôtel du Lac")
        #expect(try party("HOTEL  DU LAC") == first)
        #expect(try party("Hôtel du Port") != first)
        let address = PostalAddress(street: "Quai", buildingNumber: "1", postalCode: "1003", city: "Lausanne")
        try parties.setAddress(address, country: "FR", vatID: "V", of: first.party.id.value)
        let changed = try parties.find(first.party.id.value)
        #expect(changed.address == address)
        #expect(changed.party.country == "FR")
        #expect(throws: Refusal.self) { try parties.setAddress(address, country: "CH", vatID: "", of: 999) }
      }
    }
  }
}
