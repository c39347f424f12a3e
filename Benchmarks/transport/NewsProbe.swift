import Glibc
import MailTransport

/// How long a new mail takes from its rename into `new/` until IDLE has told of it.
struct NewsProbe {
  private let words: ProbeWords

  init(_ words: ProbeWords) { self.words = words }

  func callAsFunction() async throws {
    let loop = TransportLoop()
    let connection = IMAPConnection(loop: loop, log: silentLog)
    try await connection.open(words.endpoint())
    _ = try await connection.select("INBOX")
    var times: [Double] = []
    for round in 0..<words.number("rounds") {
      async let news = connection.idle(upTo: .seconds(20))
      try await Task.sleep(for: .milliseconds(300))
      let delivered = try deliver(round)
      guard try await news else { continue }
      times.append(delivered.duration(to: .now) / .milliseconds(1))
    }
    await connection.logout()
    loop.shutdown()
    times.sort()
    guard let first = times.first, let last = times.last else { return print("noticed=0") }
    print("noticed=\(times.count) median=\(times[times.count / 2]) least=\(first) most=\(last)")
  }

  private func deliver(_ round: Int) throws -> ContinuousClock.Instant {
    let folder = words["maildir"] ?? ""
    let name = "\(time(nil)).\(getpid())_\(round).probe"
    let mail = "From: a@example.com\r\nSubject: news \(round)\r\n\r\nnews\r\n"
    let file = open("\(folder)/tmp/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0, write(file, mail, mail.utf8.count) == mail.utf8.count, fchmod(file, 0o666) == 0,
      close(file) == 0
    else { throw ProbeError.file(folder) }
    let moment = ContinuousClock.Instant.now
    guard rename("\(folder)/tmp/\(name)", "\(folder)/new/\(name)") == 0 else {
      throw ProbeError.file(folder)
    }
    return moment
  }
}
