import Basics
import CRM
import Documents
import MailFormat
import SQL
import Settings
import Store

/// Mails colleagues what waits for them, each line with a number; answering a line acts on its thing.
package struct SendDigest: Sendable {
  private let office: Office
  private static let mostLines = 60

  package init(_ office: Office) { self.office = office }

  /// Sends when its moment has come, to each colleague once per moment.
  ///
  /// - Returns: the names of those who got one.
  @discardableResult
  package func ifDue() async throws -> [String] {
    guard let moment = office.configuration.digest.at,
      let day = moment.lastDay(before: office.now, in: office.localTime)
    else { return [] }
    let open = try await office.database.read { connection in
      try PeriodicMails(connection).open(.digest, of: day, among: try Employees(connection).active())
    }
    guard !open.isEmpty else { return [] }
    return try await office.database.write { connection in
      let things = try waiting(connection)
      return try open.filter { employee in
        guard try PeriodicMails(connection).claim(.digest, of: day, for: employee.id, at: office.now) else {
          return false
        }
        return try send(things[employee.id] ?? [], to: employee, connection)
      }.map(\.name)
    }
  }

  /// Sends now.
  ///
  /// - Parameter employee: an address, or a name that means one colleague; everybody when left out.
  /// - Returns: the names of those who got one; for whom nothing waits gets none.
  package func callAsFunction(employee: String? = nil) async throws -> [String] {
    try await office.database.write { connection in
      let things = try waiting(connection)
      let all = try employee.map { [try Employees(connection).named($0)] } ?? Employees(connection).active()
      return try all.filter { try send(things[$0.id] ?? [], to: $0, connection) }.map(\.name)
    }
  }

  /// By the colleague who looks after each.
  private func waiting(_ connection: any Connection) throws -> [Int64: [WaitingThings.Thing]] {
    let waiting = WaitingThings(connection)
    let staleSince = office.now.adding(seconds: -86_400 * Int64(office.configuration.digest.staleDays))
    let all =
      try waiting.overdueFollowUps(before: office.today)
      + waiting.staleOpportunities(since: staleSince, in: office.localTime)
      + waiting.unbilledProjects() + waiting.unpaidInvoices(before: office.today)
    let fallback = try Employees(connection).defaultOwner()
    var things: [Int64: [WaitingThings.Thing]] = [:]
    for thing in all {
      let owner = try thing.conversation.flatMap { try Conversations(connection).owner(of: $0) }
      guard let employee = owner ?? fallback?.id else { continue }
      things[employee, default: []].append(thing)
    }
    return things
  }

  private func send(
    _ things: [WaitingThings.Thing], to employee: EmployeeRecord, _ connection: any Connection
  ) throws -> Bool {
    guard !things.isEmpty, let address = MailAddress(addrSpec: employee.address, displayName: employee.name)
    else { return false }
    let shown = things.prefix(Self.mostLines)
    var draft = Questions.Draft(.digest, to: employee.id)
    draft.choices = shown.map { "\($0.kind.rawValue) \($0.id) \($0.conversation ?? 0)" }
    let question = try Questions(connection).open(draft, at: office.now)
    let words = WorkWords(office.company.language, country: office.company.country)
    let text = try office.templates.render(
      .digest, language: office.company.language,
      fields: office.firmFields.merging([
        "count": String(things.count), "salesperson": employee.name,
        "more": things.count > shown.count ? words.more(things.count - shown.count) : "",
      ]) { $1 },
      lists: [
        "lines": shown.enumerated().map { index, thing in
          ["number": String(index + 1), "what": words.line(thing)]
        }
      ])
    var letter = Letter(kind: "digest", to: [address], text: text)
    letter.token = SignedToken(.question, id: question.id.value)
    try QueueLetter(office, connection)(letter)
    return true
  }
}
