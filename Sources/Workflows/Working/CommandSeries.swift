import Basics
import Intake
import SQL
import Settings
import Store

/// Why none of a mail's commands were carried out: a line per command that does not go.
struct CommandsRefused: Error {
  let lines: [(String, String)]
}

/// Carries several commands out: each is tried, so that all the reasons are told at once, and if one does not go
/// the caller's savepoint takes back the others.
struct CommandSeries {
  private let office: Office
  private let connection: any Connection
  private let place: CommandRun.Place
  private let start: Int

  /// - Parameter start: How many commands of the mail came before.
  init(_ office: Office, _ connection: any Connection, _ place: CommandRun.Place, after start: Int = 0) {
    self.start = start
    self.office = office
    self.connection = connection
    self.place = place
  }

  /// - Throws: ``CommandsRefused``.
  func carryOut(_ commands: [WrittenCommand]) throws -> [CommandRun.Done] {
    try run(commands, office)
  }

  /// What would be done, found out by doing it and taking it back: no number is used up, nothing is sent, no file
  /// is kept.
  ///
  /// - Throws: ``CommandsRefused``.
  func show(_ commands: [WrittenCommand]) throws -> [CommandRun.Done] {
    do {
      try connection.savepoint { throw Shown(done: try run(commands, office.gathering())) }
    } catch let shown as Shown {
      return shown.done
    }
    return []
  }

  private struct Shown: Error {
    let done: [CommandRun.Done]
  }

  private func run(_ commands: [WrittenCommand], _ office: Office) throws -> [CommandRun.Done] {
    let run = CommandRun(office: office, connection: connection, place: place)
    var done: [CommandRun.Done] = []
    var refused: [(String, String)] = []
    for (index, line) in commands.enumerated() {
      do {
        done += try connection.savepoint { try run(line.command, at: start + index + 1) }
      } catch let refusal as Refusal {
        refused.append((line.text, office.told(refusal)))
      }
    }
    guard refused.isEmpty else { throw CommandsRefused(lines: refused) }
    return done
  }
}
