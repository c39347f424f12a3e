import Basics
import CRM
import Intake
import MailFormat
import SQL
import Store
import Testing

/// What is asked for every mail must take as long for the millionth as for the first.
@Suite("Look-ups made for every mail")
struct LookUpPlanTests {
  private let mail = [
    "From: Anna <anna@rey.example>", "To: leads@firm.example", "Subject: Cuisine",
    "Message-ID: <7@rey.example>",
    "References: <1@rey.example> <2@rey.example>", "", "Bonjour",
  ]

  private func facts(_ connection: any Connection) throws {
    let keyring = try #require(TokenKeyring(secrets: [Array("a key of sixteen bytes or more".utf8)]))
    let rules = IntakeRules(
      keyring: keyring, ownAddresses: [], authservIDs: [], staff: [],
      locale: .init(country: "CH", currency: .chf, language: .french))
    let message = MailMessage.parse(Array(mail.joined(separator: "\r\n").utf8))
    _ = try IntakeLookUp(connection, now: Desk.now, subjectWindowDays: 30)
      .facts(for: IntakeClues.read(message, rules: rules))
  }

  private func journal(_ connection: any Connection) throws {
    let journal = Journal(connection)
    let place = MailboxPlace(account: "leads", origin: "leads@mail.example:993", mailbox: "INBOX")
    let sighting = Sighting(place, uidValidity: 1, uid: 1)
    let arrival = Arrival(
      sighting, account: "leads", header: ("7@rey.example", "anna@rey.example", "Cuisine"),
      content: (SHA256Digest(of: [1]), 1, true))
    let id = try journal.record([arrival], at: Desk.now)[0].id
    _ = try journal.record(arrival, at: Desk.now)
    _ = try journal.pending(after: 0, limit: 10)
    _ = try journal.pending(among: [id])
    let verdict = VerdictRecord(step: "kind", value: "person", reason: "none", evidence: "")
    try journal.settle(id, MailOutcome(.applied, reason: "", verdicts: [verdict]), at: Desk.now)
    _ = try Leads(connection).find(journalID: id)
  }

  private func conversation(_ connection: any Connection) throws {
    let conversations = Conversations(connection)
    for reach in [Contact.Reach(email: "anna@rey.example"), Contact.Reach(phone: "+41215550123")] {
      for _ in 1...2 {
        _ = try Contacts(connection).findOrCreate(
          name: "Anna", reach: reach, language: .french, at: Desk.now)
      }
    }
    let id = try conversations.open(about: .lead, title: "Cuisine", baseSubject: "Cuisine", at: Desk.now)
    try conversations.join(
      Participant(address: "anna@rey.example", name: "", role: .customer), id, at: Desk.now)
    let message = ConversationMessage(
      .received, author: "anna@rey.example", messageID: "", subject: "Cuisine", body: "b", journalID: nil)
    try conversations.add(message, to: id, at: Desk.now)
    _ = try conversations.find(id)
    _ = try conversations.messages(of: id)
    _ = try conversations.referenceChain(of: id, limit: 10)
    _ = try FollowUps(connection).planned(conversation: id)
    _ = try Activities(connection).history(of: "conversation", id)
  }

  /// Who wrote it, and whether there is a lead of the same already.
  private func people(_ connection: any Connection) throws {
    let listing = Employees.Listing(
      name: "Paul", address: "paul@firm.example", role: "sales", isDefaultOwner: true, isActive: true,
      hourlyCost: nil)
    try Employees(connection).align(with: [listing])
    let paul = try #require(try Employees(connection).defaultOwner()).id
    let mail = try #require(try Journal(connection).list(state: nil, limit: 1).first).id
    let today = try #require(CalendarDate(iso: "2026-11-24"))
    let pass = try StaffPasses(connection).issue(to: paul, expiresOn: today, at: Desk.now)
    try StaffPasses(connection).use(pass, by: mail, at: Desk.now)
    #expect(try StaffPasses(connection).find(pass)?.usedBy == mail)
    #expect(try SenderAlerts(connection).claim(paul, on: today, because: mail))
    #expect(try !SenderAlerts(connection).claim(paul, on: today.adding(days: 1), because: mail))
    _ = try Conversations(connection).open(with: "anna@rey.example")
    let clues = DuplicateClues(email: "anna@rey.example", phone: "+41215550123", ownDomains: [])
    _ = try Leads(connection).candidates(clues, besides: 1)
  }

  private func pace(_ connection: any Connection) throws {
    let pace = MailPace(connection)
    _ = try pace.counts(of: ["s:anna@rey.example", "d:rey.example"], since: 7)
    try pace.add(["s:anna@rey.example": [8: 1, 9: 2]])
    try pace.add(["s:anna@rey.example": [9: 1, 90: 1]])
    #expect(try pace.counts(of: ["s:anna@rey.example"], since: 0) == ["s:anna@rey.example": [90: 1]])
  }

  @Test("no table is read from its beginning to its end")
  func plans() async throws {
    try await Desk.withTables(.sqlite) { database in
      let scans = try await database.write { connection in
        let watch = PlanWatch(connection)
        try facts(watch)
        try journal(watch)
        try conversation(watch)
        let staff = PlanWatch(connection)
        try people(staff)
        // The few colleagues are a list that is read as one.
        #expect(
          staff.scans.filter { !$0.hasPrefix("SCAN employee") && !$0.contains("journal_message") }.isEmpty,
          "\(staff.scans)")
        try pace(watch)
        #expect(watch.plans > 30)
        _ = try watch.query("SELECT id FROM contact WHERE company = \("Rey")")
        return watch.scans
      }
      #expect(scans.count == 1, "\(scans)")
      #expect(scans.first?.contains("company") == true)
    }
  }
}

/// Asks SQLite how it is going to run each statement (https://sqlite.org/eqp.html), then runs it.
private final class PlanWatch: Connection {
  private let connection: any Connection
  private(set) var plans = 0
  private(set) var scans: [String] = []

  init(_ connection: any Connection) { self.connection = connection }

  var engine: Engine { connection.engine }

  func query(_ sql: SQL) throws(SQLError) -> [Row] {
    try look(sql)
    return try connection.query(sql)
  }

  func execute(_ sql: SQL) throws(SQLError) -> Int {
    try look(sql)
    return try connection.execute(sql)
  }

  func script(_ sql: String) throws(SQLError) { try connection.script(sql) }

  func savepoint<T>(_ body: () throws -> T) throws -> T { try connection.savepoint(body) }

  private func look(_ sql: SQL) throws(SQLError) {
    for row in try connection.query("EXPLAIN QUERY PLAN \(fragment: sql)") {
      plans += 1
      let step = try row.text("detail")
      guard step.hasPrefix("SCAN "), !step.contains("CONSTANT ROW"), names(sql, step) else { continue }
      scans.append("\(step): \(sql.text)")
    }
  }

  /// Behind an INSERT … RETURNING the plan shows tables that refer to the new row. They are read only while a
  /// foreign key is violated, which ours never are, and the statement does not name them.
  private func names(_ sql: SQL, _ step: String) -> Bool {
    let words = sql.text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    return step.split(separator: " ").dropFirst().first.map { words.contains($0) } ?? true
  }
}
