/// Putting a message into a mailbox. It goes out piece by piece, so a long one takes no more memory than a
/// short one.
extension IMAPSession {
  private static var piece: Int { 64 * 1024 }

  nonisolated(nonsending) func append(
    _ message: [UInt8], to mailbox: String, flags: [MessageFlag], at date: String?
  ) async throws(TransportError) -> AppendedUID? {
    let name = try mailboxName(mailbox, "APPEND")
    let text = WireText(message)
    let bytes = text.bytes
    try checkAppend(bytes, date)
    let inUTF8 = usesUTF8 && text.hasUTF8Header
    let command = AppendCommand(
      name, size: bytes.count, labels: (flags, date), inUTF8: inUTF8, features.literals)
    let during = "saving a message in \(mailbox)"
    let tag = send(command.text)
    do throws(TransportError) {
      if command.waits { try await awaitInvitation(tag, during) }
      try await sendLiteral(bytes, during)
      stream.write(command.tail)
      try await stream.flush(during)
      let status = try await complete(tag, during)
      loop.counters.add(to: \.messagesAppended)
      return AppendedUID(status)
    } catch .commandRefused(let note) where note.words.contains("[TRYCREATE]") {
      throw .mailboxMissing(note)
    }
  }

  private func checkAppend(_ bytes: [UInt8], _ date: String?) throws(TransportError) {
    if let date, !AppendCommand.isDate(date) {
      throw .invalidArgument(stream.note("APPEND", "not a date of IMAP: \(date.utf8.printable())"))
    }
    guard !bytes.contains(0) else {
      throw .invalidArgument(stream.note("APPEND", "the message holds a NUL, which IMAP does not carry"))
    }
    guard let limit = features.appendLimit, bytes.count > limit else { return }
    throw .limitExceeded(
      stream.note("APPEND", "a message of \(bytes.count) bytes; this server takes \(limit)"), uid: nil)
  }

  private nonisolated(nonsending) func sendLiteral(
    _ bytes: [UInt8], _ during: String
  ) async throws(TransportError) {
    for start in stride(from: 0, to: bytes.count, by: Self.piece) {
      stream.write(bytes[start..<min(start + Self.piece, bytes.count)])
      try await stream.flush(during)
    }
  }

  /// The server's `+`. A refusal in its place ends the command, and the literal is not sent.
  private nonisolated(nonsending) func awaitInvitation(
    _ tag: [UInt8], _ during: String
  ) async throws(TransportError) {
    try await stream.flush(during)
    for _ in 0..<limits.untagged {
      switch try await step(during) {
      case .untagged(.continuation): return
      case .untagged: continue
      case .completed(tag, let status):
        _ = try accept(status, during)
        throw unexpected(status, during)
      case .completed(_, let status): throw unexpected(status, during)
      }
    }
    throw tooTalkative(during)
  }
}
