import Foundation
import Synchronization

/// An issuer of tokens that answers what a test wants, by HTTP on 127.0.0.1, one request a connection.
package final class ScriptedIssuer: Sendable {
  package struct Request: Sendable {
    package let path: String
    package let form: [String: String]
  }

  package struct Answer: Sendable {
    let bytes: [UInt8]
    let repeats: Bool

    package static func json(_ status: Int = 200, _ body: String, type: String = "application/json") -> Answer
    {
      let head =
        "HTTP/1.1 \(status) Said\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n"
        + "Connection: close\r\n\r\n"
      return Answer(bytes: Array((head + body).utf8), repeats: false)
    }

    package static func raw(_ text: String) -> Answer { Answer(bytes: Array(text.utf8), repeats: false) }

    /// A head, then the same bytes until the client leaves.
    package static func endless(_ text: String) -> Answer {
      Answer(bytes: Array("HTTP/1.1 200 OK\r\n\r\n\(text)".utf8), repeats: true)
    }
  }

  private let server: ScriptedServer
  private let box = RequestBox()

  /// - Parameter answer: given the request and how many came before it.
  package init(_ answer: @escaping @Sendable (Request, Int) -> Answer) throws {
    let box = box
    server = try ScriptedServer { client in
      let request = try client.formRequest()
      let number = box.add(request)
      let reply = answer(request, number)
      repeat { try client.send(reply.bytes) } while reply.repeats
    }
  }

  package var requests: [Request] { box.all }
  package var tokenURL: String { "http://127.0.0.1:\(server.port)/token" }
  package var deviceURL: String { "http://127.0.0.1:\(server.port)/device" }
}

private final class RequestBox: Sendable {
  private let state = Mutex<[ScriptedIssuer.Request]>([])

  var all: [ScriptedIssuer.Request] { state.withLock { $0 } }

  func add(_ request: ScriptedIssuer.Request) -> Int {
    state.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
  }
}

extension ScriptedConversation {
  fileprivate func formRequest() throws -> ScriptedIssuer.Request {
    let words = try line().split(separator: " ")
    var length = 0
    while let header = try Optional(line()), !header.isEmpty {
      let parts = header.split(separator: ":", maxSplits: 1)
      if parts[0].lowercased() == "content-length" {
        length = Int(parts[1].trimmingCharacters(in: .whitespaces)) ?? 0
      }
    }
    var form: [String: String] = [:]
    for pair in String(decoding: try bytes(length), as: UTF8.self).split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      form[String(parts[0])] = parts[1].removingPercentEncoding
    }
    return ScriptedIssuer.Request(path: words.count > 1 ? String(words[1]) : "", form: form)
  }
}
