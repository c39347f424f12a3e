import Basics
import MailFormat
import Testing

/// Large hostile containers: each of these takes minutes, or all memory, when a step is not linear.
@Suite("Hostile containers", .timeLimit(.minutes(1)))
struct ContainerLoadTests {
  private func opened(_ type: String, _ content: [UInt8]) -> MailMessage {
    MailMessage.parse(Array("Content-Type: \(type)\nContent-Transfer-Encoding: binary\n\n".utf8) + content)
      .opened
  }

  private func repeated(_ text: String, _ count: Int) -> [UInt8] {
    Array(repeatElement(Array(text.utf8), count: count).joined())
  }

  @Test(
    "beginnings without an end",
    arguments: [
      "begin 644 a\n", "begin 644 a\nM\n", "begin 644 a\n\n", "=ybegin line=1 size=9 name=a\n",
      "=ybegin part=1 line=1 size=9 name=a\n=ypart begin=1 end=2\n", "-----BEGIN PGP MESSAGE-----\n",
      "-----BEGIN PGP SIGNED MESSAGE-----\n",
      "-----BEGIN PGP SIGNED MESSAGE-----\n-----BEGIN PGP SIGNATURE-----\n",
    ])
  func beginnings(_ line: String) {
    let message = opened("text/plain", repeated(line, 20_000))
    #expect(message.attachments.count <= 1000)
    #expect(message.text.utf8.count <= 20_000 * line.utf8.count + 1)
  }

  @Test("a uuencoded block of lines that claim zeros is no bomb")
  func zeros() {
    let content = Array("begin 644 a\n#0V%T\n".utf8) + repeated("_\n", 200_000)
    let size = opened("text/plain", content).attachments.reduce(0) { $0 + $1.decodedBytes().count }
    #expect(size <= 65_600 + 4 * content.count)
  }

  @Test("a BinHex run of runs is no bomb")
  func runs() {
    let content = Array(":".utf8) + repeated("!\"#N", 300_000)
    #expect(opened("application/mac-binhex40", content).attachments.count == 1)
  }

  @Test("300,000 groups of RTF in one another are read")
  func groups() {
    let rtf = Array("{\\rtf1 ".utf8) + [UInt8](repeating: 0x7B, count: 300_000) + Array("deep".utf8)
    let stored = number(rtf.count + 12, 4) + number(rtf.count, 4) + Array("MELA".utf8) + number(0, 4) + rtf
    let padded = stored + [UInt8](repeating: 0, count: (4 - stored.count % 4) % 4)
    let list = number(1, 4) + number(0x102, 2) + number(0x1009, 2) + number(1, 4) + number(stored.count, 4)
    let message = opened("application/ms-tnef", tnef([(1, 0x69003, list + padded)]))
    #expect(message.text == "deep")
  }

  @Test("messages in one another are opened to a limit and the rest is a file")
  func nestedMessages() {
    var stream = tnef([])
    for _ in 0..<200 {
      let object = [UInt8](repeating: 7, count: 16) + stream
      let padding = [UInt8](repeating: 0, count: (4 - object.count % 4) % 4)
      let list = number(1, 4) + number(0x0D, 2) + number(0x3701, 2) + number(1, 4) + number(object.count, 4)
      stream = tnef([(2, 0x69002, []), (2, 0x69005, list + object + padding)])
    }
    let message = opened("application/ms-tnef", stream)
    #expect(message.diagnostics.map(\.code) == ["tnef-damaged"])
    #expect(message.attachments.first?.embedded?.attachments.first?.embedded != nil)
  }

  @Test(
    "indefinite lengths in one another are walked once",
    arguments: [[0x30, 0x80], [0x24, 0x80]] as [[UInt8]])
  func nestedLengths(_ unit: [UInt8]) {
    let signed: [UInt8] = [
      0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0, 0x80, 0x30, 0x80,
      0x02, 0x01,
      0x01,
    ]
    let content = signed + Array(repeatElement(unit, count: 200_000).joined())
    let file = opened("application/pkcs7-mime", content).attachments.first
    #expect(file?.rawBody.count == content.count)
  }

  @Test("signed content in signed content is opened to a limit")
  func nestedSignatures() {
    var entity = Array("Content-Type: text/plain\n\ninner".utf8)
    for _ in 0..<12 {
      entity =
        Array("Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: binary\n\n".utf8)
        + signed(entity)
    }
    let message = MailMessage.parse(entity).opened
    #expect(message.text == "")
    #expect(message.diagnostics.map(\.code) == ["depth-limit"])
    #expect(!message.attachments.isEmpty)
    #expect(
      opened("application/pkcs7-mime", signed(Array("Content-Type: text/plain\n\ninner".utf8))).text
        == "inner")
  }

  @Test("a calendar of 200,000 lines is read")
  func calendar() {
    let content =
      Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:long".utf8) + repeated("\n line", 100_000)
      + repeated("\nATTENDEE:mailto:a@b.example", 50_000) + repeated("\nBEGIN:X", 50_000)
    let invitation = opened("text/calendar", content).invitation
    #expect(invitation?.summary.hasPrefix("longlineline") == true)
    #expect(invitation?.attendees.count == 500)
  }

  // MARK: Writing containers

  private func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private func tnef(_ attributes: [(level: UInt8, id: Int, content: [UInt8])]) -> [UInt8] {
    attributes.reduce(number(0x223E_9F78, 4) + number(1, 2)) { stream, attribute in
      let sum = attribute.content.reduce(0) { ($0 + Int($1)) & 0xFFFF }
      return stream + [attribute.level] + number(attribute.id, 4) + number(attribute.content.count, 4)
        + attribute.content + number(sum, 2)
    }
  }

  private func signed(_ content: [UInt8]) -> [UInt8] {
    let object: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07]
    let octets = [0x04, 0x84] + number(content.count, 4).reversed() + content
    return [0x30, 0x80, 0x06, 0x09] + object + [0x02, 0xA0, 0x80, 0x30, 0x80, 0x02, 0x01, 0x01, 0x31, 0x00]
      + [0x30, 0x80, 0x06, 0x09] + object + [0x01, 0xA0, 0x80] + octets
  }
}
