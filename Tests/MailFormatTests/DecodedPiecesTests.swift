import Basics
import MailFormat
import TestSupport
import Testing

@Suite("Content in pieces")
struct DecodedPiecesTests {
  private static let encodings = [
    "7bit", "8bit", "binary", "base64", "quoted-printable", "x-uuencode", "nonsense",
  ]
  private static let sizes = [1, 2, 3, 5, 64, 511, 513, 4096, 70_000, Int.max]

  @Test("joined they are the decoded bytes, for any bytes and any size", arguments: encodings)
  func joined(_ encoding: String) {
    var random = SeededGenerator(seed: 17)
    for round in 0..<60 {
      let part = part(encoding, random.body(round))
      let whole = part.decodedBytes()
      for size in Self.sizes {
        let pieces = Array(part.decodedPieces(of: size))
        #expect(pieces.allSatisfy { !$0.isEmpty && $0.count <= size }, "\(encoding), round \(round)")
        #expect(Array(pieces.joined()) == whole, "\(encoding), round \(round), size \(size)")
      }
      #expect(part.decodedSize == whole.count)
    }
  }

  @Test("each own mail's parts are the same in pieces")
  func ownMails() {
    for mail in OwnMailBytes.all {
      for part in MailMessage.parse(mail).opened.root.descendants {
        #expect(Array(part.decodedPieces(of: 100).joined()) == part.decodedBytes())
      }
    }
  }

  @Test("a piece of a large file is small", arguments: ["base64", "quoted-printable", "x-uuencode"])
  func bounded(_ encoding: String) {
    let line = encoding == "x-uuencode" ? "M" + String(repeating: "A", count: 60) : "QUJD"
    let body = Array(repeatElement(Array((line + "\n").utf8), count: 50_000).joined())
    let pieces = Array(part(encoding, body).decodedPieces(of: 1000))
    #expect(pieces.count > 100)
    #expect(pieces.allSatisfy { $0.count <= 1000 })
  }

  private func part(_ encoding: String, _ body: [UInt8]) -> MIMEPart {
    MailMessage.parse(Array("Content-Transfer-Encoding: \(encoding)\n\n".utf8) + body).root
  }
}

extension SeededGenerator {
  /// Encoded content and text, whole and damaged, and what makes an encoding wait: blanks, half groups, long lines.
  fileprivate mutating func body(_ round: Int) -> [UInt8] {
    let bytes = (0..<Int.random(in: 0..<3000, using: &self)).map { _ in
      UInt8.random(in: 0...255, using: &self)
    }
    let blanks = [UInt8](repeating: 0x20, count: bytes.count)
    switch round % 6 {
    case 0: return bytes
    case 1: return Base64.encode(bytes)
    case 2: return Base64.encode(bytes).mutated(&self)
    case 3: return QuotedPrintable.encode(bytes).mutated(&self)
    case 4: return blanks + [round % 2 == 0 ? 0x0A : 0x78] + [0x3D] + blanks + [0x0D, 0x0A, 0x3D]
    default:
      return Array("begin 644 x\nM".utf8) + bytes.map { $0 % 0x40 + 0x20 } + Array("\n#0V%T\nend\nM12\n".utf8)
    }
  }
}
