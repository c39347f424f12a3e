import Logging
import MailTransport
import Synchronization
import TestSupport

/// What the suites share: endpoints of the private servers, a scripted one, messages, and a sink that keeps
/// them.
enum Fixtures {
  static let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  static func imap(_ servers: PrivateMailServers, user: String, over: ServerEndpoint.Security)
    -> ServerEndpoint
  {
    let port = over == .implicitTLS ? servers.imapsPort : servers.imapPort
    return trusted(servers, port: port, user: user, over: over)
  }

  static func smtp(_ servers: PrivateMailServers, user: String, over: ServerEndpoint.Security)
    -> ServerEndpoint
  {
    let port = over == .implicitTLS ? servers.smtpsPort : servers.smtpPort
    return trusted(servers, port: port, user: user, over: over)
  }

  private static func trusted(
    _ servers: PrivateMailServers, port: Int, user: String, over: ServerEndpoint.Security
  ) -> ServerEndpoint {
    var endpoint = ServerEndpoint(
      host: "localhost", port: port, security: over, user: user, password: Secret(servers.password))
    endpoint.caFile = servers.caFile
    return endpoint
  }

  static func scripted(_ server: ScriptedServer) -> ServerEndpoint {
    ServerEndpoint(host: "127.0.0.1", port: server.port, security: .plaintext)
  }

  /// A message with lines that begin with dots, 8-bit letters, and about `size` bytes.
  static func message(_ number: Int, size: Int = 400) -> [UInt8] {
    var text = "From: a@example.test\r\nSubject: message \(number)\r\n\r\n.dot\r\n..dots\r\nZürich {12}\r\n"
    while text.utf8.count < size { text += "line \(text.utf8.count) of message \(number)) p9 OK forged\r\n" }
    return Array(text.utf8)
  }
}

/// Keeps what it is given; can be told to fail at a message, and to do something before one is finished.
final class KeepingSink: MessageSink {
  struct Kept: Equatable {
    let uid: UInt32
    let size: Int
    let date: String
    var bytes: [UInt8] = []
  }

  struct Full: Error, Equatable {}

  private let state = Mutex<(done: [Kept], current: Kept?)>(([], nil))
  private let refusesAt: UInt32?
  private let beforeFinish: @Sendable (_ number: Int) throws -> Void

  init(refusesAt: UInt32? = nil, beforeFinish: @escaping @Sendable (Int) throws -> Void = { _ in }) {
    self.refusesAt = refusesAt
    self.beforeFinish = beforeFinish
  }

  var messages: [Kept] { state.withLock { $0.done } }

  func begin(uid: UInt32, size: Int, internalDate: String) throws {
    state.withLock { $0.current = Kept(uid: uid, size: size, date: internalDate) }
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    let part = Array(bytes)
    try state.withLock { state in
      if state.current?.uid == refusesAt { throw Full() }
      state.current?.bytes.append(contentsOf: part)
    }
  }

  func finish() async throws {
    try beforeFinish(messages.count + 1)
    state.withLock { state in
      if let message = state.current { state.done.append(message) }
      state.current = nil
    }
  }
}

/// Lines that several threads write down.
final class Lines: Sendable {
  private let state = Mutex<[String]>([])

  var all: [String] { state.withLock { $0 } }

  func add(_ line: String) {
    state.withLock { $0.append(line) }
  }
}
