import ArgumentParser
import Basics
import Foundation
import Logging
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
        await wiring.close()
        let report = Report(
          taken.isNew ? "mail \(taken.id) is in the journal" : "mail \(taken.id) was known already",
          json: ["id": .integer(taken.id), "isNew": .bool(taken.isNew)])
        Console.print(report.output(asJSON: common.json))
      } catch {
        await wiring.close()
        throw error
      }
    } catch {
      throw TemporaryFailure(cause: error)
    }
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
