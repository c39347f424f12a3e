import ArgumentParser
import Basics
import Logging
import MailTransport
import SQL
import ServiceLifecycle
import Services
import Settings
import Store
import UnixSignals
import Web
import Workflows

/// The daemon: intake, outbox and web until it is told to stop.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Reads mailboxes, sends mail, serves the web pages, until SIGTERM or SIGINT.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var dialogue: TraceOption

  @Flag(help: "One pass of all of it, then exit; 1 when an account could not be read.")
  var once = false

  func run() async throws {
    ProcessMemory.limitArenas()
    let wiring = try await Wiring(configFile: common.config)
    let result: Result<Report?, any Error>
    do {
      let lock = try InstanceLock(directory: wiring.office.configuration.blobs)
      try await recover(wiring.office)
      result = .success(try await work(wiring))
      withExtendedLifetime(lock) {}
    } catch {
      result = .failure(error)
    }
    await wiring.close()
    guard let report = try result.get() else { return }
    Console.print(report.output(asJSON: common.json))
    if report.isFailure { throw ExitCode(ExitStatus.failed.rawValue) }
  }

  /// What the last process left half done is uncertain now.
  private func recover(_ office: Office) async throws {
    let now = office.now
    let count = try await office.database.write { try Outbox($0).markAbandonedAsUncertain(at: now) }
    if count > 0 {
      office.log.warning("mails were under way when the last run ended", metadata: ["uncertain": "\(count)"])
    }
  }

  private func work(_ wiring: Wiring) async throws -> Report? {
    let loop = try dialogue.loop()
    defer { loop.shutdown() }
    if once { return Self.report(try await RunOnce(wiring.office, loop: loop)()) }
    try await serve(wiring.office, loop: loop)
    return nil
  }

  private func serve(_ office: Office, loop: TransportLoop) async throws {
    var services: [any Service] = office.configuration.accounts.compactMap { account in
      account.imap.map { IntakeService(office, account: account, imap: $0, loop: loop) }
    }
    services.append(OutboxService(office, loop: loop))
    services.append(MemoryService())
    if office.configuration.web.isEnabled { services.append(WebService(office)) }
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) },
        gracefulShutdownSignals: [.sigterm, .sigint], logger: office.log))
    office.log.notice("piste is running", metadata: ["version": "\(Release.version)"])
    try await group.run()
    let done = loop.counters.snapshot()
    office.log.notice(
      "piste has stopped",
      metadata: [
        "connections": "\(done.connectionsMade)", "connectionsFailed": "\(done.connectionsFailed)",
        "bytesIn": "\(done.bytesIn)", "bytesOut": "\(done.bytesOut)", "fetched": "\(done.messagesFetched)",
        "accepted": "\(done.recipientsAccepted)", "deferred": "\(done.recipientsDeferred)",
        "failed": "\(done.recipientsFailed)", "uncertain": "\(done.recipientsUncertain)",
      ])
  }

  private static func report(_ summary: RunOnce.Summary) -> Report {
    let lines =
      [
        "fetched \(summary.fetched), understood \(summary.understood), sent \(summary.sent)"
          + (summary.waiting > 0 ? ", waiting \(summary.waiting): see piste outbox list" : "")
      ]
      + summary.failures.map { "account \($0.account): \($0.error)" }
    var report = Report(
      lines.joined(separator: "\n"),
      json: [
        "failures": .array(
          summary.failures.map { ["account": .string($0.account), "error": .string($0.error)] }),
        "fetched": JSONValue(summary.fetched), "sent": JSONValue(summary.sent),
        "waiting": JSONValue(summary.waiting),
        "understood": JSONValue(summary.understood),
      ])
    report.isFailure = !summary.failures.isEmpty
    return report
  }
}
