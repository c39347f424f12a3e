import Basics
import MailFormat
import TestSupport
import Testing

@Suite("Bytes of a message")
struct MessageBytesTests {
  @Test("of every own mail, and of each with three mutations, the bytes are those that were read")
  func untouched() {
    var random = SeededGenerator(seed: 3)
    #expect(OwnMailBytes.all.count > 250)
    for mail in OwnMailBytes.all {
      check(mail)
      for _ in 0..<3 { check(mail.mutated(&random)) }
    }
  }

  @Test(
    "what stands around the header is kept",
    arguments: [
      "", "\n", "\u{FEFF}Subject: x\n\nbody", "\r\n\r\nSubject: x\r\n\r\nbody\r\n", "Subject: x",
      "From a@b.example Mon Nov 23 09:00:00 2026\nSubject: x\n\nbody", "no header at all",
      "Content-Type: multipart/mixed; boundary=b\n\nabove\n--b\n\none\n--b--\nbelow\n",
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nSubject: cut\n--b--",
    ])
  func edges(_ text: String) { check(Array(text.utf8)) }

  @Test("parts share the memory of the message, opened or not")
  func slices() throws {
    let file = Base64.encode([UInt8](repeating: 7, count: 300_000))
    let head = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n"
    let part = "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
    let message = MailMessage.parse(Array((head + part).utf8) + file + Array("\n--b--\n".utf8))
    for part in message.root.descendants + message.opened.root.descendants {
      #expect(message.bytes.shares(part.bytes) && message.bytes.shares(part.rawBody))
      for field in part.header.fields { #expect(message.bytes.shares(field.raw)) }
    }
    #expect(message.bytes.shares(message.opened.bytes))
  }

  /// The law of this suite.
  private func check(_ bytes: [UInt8]) {
    let message = MailMessage.parse(bytes)
    #expect(message.bytes == bytes[...])
    #expect(message.opened.bytes == bytes[...])
    check(message)
  }

  private func check(_ message: MailMessage) {
    for part in message.root.descendants {
      #expect(Array(part.rawHeader + part.rawBody) == Array(part.bytes))
      checkFields(of: part)
      for child in part.children where part.transferEncoding == .identity {
        #expect(
          part.rawBody.indices.contains(child.bytes.indices), "a child stands in the body of its parent")
      }
      if let embedded = part.embedded { check(embedded) }
    }
  }

  /// The fields and what stands between them are the header.
  private func checkFields(of part: MIMEPart) {
    var joined: [UInt8] = []
    var end = part.rawHeader.startIndex
    for field in part.header.fields {
      joined += part.rawHeader[end..<field.raw.startIndex] + field.raw
      end = field.raw.endIndex
      #expect(field.raw.starts(with: field.name.utf8) || field.name.utf8.contains { $0 >= 0x80 })
      #expect(field.raw.suffix(field.body.count) == field.body)
    }
    joined += part.rawHeader[end...]
    #expect(joined == Array(part.rawHeader))
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    other.lowerBound >= lowerBound && other.upperBound <= upperBound
  }
}

extension ArraySlice<UInt8> {
  /// Whether the other bytes are some of these, in the same memory.
  fileprivate func shares(_ other: ArraySlice<UInt8>) -> Bool {
    withUnsafeBytes { mine in
      other.withUnsafeBytes { theirs in
        guard let start = mine.baseAddress, let place = theirs.baseAddress else { return other.isEmpty }
        return place >= start && place + theirs.count <= start + mine.count
      }
    }
  }
}
