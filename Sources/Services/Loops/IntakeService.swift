import Logging
import MailTransport
import ServiceLifecycle
import Settings
import Workflows

/// One account's mailboxes, watched over one connection for as long as the daemon runs.
///
/// Fetch, understand, wait for news, again. A lost connection is made anew after a pause of ``ReconnectPlan``; a
/// failing account never stops another, since each has a service of its own. A stop cancels at once: whatever was
/// under way is run again from the journal at the next start.
package struct IntakeService: Service {
  private let office: Office
  private let account: AccountSettings
  private let imap: IMAPSettings
  private let loop: TransportLoop
  /// Every folder is looked at that often, whatever the server told.
  private static let longestTrust = Duration.seconds(29 * 60)

  package init(_ office: Office, account: AccountSettings, imap: IMAPSettings, loop: TransportLoop) {
    self.office = office
    self.account = account
    self.imap = imap
    self.loop = loop
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown { await watch() }
  }

  private var noteHealth: NoteHealth { NoteHealth(office, account: account.name) }

  private func watch() async {
    var failures = 0
    var health = FolderHealth()
    while !Task.isCancelled {
      do {
        try await session(&failures, &health)
      } catch {
        guard !Task.isCancelled else { return }
        failures += 1
        let plan = ReconnectPlan(trouble: IntakeTrouble(error), failures: failures)
        let pause = plan.pause(chance: office.chance(1).first ?? 0)
        let words = IntakeTrouble.words(error)
        office.log.error(
          "the mailbox can't be read; trying again",
          metadata: ["account": "\(account.name)", "error": "\(words)", "wait": "\(pause)"])
        await noteHealth.failed(words)
        try? await Task.sleep(for: pause)
      }
    }
  }

  /// One connection, until it is lost.
  private func session(_ failures: inout Int, _ health: inout FolderHealth) async throws {
    let connection = IMAPConnection(loop: loop, log: office.log)
    try await connection.open(ServerAccess(office, loop: loop).endpoint(for: imap.server))
    do {
      let read = ReadAccount(office, account: account, imap: imap)
      let folders = try await read.folders(over: connection)
      office.log.info(
        "watching mailboxes",
        metadata: [
          "account": "\(account.name)",
          "mailboxes": "\(folders.folders.map(\.name).joined(separator: ", "))",
        ])
      var news: Set<String>?
      var isFirst = true
      while !Task.isCancelled {
        let outcome = try await read(folders, news: news, over: connection)
        if isFirst { await noteHealth.connected() }
        isFirst = false
        failures = 0
        await tell(health.changes(outcome.troubles, among: outcome.tried))
        news = try await waitForReason(read, folders, connection)
      }
      await connection.logout()
    } catch {
      await connection.logout()
      throw error
    }
  }

  /// Until there is a reason to read: news in some folders, or `nil` when all are due.
  ///
  /// Every `poll_seconds` the server is asked again, which costs a line each way; the database is asked only
  /// whether one of our own mails waits for the mailbox.
  private func waitForReason(
    _ read: ReadAccount, _ folders: AccountFolders, _ connection: IMAPConnection
  ) async throws -> Set<String>? {
    let pause = Duration.seconds(imap.pollSeconds)
    let end = ContinuousClock.now + Self.longestTrust
    guard imap.usesIdle, !folders.folders.isEmpty else {
      try await Task.sleep(for: pause)
      return nil
    }
    repeat {
      let news = try await connection.waitForNews(in: folders.others, upTo: pause)
      if !news.isEmpty { return news }
    } while try await !read.isOwnMailWaiting() && ContinuousClock.now < end
    return nil
  }

  private func tell(_ changes: [FolderHealth.Change]) async {
    for change in changes {
      switch change {
      case .failed(let mailbox, let trouble):
        office.log.error(
          "a folder can't be used; the others are read",
          metadata: ["account": "\(account.name)", "error": "\(trouble)"])
        await noteHealth.failed(trouble, mailbox: mailbox)
      case .mended(let mailbox):
        await noteHealth.mended(mailbox: mailbox)
      }
    }
  }
}
