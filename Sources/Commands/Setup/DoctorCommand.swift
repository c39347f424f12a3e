import ArgumentParser
import Basics
import Foundation
import Logging
import MailTransport
import Settings

/// Looks at everything that `piste run` needs, and says of each finding what to do. Sends and changes nothing.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Checks settings, secrets, database, clock and the logins of every account.",
    discussion: "Exit code 1 when something is wrong.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var dialogue: TraceOption

  func run() async throws {
    let findings = try await examine()
    let bad = findings.filter { $0.state == .problem }.count
    let report = Report(
      (findings.map(\.line) + ["", Finding.verdict(findings)]).joined(separator: "\n"),
      json: ["findings": .array(findings.map(\.json)), "ok": .bool(bad == 0)])
    Console.print(report.output(asJSON: common.json))
    if bad > 0 { throw ExitCode(ExitStatus.failed.rawValue) }
  }

  private func examine() async throws -> [Finding] {
    let environment = ProcessInfo.processInfo.environment
    let configuration: Configuration
    do throws(ConfigurationProblems) {
      configuration = try Configuration.load(file: common.config, environment: environment)
    } catch {
      return error.problems.map { .problem("settings", $0.place + $0.message, remedy: $0.remedy) }
    }
    let loop = try dialogue.loop()
    defer { loop.shutdown() }
    let house = HouseChecks(configuration)
    let accounts = AccountChecks(configuration, environment: environment, loop: loop)
    return house.settings() + house.keys() + (await house.database()) + house.blobs()
      + SigningChecks(configuration).all() + (await accounts.all())
  }
}

extension ConfigurationProblem {
  /// `piste.yaml:12:9: company.currency: `
  fileprivate var place: String {
    var place = file
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return place + ": " + (key.isEmpty ? "" : key + ": ")
  }
}
