import Foundation
import Glibc

/// A mail server that says what a test wants, on a plain socket of 127.0.0.1: for everything that a good
/// server never does. Each connection runs the script on a thread of its own; the script ends by returning,
/// which closes the connection.
package final class ScriptedServer: Sendable {
  package let port: Int
  private let listener: LoopbackListener

  package init(_ script: @escaping @Sendable (ScriptedConversation) throws -> Void) throws {
    guard let listener = LoopbackListener(port: 0), let port = listener.port else {
      throw ScriptFailed(words: "no free port")
    }
    self.listener = listener
    self.port = port
    Thread.detachNewThread {
      while let socket = listener.accept() {
        Thread.detachNewThread {
          let conversation = ScriptedConversation(socket: socket)
          // The client may leave at any time: that ends the script.
          try? script(conversation)
          conversation.close()
        }
      }
    }
  }

  deinit { listener.close() }
}

package struct ScriptFailed: Error {
  let words: String
}

/// What a script can do with its client.
package final class ScriptedConversation {
  let socket: Int32
  var received: [UInt8] = []

  init(socket: Int32) {
    self.socket = socket
    var limit = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  package func send(_ text: String) throws {
    try send(Array(text.utf8))
  }

  package func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { throw ScriptFailed(words: "the client left") }
      rest = rest.dropFirst(count)
    }
  }

  /// The next line of the client, without CRLF.
  package func line() throws -> String {
    while true {
      if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
        defer { received.removeSubrange(...end) }
        return String(decoding: received[..<end].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
      }
      try receive()
    }
  }

  package func bytes(_ count: Int) throws -> [UInt8] {
    while received.count < count { try receive() }
    defer { received.removeSubrange(..<count) }
    return Array(received[..<count])
  }

  /// Says that nothing more will be said, and goes on listening.
  package func halfClose() {
    shutdown(socket, Int32(SHUT_WR))
  }

  /// Stays silent until the client leaves.
  package func waitForEnd() {
    while (try? receive()) != nil {}
  }

  func close() {
    Glibc.close(socket)
  }

  func receive() throws {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &buffer, buffer.count, 0)
    guard count > 0 else { throw ScriptFailed(words: "the client left") }
    received.append(contentsOf: buffer[..<count])
  }
}
