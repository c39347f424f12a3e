import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Workflows

@testable import Web

/// Asks the router as a connection would, without a port.
struct Browser {
  private let responder: RouterResponder<WebContext>

  init(_ office: Office) { responder = WebRoutes(office).router().buildResponder() }

  struct Answer {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  func get(_ path: String) async throws -> Answer { try await ask(.get, path, body: "") }

  func post(_ path: String, _ body: String = "", type: String = "application/x-www-form-urlencoded")
    async throws
    -> Answer
  {
    try await ask(.post, path, body: body, headers: [.contentType: type])
  }

  private func ask(
    _ method: HTTPRequest.Method, _ path: String, body: String, headers: HTTPFields = [:]
  ) async throws -> Answer {
    let head = HTTPRequest(
      method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
    let response = try await responder.respond(to: request, context: WebContext(log: Logger(label: "test")))
    let paper = Paper()
    try await response.body.write(paper)
    return Answer(status: response.status.code, headers: response.headers, bytes: paper.bytes)
  }

  /// Keeps what the response writes.
  private final class Paper: ResponseBodyWriter {
    private(set) var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) async throws { bytes += buffer.readableBytesView }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
  }
}
