import Foundation
import MailFormat
import Testing

@Suite("Damaged containers")
struct ContainerDamageTests {
  static let names = [
    "tnef/winmail-file", "tnef/winmail-only", "signed/signed-der", "signed/signed-ber",
    "containers/yenc-body",
    "containers/uuencode-two", "containers/calendar-only", "containers/clear-signed",
  ]

  @Test("cut off anywhere, a mail is still read to its end", arguments: names)
  func prefixes(_ name: String) throws {
    let bytes = try read(name)
    for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 300)) {
      look(Array(bytes.prefix(length)))
    }
  }

  @Test("with any byte changed, a mail is still read to its end", arguments: names)
  func flips(_ name: String) throws {
    let bytes = try read(name)
    for index in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 300)) {
      for bit: UInt8 in [0x01, 0x80] {
        var damaged = bytes
        damaged[index] ^= bit
        look(damaged)
      }
    }
  }

  /// Everything is asked for; what counts is that it comes back, and no larger than it could be.
  private func look(_ bytes: [UInt8]) {
    let message = MailMessage.parse(bytes)
    let size = message.attachments.reduce(message.text.utf8.count) { $0 + $1.decodedBytes().count }
    #expect(size <= 40 * bytes.count + 1000)
  }

  private func read(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return [UInt8](try Data(contentsOf: folder.appending(path: "Corpus/\(name).eml")))
  }
}
