import Basics
import Foundation
import MailFormat
import Testing

/// Containers of our own mails cut at every place and with every byte changed: reading ends, and yields no more
/// than its input deserves.
@Suite("Containers cut and changed")
struct DamagedContainerTests {
  struct Seed: Sendable, CustomTestStringConvertible {
    let path: String
    let type: String
    var testDescription: String { path }

    func bytes() throws -> [UInt8] {
      let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      let file = folder.appending(path: "Corpus/\(path).eml")
      let message = MailMessage.parse([UInt8](try Data(contentsOf: file)))
      let part = message.root.descendants.first { $0.contentType.mediaType == type }
      return try #require(part).decodedBytes()
    }

    /// A mail of nothing but the container.
    func mail(_ content: some Sequence<UInt8>) -> MailMessage {
      MailMessage.parse(Array("Content-Type: \(type)\nContent-Transfer-Encoding: binary\n\n".utf8) + content)
    }
  }

  static let seeds = [
    Seed(path: "tnef/long-names", type: "application/ms-tnef"),
    Seed(path: "tnef/rtf-with-html", type: "application/ms-tnef"),
    Seed(path: "tnef/compressed-rtf", type: "application/ms-tnef"),
    Seed(path: "tnef/embedded-message", type: "application/ms-tnef"),
    Seed(path: "tnef/named-properties", type: "application/ms-tnef"),
    Seed(path: "signed/opaque-definite", type: "application/pkcs7-mime"),
    Seed(path: "signed/opaque-indefinite", type: "application/pkcs7-mime"),
    Seed(path: "containers/binhex", type: "application/mac-binhex40"),
    Seed(path: "containers/apple-single", type: "application/applefile"),
    Seed(path: "containers/calendar-no-words", type: "text/calendar"),
    Seed(path: "containers/yenc-parts-out-of-order", type: "text/plain"),
    Seed(path: "containers/uuencode-two-between-words", type: "text/plain"),
    Seed(path: "signed/pgp-clear-signed", type: "text/plain"),
  ]

  /// Every place of a usual container, some 1,500 of a large one.
  private func step(_ bytes: [UInt8]) -> Int { 1 + bytes.count / 1500 }

  private func survive(_ message: MailMessage, inputSize: Int, _ seed: Seed) {
    let opened = message.opened
    let size = opened.attachments.reduce(opened.text.utf8.count) { $0 + $1.decodedBytes().count }
    let inner = opened.attachments.compactMap(\.embedded).map(\.text.utf8.count).reduce(0, +)
    #expect(size + inner <= 70_000 + 40 * inputSize, "\(seed.path)")
    #expect(opened.diagnostics.count <= 200)
  }

  @Test("every beginning of a container is read", arguments: seeds)
  func prefixes(_ seed: Seed) throws {
    let bytes = try seed.bytes()
    for end in stride(from: 0, to: bytes.count, by: step(bytes)) {
      survive(seed.mail(bytes[..<end]), inputSize: end, seed)
    }
  }

  @Test("a container with any byte changed is read", arguments: seeds)
  func flips(_ seed: Seed) throws {
    let bytes = try seed.bytes()
    for index in stride(from: 0, to: bytes.count, by: step(bytes)) {
      var changed = bytes
      changed[index] ^= index / step(bytes) % 2 == 0 ? 0xFF : 0x80
      survive(seed.mail(changed), inputSize: bytes.count, seed)
    }
  }

  @Test("lengths of four bytes at any place are read as far as there are bytes", arguments: seeds)
  func lengths(_ seed: Seed) throws {
    let bytes = try seed.bytes()
    for index in stride(from: 0, to: bytes.count - 4, by: 3 * step(bytes)) {
      var changed = bytes
      changed.replaceSubrange(index..<(index + 4), with: [0xFF, 0xFF, 0xFF, 0x7F])
      survive(seed.mail(changed), inputSize: bytes.count, seed)
    }
  }

  @Test("a signed container that was cut says so and stays")
  func cutSignature() throws {
    let seed = Self.seeds[5]
    let bytes = try seed.bytes()
    let opened = seed.mail(bytes[..<200]).opened
    #expect(opened.diagnostics.map(\.code).contains("cms-damaged"))
    #expect(opened.attachments.last?.decodedBytes() == Array(bytes[..<200]))
  }
}
