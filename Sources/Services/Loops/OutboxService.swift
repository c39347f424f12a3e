import Logging
import MailTransport
import Mailings
import ServiceLifecycle
import Settings
import Workflows

/// Empties the outbox for as long as the daemon runs.
///
/// Every lane of every account has a loop of its own: a slow server or a large mailing keeps nobody else's mail back.
/// Looks every second, because other processes queue too. A stop lets what is under way end, so that no mail is left
/// uncertain without need.
package struct OutboxService: Service {
  private let office: Office
  private let loop: TransportLoop
  private static let pause = Duration.seconds(1)

  package init(_ office: Office, loop: TransportLoop) {
    self.office = office
    self.loop = loop
  }

  package func run() async throws {
    let deliver = DeliverOutbox(office, loop: loop) { Task.isShuttingDownGracefully || Task.isCancelled }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await repeatedly("uncertain mails can't be cleared up") { try await tidy() } }
      group.addTask {
        await repeatedly("mails of a schedule can't be queued") { try await queueWhatIsDue() }
      }
      group.addTask {
        await repeatedly("later letters of mailings can't be queued", every: .seconds(60)) {
          _ = try await RunMailing(office).goOn()
        }
      }
      for account in office.configuration.accounts where account.smtp != nil {
        for lane in OutboxLane.allCases {
          group.addTask {
            await repeatedly("the outbox can't be emptied") { _ = try await deliver.empty(lane, of: account) }
          }
        }
      }
    }
    await deliver.close()
  }

  private func queueWhatIsDue() async throws {
    try await AskForHours(office).ifDue()
    try await SendDigest(office).ifDue()
  }

  private func tidy() async throws {
    try await ResolveUncertain(office)()
    try await RunMailing(office).resume()
    try await RunMailing(office).finish()
    try await ReturnStrays(office)()
    try await DailyReport(office)()
  }

  private func repeatedly(
    _ complaint: String, every pause: Duration = pause, _ errand: () async throws -> Void
  ) async {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await errand()
      } catch {
        office.log.error("\(complaint); trying again", metadata: ["error": "\(error)"])
      }
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
    }
  }
}
