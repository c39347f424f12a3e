import Basics
import Foundation
import ServiceLifecycle
import Testing
import Workflows

@testable import Web

@Suite("The web server on a port", .serialized)
struct PortTests {
  /// A port that was free a moment ago.
  private func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic -> UInt16 in
        guard bind(descriptor, generic, length) == 0, getsockname(descriptor, generic, &length) == 0 else {
          return 0
        }
        return UInt16(bigEndian: pointer.pointee.sin_port)
      }
    }
    try #require(port > 0)
    return Int(port)
  }

  /// curl's output, once the server answers.
  private func curl(_ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
    process.arguments =
      ["-s", "--retry", "20", "--retry-connrefused", "--retry-delay", "1", "--max-time", "30"] + arguments
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  private func serving(_ office: Office, _ body: () async throws -> Void) async throws {
    let group = ServiceGroup(services: [WebService(office)], logger: office.log)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      do {
        try await body()
      } catch {
        await group.triggerGracefulShutdown()
        throw error
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  @Test("curl unsubscribes over a real connection, and HEAD has no body")
  func oneClick() async throws {
    let port = try freePort()
    try await withOffice(port: port) { office in
      let base = "http://127.0.0.1:\(port)"
      let copy = try await office.mailingCopy(to: "rey@example.net")
      try await serving(office) {
        #expect(try curl(["\(base)/health"]) == #"{"database":"ok","status":"ok"}"#)
        let page = "\(base)/u/\(office.token(.unsubscribe, copy))"
        let answer = try curl(["-d", "List-Unsubscribe=One-Click", page])
        #expect(answer.contains("ne recevra plus"))
        let head = try curl(["-I", page])
        #expect(head.contains("200 OK"))
        #expect(head.lowercased().contains("frame-ancestors 'none'"))
      }
    }
  }

  @Test("a port in use is refused by its address and a remedy")
  func portInUse() async throws {
    let port = try freePort()
    try await withOffice(port: port) { office in
      try await serving(office) {
        _ = try curl(["http://127.0.0.1:\(port)/health"])
        let refusal = await #expect(throws: Refusal.self) { try await WebService(office).run() }
        #expect(refusal?.description.contains("127.0.0.1:\(port)") == true)
        #expect(refusal?.remedy.contains("web.listen") == true)
      }
    }
  }
}
