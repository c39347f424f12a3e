import Basics
import MailTransport
import SQL
import Settings
import Store
import TestFirm
import TestSupport
import Testing
import Workflows

/// An office whose account is a mailbox of the private Dovecot, with folders of its own.
struct AccountDesk: Sendable {
  let desk: TestOffice
  let address: String
  private let reader = MailReader()

  /// - Parameter more: further settings of the section `imap`, each with a comma before it.
  static func open(
    _ engine: Engine = .sqlite, folders: [String], _ more: String,
    _ body: (AccountDesk) async throws -> Void
  ) async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    let login = "host: localhost, port: \(servers.imapsPort), user: \(address), password_env: MAIL_PASSWORD"
    let imap = "    imap: {\(login), ca_file: \(servers.caFile)\(more)}"
    let wishes = TestOffice.Wishes(servers: imap, environment: ["MAIL_PASSWORD": servers.password])
    try await TestOffice.open(engine, wishes) { desk in
      let account = AccountDesk(desk: desk, address: address)
      let connection = try await account.connect()
      for folder in folders { try await connection.create(folder) }
      await connection.logout()
      try await body(account)
    }
  }

  private init(desk: TestOffice, address: String) {
    self.desk = desk
    self.address = address
  }

  func connect() async throws -> IMAPConnection { try await reader.connect(MailReader.dovecot(address)) }

  /// Puts mails into a folder, as a colleague's mail program does.
  func put(_ mails: RawMail..., into folder: String) async throws {
    let connection = try await connect()
    for mail in mails { try await connection.append(mail.bytes, to: folder) }
    await connection.logout()
  }

  func count(in folder: String) async throws -> Int {
    let connection = try await connect()
    let status = try await connection.select(folder)
    await connection.logout()
    return status.exists
  }

  /// One pass over the account, as the daemon does it.
  @discardableResult
  func read() async throws -> ReadAccount.Outcome {
    let account = try #require(desk.office.configuration.defaultAccount)
    let read = ReadAccount(desk.office, account: account, imap: try #require(account.imap))
    let connection = try await connect()
    let outcome = try await read(try await read.folders(over: connection), over: connection)
    await connection.logout()
    return outcome
  }

  func counts() async throws -> [JournalEntry.State: Int64] {
    try await desk.read { try Journal($0).counts().byState }
  }
}
