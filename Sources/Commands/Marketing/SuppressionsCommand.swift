import ArgumentParser
import Basics
import Mailings
import SQL
import Store
import Workflows

/// `piste mailing suppressions`: who gets no mailing, why, since when; a person may add an address or lift one.
struct SuppressionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppressions", abstract: "Addresses that no mailing reaches.",
    subcommands: [SuppressionsList.self, SuppressionsAdd.self, SuppressionsLift.self],
    defaultSubcommand: SuppressionsList.self)
}

struct SuppressionsList: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Addresses that no mailing reaches, with reason and date.")

  @OptionGroup var common: CommonOptions
  @Flag(help: "Those that were lifted instead, with who lifted them and when.") var lifted = false

  func report(in office: Office) async throws -> Report {
    try await lifted ? liftedEntries(office) : MailingSuppressed.report(office)
  }

  private func liftedEntries(_ office: Office) async throws -> Report {
    let entries = try await office.database.read { try Suppressions($0).lifted() }
    return Report(
      ["address", "reason", "since", "lifted", "by"],
      rows: entries.map { lifted in
        [
          lifted.entry.address, lifted.entry.reason.rawValue, lifted.entry.since.description,
          lifted.at.description, lifted.by,
        ]
      },
      json: entries.map { lifted in
        [
          "address": .string(lifted.entry.address), "reason": .string(lifted.entry.reason.rawValue),
          "since": .string(lifted.entry.since.description), "mail": JSONValue(lifted.entry.message),
          "evidence": .string(lifted.evidence), "liftedAt": .string(lifted.at.description),
          "liftedBy": .string(lifted.by),
        ]
      }, empty: "no lifted suppressions")
  }
}

struct SuppressionsAdd: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Lets no mailing reach an address any more.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The address.") var address: String
  @Option(help: "Why.") var because = ""

  func report(in office: Office) async throws -> Report {
    try await ChangeSuppression(office).add(address, because: because, actor: "command line")
    return Report("\(address) gets no mailing any more", json: ["address": .string(address)])
  }
}

struct SuppressionsLift: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift", abstract: "Lets mailings reach an address again.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The address.") var address: String

  func report(in office: Office) async throws -> Report { try await MailingUnsuppress.lift(address, office) }
}

/// The name of `suppressions list` in earlier versions.
struct MailingSuppressed: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppressed", abstract: "The same as suppressions list.")

  @OptionGroup var common: CommonOptions

  func report(in office: Office) async throws -> Report { try await Self.report(office) }

  static func report(_ office: Office) async throws -> Report {
    let entries = try await office.database.read { try Suppressions($0).all() }
    return Report(
      ["address", "reason", "since", "mail"],
      rows: entries.map { entry in
        [
          entry.address, entry.reason.rawValue, entry.since.description,
          entry.message.map(String.init) ?? "",
        ]
      },
      json: entries.map { entry in
        [
          "address": .string(entry.address), "reason": .string(entry.reason.rawValue),
          "since": .string(entry.since.description), "mail": JSONValue(entry.message),
        ]
      }, empty: "no suppressed addresses")
  }
}

/// The name of `suppressions lift` in earlier versions.
struct MailingUnsuppress: PisteCommand {
  static let configuration = CommandConfiguration(
    commandName: "unsuppress", abstract: "The same as suppressions lift.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "The address.") var address: String

  func report(in office: Office) async throws -> Report { try await Self.lift(address, office) }

  static func lift(_ address: String, _ office: Office) async throws -> Report {
    try await ChangeSuppression(office).lift(address, actor: "command line")
    return Report("\(address) may be mailed again", json: ["address": .string(address)])
  }
}
