import ArgumentParser
import Basics
import Foundation
import Workflows

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .long, help: "The settings file (default: $PISTE_CONFIG, ./piste.yaml, /etc/piste/piste.yaml).")
  var config: String?

  @Flag(name: .long, help: "Print one JSON value with stable, sorted keys instead of text.")
  var json = false
}

/// A command that works on the database: it is given the office and answers with a report.
protocol PisteCommand: AsyncParsableCommand {
  var common: CommonOptions { get }
  func report(in office: Office) async throws -> Report
}

extension PisteCommand {
  func run() async throws {
    let wiring = try await Wiring(configFile: common.config)
    let result: Result<Report, any Error>
    do {
      result = .success(try await report(in: wiring.office))
    } catch {
      result = .failure(error)
    }
    await wiring.close()
    let report = try result.get()
    Console.print(report.output(asJSON: common.json))
    if report.isFailure { throw ExitCode(ExitStatus.failed.rawValue) }
  }

  /// Who gives the command, for the history of what it changes.
  var actor: String { ProcessInfo.processInfo.environment["USER"].map { "cli:\($0)" } ?? "cli" }
}
