import Synchronization
import TestSupport

/// A smarthost that keeps what it was given and answers RCPT as a test wants.
final class ScriptedSmarthost: Sendable {
  let port: Int
  private let server: ScriptedServer
  private let log: Log

  struct Taken: Sendable {
    let recipients: [String]
    let text: [String]
  }

  private final class Log: Sendable {
    let taken = Mutex<[Taken]>([])
  }

  /// What was taken, in order.
  var taken: [Taken] { log.taken.withLock { $0 } }

  /// Ends the connection where it is thrown.
  struct Cut: Error {}

  /// - Parameters:
  ///   - refusal: sent instead of the greeting when it is not nil; the connection ends then.
  ///   - sender: the answer to MAIL.
  ///   - beforeAnswer: runs before the answer to a message for these recipients, on a thread of the connection.
  ///   - answer: to RCPT for an address.
  init(
    refusal: @escaping @Sendable () -> String? = { nil }, sender: String = "250 2.1.0 ok",
    beforeAnswer: @escaping @Sendable ([String]) throws -> Void = { _ in },
    answer: @escaping @Sendable (String) -> String = { _ in "250 2.1.5 ok" }
  ) throws {
    let log = Log()
    self.log = log
    server = try ScriptedServer { talk in
      if let refusal = refusal() { return try talk.send(refusal + "\r\n") }
      try talk.beginSMTP(["PIPELINING"])
      let answer = { (command: String) in
        command.hasPrefix("MAIL") ? sender : answer(Self.address(in: command))
      }
      while try Self.transaction(talk, log, beforeAnswer, answer) {}
    }
    port = server.port
  }

  private static func address(in command: String) -> String {
    String(command.dropFirst("RCPT TO:<".count).prefix { $0 != ">" })
  }

  /// - Returns: false at QUIT.
  private static func transaction(
    _ talk: ScriptedConversation, _ log: Log, _ beforeAnswer: ([String]) throws -> Void,
    _ answer: (String) -> String
  ) throws -> Bool {
    var recipients: [String] = []
    while true {
      let line = try talk.line()
      switch line.prefix(4) {
      case "MAIL": try talk.send(answer(line) + "\r\n")
      case "RCPT":
        let reply = answer(line)
        if reply.hasPrefix("2") { recipients.append(address(in: line)) }
        try talk.send(reply + "\r\n")
      case "DATA" where recipients.isEmpty:
        try talk.send("554 5.5.1 nobody\r\n")
        return true
      case "DATA":
        try talk.send("354 go\r\n")
        let text = try talk.messageText()
        try beforeAnswer(recipients)
        log.taken.withLock { $0.append(Taken(recipients: recipients, text: text)) }
        try talk.send("250 2.0.0 taken\r\n")
        return true
      case "QUIT":
        try talk.send("221 bye\r\n")
        return false
      default: try talk.send("250 ok\r\n")
      }
    }
  }
}
