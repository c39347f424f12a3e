import ArgumentParser
import Basics
import Intake
import Projects
import SQL
import Store
import Workflows

struct TimeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time", abstract: "Time that was spent on tasks.",
    subcommands: [TimeList.self, TimeBook.self, TimeAsk.self])
}

struct TimeBook: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "book", abstract: "Books time on a task of a project.",
    discussion: "piste time book 2h30 \"analyse du besoin\" --project 1 --employee luc@example.org")

  @OptionGroup var common: CommonOptions
  @Argument(help: "How long, like 2h30, 1.5h or 45min; at most 12 hours.") var duration: DurationArgument
  @Argument(help: "What was done; names the task unless --task does.") var note = ""
  @Option(help: "The project's key.") var project: Int64
  @Option(help: "Who worked: a colleague's address, or a name that means one of them.") var employee: String
  @Option(help: "The task: its key, or words of its name.") var task: String?
  @Option(help: "The day, like 2026-11-30; today when left out.") var day: String?

  func report(in office: Office) async throws -> Report {
    var wishes = BookTime.Wishes(duration.minutes, on: project, by: employee, note: note)
    wishes.task = task.flatMap { Int64($0) }
    wishes.taskWords = wishes.task == nil ? task : nil
    wishes.day = try day.map { try AmountArgument.day($0) }
    let outcome = try await BookTime(office)(wishes, actor: actor)
    let entry = TimesheetEntry(id: outcome.entry, booking: outcome.booking)
    return Report(
      "entry \(outcome.entry): \(DurationArgument.text(duration.minutes)) of \(outcome.employee.name) on "
        + "\"\(outcome.task.name)\", \(outcome.booking.workedOn)",
      json: entry.json.merging(["taskName": .string(outcome.task.name), "reason": .string(outcome.why)]))
  }
}

struct TimeList: PisteCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "The newest first.")

  @OptionGroup var common: CommonOptions
  @Option(help: "Only those of this project, the oldest first.") var project: Int64?
  @Option(help: "At most so many.") var limit = 50

  func report(in office: Office) async throws -> Report {
    let entries = try await office.database.read { connection in
      guard let project else { return try TimesheetEntries(connection).list(limit: limit) }
      let record = try ProjectTable(connection).find(project)
      return Array(try TimesheetEntries(connection).list(project: record.id).prefix(limit))
    }
    return Report(
      ["id", "day", "employee", "task", "time", "state", "note"],
      rows: entries.map { entry in
        let booking = entry.booking
        return [
          entry.id.description, booking.workedOn.description, booking.employee.description,
          booking.task.description, DurationArgument.text(booking.minutes), entry.state.rawValue,
          booking.note,
        ]
      }, json: entries.map(\.json), empty: "no time is booked")
  }
}

/// A duration on the command line, read as in mails: `2h30`, `1.5h`, `45min`.
struct DurationArgument: ExpressibleByArgument, Sendable {
  let minutes: Int

  init?(argument: String) {
    guard case .all(let notes) = TimeNote.read(argument), notes.count == 1, let note = notes.first,
      note.note.isEmpty
    else { return nil }
    minutes = note.minutes
  }

  /// `2:30`.
  static func text(_ minutes: Int) -> String {
    let rest = minutes % 60
    return "\(minutes / 60):" + (rest < 10 ? "0\(rest)" : "\(rest)")
  }
}

extension TimesheetEntry {
  var json: JSONValue {
    [
      "id": .integer(id.value), "task": .integer(booking.task.value),
      "employee": .integer(booking.employee.value),
      "minutes": JSONValue(booking.minutes), "day": .string(booking.workedOn.description),
      "note": .string(booking.note), "state": .string(state.rawValue),
    ]
  }
}
