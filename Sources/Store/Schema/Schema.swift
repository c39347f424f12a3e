import SQL

/// Every migration in the order in which they are applied; the list only ever grows at its end.
///
/// One file per area holds its tables; constraints hold the line before any code does: what must be unique,
/// present or one of a few words is said here.
package enum Schema {
  package static let migrations: [Migration] = [
    journal, crm, outbox, mailing, inventory, sales, projects, billing, mailboxOrigin, delivery, pace,
    questions, matching, staff, working, nothingLost, machines, milestones, undo,
    sequences,
  ]
}
