import Logging
import MailTransport
import ServiceLifecycle
import Workflows

/// Empties the outbox for as long as the daemon runs.
///
/// Looks every second, because other processes queue too. A stop lets the batch under way end, so that no
/// mail is left uncertain without need.
package struct OutboxService: Service {
  private let office: Office
  private let loop: TransportLoop
  private static let pause = Duration.seconds(1)

  package init(_ office: Office, loop: TransportLoop) {
    self.office = office
    self.loop = loop
  }

  package func run() async throws {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await SendDueMail(office, loop: loop)()
      } catch {
        office.log.error("the outbox can't be emptied; trying again", metadata: ["error": "\(error)"])
      }
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.pause) }
    }
  }
}
