import Intake
import MailFormat

/// What is done with every mail, and what it took: parse, decode the fields of the header, text parts to text and all
/// others to bytes; when asked for, understand it as well. The peers do the same, their sums must agree.
struct MailWork {
  private let understands: Bool
  private let checks: Bool
  private var mails = 0
  private var input = 0
  private var seconds = 0.0
  private var parts = 0
  private var bytes = 0
  private var sum: UInt64 = 0
  private var fields = 0

  init(understands: Bool, checks: Bool) {
    self.understands = understands
    self.checks = checks
  }

  var summary: String {
    let time = String((seconds * 10_000).rounded() / 10_000)
    return
      "mails=\(mails) input=\(input) seconds=\(time) parts=\(parts) bytes=\(bytes) sum=\(sum) fields=\(fields)"
  }

  mutating func take(_ mail: [UInt8]) {
    let begin = processorSeconds()
    let message = MailMessage.parse(mail)
    for field in message.header.fields { fields += EncodedWords.decode(field.unfolded).utf8.count }
    decode(message)
    if understands { fields += MailUnderstanding.read(message).reply.visible.utf8.count & 1 }
    seconds += processorSeconds() - begin
    mails += 1
    input += mail.count
  }

  private mutating func decode(_ message: MailMessage) {
    for part in message.root.descendants where !part.isMultipart {
      if let embedded = part.embedded {
        decode(embedded)
      } else if part.contentType.isText {
        var text = part.decodedText()
        text.withUTF8 { count($0) }
      } else {
        part.decodedBytes().withUnsafeBufferPointer { count($0) }
      }
    }
  }

  private mutating func count(_ content: UnsafeBufferPointer<UInt8>) {
    parts += 1
    bytes += content.count
    // Line ends are left out: parsers differ in them and all are right.
    if checks { sum += UInt64(Checksum.of(content.lazy.filter { $0 != 0x0D && $0 != 0x0A })) }
  }
}

/// CRC-32 as zlib has it.
enum Checksum {
  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  static func of(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
  }
}
