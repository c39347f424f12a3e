import ArgumentParser
import Basics
import Intake
import SQL
import Settings
import Store
import Workflows

struct StaffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Colleagues, and what proves that a mail is theirs.",
    subcommands: [StaffList.self, StaffCheck.self])
}

struct StaffList: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The colleagues of the settings, and how many of their last mails are proven.")

  @OptionGroup var common: CommonOptions

  func report(in office: Office) async throws -> Report {
    let lessons = try await LearnSenders(office)()
    let records = try await office.database.read { try Employees($0).active() }
    let rows = lessons.compactMap { lesson in
      records.first { $0.id == lesson.colleague.id }.map { (lesson, $0) }
    }
    return Report(
      ["name", "address", "role", "owner", "mails", "proven"],
      rows: rows.map { lesson, record in
        [
          record.name, record.address, record.role, record.isDefaultOwner ? "default" : "",
          String(lesson.mails.count), String(lesson.proven),
        ]
      },
      json: rows.map { lesson, record in
        [
          "id": .integer(record.id), "name": .string(record.name), "address": .string(record.address),
          "role": .string(record.role), "isDefaultOwner": .bool(record.isDefaultOwner),
          "mails": .integer(Int64(lesson.mails.count)), "proven": .integer(Int64(lesson.proven)),
        ]
      }, empty: "no colleagues: add them under staff in the settings")
  }
}
