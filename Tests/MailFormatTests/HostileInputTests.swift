import Basics
import MailFormat
import TestSupport
import Testing

/// Whatever the bytes are, reading ends, and in linear time: each of these takes minutes if a step is not.
@Suite("Hostile input")
struct HostileInputTests {
  private static let seed = """
    From: "M\u{FC}ller, A" <a@b.ch>, Team: c@d.ch;
    To: =?utf-8?Q?=C3=A9t=C3=A9?= <x@y.ch>
    Subject: =?iso-2022-jp?B?GyRCJDMbKEI=?= =?utf-8?Q?a?=
    Date: Tue, 24 Nov 2026 10:30:00 +0100
    References: <a@b> <c@d>
    Authentication-Results: mx.ch; dkim=pass (x) header.d=b.ch
    Content-Type: multipart/mixed; boundary="b1"; x*0*=utf-8''%C3; x*1*=%A9

    --b1
    Content-Type: text/html; charset=gb2312
    Content-Transfer-Encoding: quoted-printable

    <p>Hi <a href=3D"http://x">y</a> &eacute; <blockquote>q</blockquote></p>
    --b1
    Content-Type: text/plain; format=flowed; charset=iso-2022-jp

    some \ntext
    --b1
    Content-Type: message/rfc822
    Content-Transfer-Encoding: base64

    U3ViamVjdDogaW5uZXIKCmhlbGxv
    --b1
    Content-Disposition: attachment; filename*=utf-8''%C3%A9.bin
    Content-Transfer-Encoding: x-uuencode

    begin 644 x
    #0V%T
    end
    --b1--

    """

  /// Reads everything that a message has.
  @discardableResult
  private func exercise(_ bytes: [UInt8]) -> Int {
    let message = MailMessage.parse(bytes)
    var size = message.subject.utf8.count + message.text.utf8.count + (message.html?.utf8.count ?? 0)
    size += message.from.count + message.to.count + message.references.count + message.attachments.count
    for field in message.header.fields("Authentication-Results") {
      size += AuthenticationResults.parse(String(decoding: field.unfolded, as: UTF8.self))?.results.count ?? 0
    }
    size += message.baseSubject.text.utf8.count
    size += message.date == nil ? 0 : 1
    for part in message.root.descendants {
      size += part.decodedBytes().count + part.decodedText().utf8.count + (part.filename?.utf8.count ?? 0)
      size += part.embedded?.text.utf8.count ?? 0
    }
    return size
  }

  @Test("2,000 mutated mails are read without a trap")
  func mutations() {
    var random = SeededGenerator(seed: 42)
    let seed = Array(Self.seed.utf8)
    var total = 0
    for _ in 0..<2000 { total += exercise(seed.mutated(&random)) }
    #expect(total > 100_000)
  }

  @Test("100,000 multiparts in one another end at the depth limit")
  func nesting() {
    var text = ""
    for level in 0..<100_000 { text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
    let message = MailMessage.parse(Array(text.utf8))
    #expect(message.diagnostics.contains { $0.code == "depth-limit" })
    exercise(Array(text.utf8))
  }

  @Test("messages in base64 in one another end at the depth limit")
  func encodedNesting() {
    var bytes = Array("Subject: core\n\nx".utf8)
    for _ in 0..<30 {
      bytes =
        Array("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n".utf8)
        + Base64.encode(bytes)
    }
    #expect(MailMessage.parse(bytes).root.embedded != nil)
  }

  @Test("1,000,000 header lines are read over")
  func manyHeaderLines() {
    let folded = Array("Subject: x\n".utf8) + Array(repeating: Array(" more\n".utf8), count: 500_000).joined()
    let fields = Array(repeating: Array("To: a@b.ch\n".utf8), count: 500_000).joined()
    let message = MailMessage.parse(folded + fields + Array("\nbody".utf8))
    #expect(message.diagnostics.contains { $0.code == "header-limit" })
    #expect(message.text == "body")
  }

  @Test("100,000 parts are kept up to the limit")
  func manyParts() {
    let part = Array("--b\n\nx\n".utf8)
    let head = Array("Content-Type: multipart/mixed; boundary=b\n\n".utf8)
    let message = MailMessage.parse(head + Array(repeating: part, count: 100_000).joined())
    #expect(message.root.children.count == ParsingLimits.standard.parts - 1)
    #expect(message.diagnostics.contains { $0.code == "parts-limit" })
  }

  @Test("a single line of 20 MB is read in a header and in a body")
  func longLine() {
    let line = [UInt8](repeating: 0x61, count: 20_000_000)
    #expect(
      MailMessage.parse(Array("Subject: ".utf8) + line).diagnostics.contains { $0.code == "header-limit" })
    #expect(MailMessage.parse(Array("Subject: x\n\n".utf8) + line).root.rawBody.count == 20_000_000)
  }

  @Test(
    "repeated openings of every syntax stay linear",
    arguments: [
      "=?utf-8?Q?", "(", "\"", "<", "<a@b.ch,", "a:", "x, ", "=?", "\\", "<!--", "a=b;", "[", "Re:", "&amp",
      "<a href=x>", "<blockquote>", "<td>",
    ])
  func openings(piece: String) {
    let repeated = String(repeating: piece, count: 60_000 / piece.utf8.count)
    let header =
      "From: \(repeated)\nSubject: \(repeated)\nReferences: \(repeated)\nDate: \(repeated)\n"
      + "Content-Type: text/html; \(repeated)\n"
    #expect(exercise(Array((header + "Authentication-Results: \(repeated)\n\n" + repeated).utf8)) >= 0)
  }
}
