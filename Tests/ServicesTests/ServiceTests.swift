import Basics
import Foundation
import Logging
import MailTransport
import Mailings
import SQL
import ServiceLifecycle
import Services
import Settings
import Store
import TestSupport
import Testing
import Workflows

/// The daemon's loops against real servers: they do their work, survive trouble and end when they are told to.
@Suite("Loops of the daemon")
struct ServiceTests {
  private let loop = TransportLoop()

  /// Runs the service until `done`, asks it to stop, and waits for its end.
  private func run(_ service: any Service, until done: () async throws -> Bool) async throws {
    let group = ServiceGroup(
      services: [service], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      for _ in 0..<300 where try await !done() { try await Task.sleep(for: .milliseconds(50)) }
      #expect(try await done())
      let begin = ContinuousClock.now
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      #expect(ContinuousClock.now - begin < .seconds(10))
    }
  }

  private func mail(_ number: Int) -> [UInt8] {
    Array(
      "From: anna@rey.example\r\nSubject: Mail \(number)\r\nMessage-ID: <\(number)@rey.example>\r\n\r\nOui.\r\n"
        .utf8)
  }

  private func intake(_ desk: ServiceDesk) throws -> IntakeService {
    let account = try #require(desk.office.configuration.defaultAccount)
    return IntakeService(desk.office, account: account, imap: try #require(account.imap), loop: loop)
  }

  @Test("a watched mailbox is read at the start and whenever mail comes")
  func watches() async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    try servers.place([mail(1)], into: address)
    try await ServiceDesk.open(address) { desk in
      func applied() async throws -> Int64 {
        try await desk.office.database.read { try Journal($0).counts()[.applied] }
      }
      var hasPlaced = false
      try await run(try intake(desk)) {
        let count = try await applied()
        if count == 1, !hasPlaced {
          hasPlaced = true
          try servers.place([mail(2)], into: address)
        }
        return count == 2
      }
    }
  }

  @Test("news of every watched folder comes over one connection, and a folder that is not there is told once")
  func severalFolders() async throws {
    let servers = try PrivateMailServers.running()
    let address = try servers.freshAddress()
    let program = IMAPConnection(loop: loop, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    var endpoint = ServerEndpoint(
      host: "localhost", port: servers.imapsPort, security: .implicitTLS, user: address,
      password: Secret(servers.password))
    endpoint.caFile = servers.caFile
    try await program.open(endpoint)
    try await program.create("Projects")
    try await ServiceDesk.open(address, imap: ", mailboxes: [INBOX, Projects, Projetcs], poll_seconds: 5") {
      desk in
      func applied() async throws -> Int64 {
        try await desk.office.database.read { try Journal($0).counts()[.applied] }
      }
      func health() async throws -> [AccountHealth.Record] {
        try await desk.office.database.read { try AccountHealth($0).all() }
      }
      var placed = 0
      try await run(try intake(desk)) {
        let count = try await applied()
        guard try await health().count == 2, count == placed else { return false }
        guard placed < 3 else { return true }
        placed += 1
        if placed == 2 {
          try servers.place([mail(placed)], into: address)
        } else {
          try await program.append(mail(placed), to: "Projects")
        }
        return false
      }
      let records = try await health()
      #expect(records.map(\.subject.mailbox) == ["", "Projetcs"])
      #expect(records.map(\.failures) == [0, 1])
      #expect(records[0].connectedAt != nil)
      #expect(records[1].lastError.contains("there are: \"Projects\", \"INBOX\""))
      #expect(desk.errors.count == 1)
    }
    await program.logout()
  }

  @Test("a server that refuses the login is not hammered, the trouble is noted, and a stop ends the waiting")
  func refused() async throws {
    let servers = try PrivateMailServers.running()
    try await ServiceDesk.open(try servers.freshAddress(), password: "wrong") { desk in
      func health() async throws -> [AccountHealth.Record] {
        try await desk.office.database.read { try AccountHealth($0).all() }
      }
      try await run(try intake(desk)) { try await !health().isEmpty }
      #expect(desk.errors.count == 1)
      let record = try #require(try await health().first)
      #expect(record.failures == 1)
      #expect(record.connectedAt == nil)
      for words in desk.errors.all + [record.lastError] {
        #expect(words.contains("refuses the login"))
        #expect(!words.contains("wrong"))
      }
    }
  }

  @Test("what another process queues leaves within seconds")
  func sends() async throws {
    let servers = try PrivateMailServers.running()
    let customer = try servers.freshAddress()
    try await ServiceDesk.open(try servers.freshAddress()) { desk in
      var isQueued = false
      try await run(OutboxService(desk.office, loop: loop)) {
        if !isQueued {
          isQueued = true
          try await desk.queue(to: customer)
        }
        return try await desk.office.database.read { try Outbox($0).list(state: .accepted, limit: 1).count }
          == 1
      }
      #expect(try await servers.awaitDelivery(of: 1, to: customer).count == 1)
    }
  }
}
