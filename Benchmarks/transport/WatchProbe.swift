import Glibc
import MailTransport

/// Many accounts, each idle on a connection of its own, all on one loop: what that costs while nothing happens.
struct WatchProbe {
  private let words: ProbeWords

  init(_ words: ProbeWords) { self.words = words }

  func callAsFunction() async throws {
    let loop = TransportLoop()
    let users = String(decoding: try readFile(words["accounts"] ?? ""), as: UTF8.self)
      .split(separator: "\n").compactMap { $0.split(separator: ":").first.map { String($0) } }
    let begun = ContinuousClock.Instant.now
    try await withThrowingTaskGroup(of: Void.self) { group in
      let connections = try await open(users, on: loop)
      let opened = begun.duration(to: .now) / .seconds(1)
      for connection in connections { group.addTask { _ = try await connection.idle(upTo: .seconds(1500)) } }
      try await Task.sleep(for: .seconds(3))
      let before = processorTime()
      try await Task.sleep(for: .seconds(words.number("seconds")))
      let used = processorTime() - before
      print("accounts=\(connections.count) login=\(opened) cpu=\(used) resident=\(residentKilobytes())")
      group.cancelAll()
      loop.shutdown()
      while let result = await group.nextResult() { _ = result }
    }
  }

  private func open(_ users: [String], on loop: TransportLoop) async throws -> [IMAPConnection] {
    try await withThrowingTaskGroup(of: IMAPConnection.self) { group in
      for user in users {
        group.addTask {
          let connection = IMAPConnection(loop: loop, log: silentLog)
          try await connection.open(words.endpoint(user: user))
          _ = try await connection.select("INBOX")
          return connection
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func residentKilobytes() -> Int {
    let status = String(decoding: (try? readFile("/proc/self/status")) ?? [], as: UTF8.self)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
  }
}
