import Glibc

/// For scripts that look at the bytes and at the moment they come.
extension ScriptedConversation {
  /// Whether the client sends something within so many milliseconds.
  package func hasMore(within milliseconds: Int32) -> Bool {
    guard received.isEmpty else { return true }
    var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, milliseconds) > 0
  }

  /// Reads a message with its closing dot, as the bytes are.
  package func messageBytes() throws -> [UInt8] {
    let end = Array("\r\n.\r\n".utf8)
    while received.count < end.count || !received.suffix(end.count).elementsEqual(end) { try receive() }
    defer { received = [] }
    return received
  }

  /// Says nothing more, but goes on listening: a half-closed socket.
  package func stopTalking() {
    shutdown(socket, Int32(SHUT_WR))
  }
}
