import Basics
import Logging
import MailTransport
import ServiceLifecycle
import Settings
import Store
import Workflows

/// One account's mailboxes, watched for as long as the daemon runs.
///
/// Fetch, understand, wait for news, again. A lost connection is made anew after a growing pause; a failing
/// account never stops another, since each has a service of its own. A stop cancels at once: whatever was
/// under way is run again from the journal at the next start.
package struct IntakeService: Service {
  private let office: Office
  private let account: AccountSettings
  private let imap: IMAPSettings
  private let loop: TransportLoop

  package init(_ office: Office, account: AccountSettings, imap: IMAPSettings, loop: TransportLoop) {
    self.office = office
    self.account = account
    self.imap = imap
    self.loop = loop
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown { await watch() }
  }

  private func watch() async {
    var pause = BackOff()
    while !Task.isCancelled {
      do {
        try await session { pause.reset() }
      } catch {
        guard !Task.isCancelled else { return }
        let wait = pause.next(chance: office.chance(1))
        office.log.error(
          "the mailbox can't be read; trying again",
          metadata: ["account": "\(account.name)", "error": "\(error)", "wait": "\(wait)"])
        try? await Task.sleep(for: wait)
      }
    }
  }

  /// One connection, until it is lost.
  private func session(_ connected: () -> Void) async throws {
    let connection = IMAPConnection(loop: loop, log: office.log)
    try await connection.open(try ServerAccess(imap.server, environment: office.environment).endpoint)
    office.log.info(
      "watching mailboxes",
      metadata: ["account": "\(account.name)", "mailboxes": "\(imap.mailboxes.joined(separator: ", "))"])
    do {
      while !Task.isCancelled {
        try await ReceiveMail(office).alongside { news in
          for mailbox in imap.mailboxes {
            let place = MailboxPlace(account: account.name, origin: imap.server.origin, mailbox: mailbox)
            try await FetchMailbox(office, place)(over: connection, news: news)
          }
        }
        connected()
        try await waitForNews(connection)
      }
      await connection.logout()
    } catch {
      await connection.logout()
      throw error
    }
  }

  private func waitForNews(_ connection: IMAPConnection) async throws {
    let pause = Duration.seconds(imap.pollSeconds)
    if imap.usesIdle, imap.mailboxes.count == 1 {
      _ = try await connection.idle(upTo: pause)
    } else {
      try await Task.sleep(for: pause)
    }
  }
}

/// Pauses that double from one second to one minute, with some chance, so that many clients don't come back
/// at the same instant.
struct BackOff {
  private var exponent = 0

  mutating func reset() { exponent = 0 }

  mutating func next(chance: [UInt8]) -> Duration {
    let seconds = min(60, 1 << exponent)
    exponent = min(exponent + 1, 6)
    let jitter = Int(chance.first ?? 0) * seconds * 1000 / 1024
    return .milliseconds(seconds * 1000 + jitter)
  }
}
