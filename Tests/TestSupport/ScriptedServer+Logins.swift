/// The beginnings that every script has in common, as libcurl asks for them when it has no credentials.
extension ScriptedConversation {
  /// Greeting and capabilities, ours included; returns when the client is ready for its first command.
  package func beginIMAP(capabilities: String = "IMAP4rev1 IDLE") throws {
    try send("* OK scripted server ready\r\n")
    for _ in 0..<2 {
      let tag = try command(endingWith: "CAPABILITY")
      try send("* CAPABILITY \(capabilities)\r\n\(tag) OK done\r\n")
    }
  }

  /// Reads a command and returns its tag.
  @discardableResult
  package func command(endingWith end: String = "") throws -> String {
    let line = try line()
    guard line.hasSuffix(end) else { throw ScriptFailed(words: "expected \(end), got \(line)") }
    return String(line.prefix { $0 != " " })
  }

  /// Answers EXAMINE for a mailbox with so many messages.
  package func openMailbox(exists: Int = 1) throws {
    let tag = try command(endingWith: "EXAMINE \"INBOX\"")
    try send(
      "* \(exists) EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT \(exists + 1)] ok\r\n\(tag) OK done\r\n"
    )
  }

  /// Greeting and EHLO.
  package func beginSMTP(_ capabilities: [String] = ["PIPELINING"]) throws {
    try send("220 scripted.test ESMTP\r\n")
    _ = try line()
    let lines = ["scripted.test"] + capabilities
    for line in lines.dropLast() { try send("250-\(line)\r\n") }
    try send("250 \(lines.last ?? "scripted.test")\r\n")
  }

  /// Reads the message up to the closing dot.
  package func messageText() throws -> [String] {
    var lines: [String] = []
    while let line = try Optional(line()), line != "." { lines.append(line) }
    return lines
  }
}
