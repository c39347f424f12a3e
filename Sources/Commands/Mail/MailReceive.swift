import ArgumentParser
import Basics
import Foundation
import Logging
import SQL
import Store
import Workflows

/// One mail from an MTA's pipe; the MTA keeps it when we exit with 75.
struct MailReceive: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive",
    abstract: "Takes one mail from standard input, for an MTA pipe; exit 75 when it must try again.")

  @OptionGroup var common: CommonOptions
  @Option(help: "The account that the mail is for; the default one when left out.") var account: String?

  func run() async throws {
    do {
      let wiring = try await Wiring(configFile: common.config)
      do {
        let taken = try await TakeMail(wiring.office)(account: account) {
          let piece = try FileHandle.standardInput.read(upToCount: 65_536) ?? Data()
          return piece.isEmpty ? nil : [UInt8](piece)
        }
        await understand(wiring.office)
        let entry = try await wiring.office.database.read { try Journal($0).entry(taken.id) }
        await wiring.close()
        Console.print(report(taken, entry).output(asJSON: common.json))
      } catch {
        await wiring.close()
        throw error
      }
    } catch {
      throw TemporaryFailure(cause: error)
    }
  }

  private func report(_ taken: (id: Int64, isNew: Bool), _ entry: JournalEntry) -> Report {
    let known = taken.isNew ? "" : " was known already and"
    let reason = entry.reason.isEmpty ? "" : ": \(entry.reason)"
    return Report(
      "mail \(taken.id)\(known) is \(entry.state.rawValue)\(reason)",
      json: entry.json.merging(["isNew": .bool(taken.isNew)]))
  }

  /// The mail is safe in the journal; when it can't be understood now, the daemon does it later.
  private func understand(_ office: Office) async {
    do {
      try await ReceiveMail(office)()
    } catch {
      office.log.warning(
        "the mail is in the journal and will be processed later", metadata: ["error": "\(error)"])
    }
  }
}
