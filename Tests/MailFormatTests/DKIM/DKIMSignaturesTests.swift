import Basics
import Synchronization
import Testing

@testable import MailFormat

/// Remembers what it was asked to sign; its signature has a fixed length.
private final class RecordingSigner: DKIMSigner {
  let algorithm: DKIMAlgorithm
  private let length: Int
  private let state = Mutex<[[UInt8]]>([])

  init(_ algorithm: DKIMAlgorithm = .rsaSHA256, length: Int = 256) {
    self.algorithm = algorithm
    self.length = length
  }

  var signed: [String] { state.withLock { $0.map { String(decoding: $0, as: UTF8.self) } } }

  func signature(for signed: [UInt8]) -> [UInt8] {
    state.withLock { $0.append(signed) }
    return [UInt8](repeating: 0xA5, count: length)
  }
}

@Suite("DKIM signatures")
struct DKIMSignaturesTests {
  private let time = Instant(milliseconds: 1_528_637_909_999)
  private static let plain = "From: a@example.org\r\nSubject: Hi\r\n\r\nHello  there \r\n\r\n"

  private func sign(
    _ message: String, _ signer: RecordingSigner = RecordingSigner(), validDays: Int? = nil
  ) throws -> String {
    let signatures = DKIMSignatures(
      domain: "example.org", keys: [.init(selector: "piste", signer: signer)], validDays: validDays)
    return String(decoding: try signatures.added(to: Array(message.utf8), at: time), as: UTF8.self)
  }

  /// The tags of the topmost field, without the white space that may stand in it.
  private func tags(_ message: String) -> [String] {
    let body = MailMessage.parse(Array(message.utf8)).header.field("DKIM-Signature")?.body ?? []
    return String(decoding: body.filter { !$0.isWhiteSpace }, as: UTF8.self).split(separator: ";")
      .map(String.init)
  }

  @Test("the field stands on top of the message, which is not changed")
  func unchanged() throws {
    let signed = try sign(Self.plain)
    #expect(signed.hasPrefix("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org;"))
    #expect(signed.hasSuffix("=\r\n" + Self.plain))
    let other = Self.plain.replacing("Hello  there \r\n\r\n", with: "Hello there\r\n")
    #expect(tags(try sign(other)) == tags(signed))
    #expect(try sign(Self.plain) == signed)
  }

  @Test("tags stand in their order, the time in seconds, an end only when it is wished")
  func tags() throws {
    let tags = tags(try sign(Self.plain))
    #expect(
      tags.map { $0.prefix { $0 != "=" } } == ["v", "a", "c", "d", "s", "t", "h", "bh", "b"])
    #expect(tags[4...5] == ["s=piste", "t=1528637909"])
    // SHA-256 of "Hello there\r\n", by openssl.
    #expect(tags[7] == "bh=qhoJ+psZWWwGBFo47vMkZ+rqMzSRnateL1Q1CLX3aAM=")
    #expect(self.tags(try sign(Self.plain, validDays: 40))[6] == "x=\(1_528_637_909 + 40 * 86_400)")
  }

  @Test(
    "an empty body has the digest of nothing (RFC 6376 §3.4.4)",
    arguments: ["From: a@b.ch\r\n\r\n", "From: a@b.ch\r\n", "From: a@b.ch\r\n\r\n\r\n \r\n"])
  func emptyBody(message: String) throws {
    #expect(tags(try sign(message))[7] == "bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }

  @Test("every field is signed, the last of a name first, and the signature field with an empty b=")
  func whatIsSigned() throws {
    let signer = RecordingSigner()
    let message = """
      Received: from a\r
      To: one@b.ch\r
      from: "A,\t B"\r
       <a@b.ch>\r
      To: two@b.ch\r
      X-Own: x\r
      \r
      Hi\r\n
      """
    let field = try sign(message, signer)
    let signed = try #require(signer.signed.first)
    #expect(
      signed.hasPrefix("from:\"A, B\" <a@b.ch>\r\nto:two@b.ch\r\nto:one@b.ch\r\ndkim-signature:v=1; "))
    #expect(signed.hasSuffix("; b="))
    #expect(!signed.contains("Received") && !signed.lowercased().contains("x-own"))
    #expect(tags(field)[6] == "h=from:from:reply-to:to:to:to:cc:subject:date")
  }

  @Test("what a mailing and a MIME message have is signed, and no other may be added")
  func signedNames() throws {
    let names = [
      "From", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
      "Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Content-Type",
      "Content-Transfer-Encoding",
    ]
    let message = names.map { "\($0): x\r\n" }.joined() + "\r\n"
    let list = tags(try sign(message))[6].dropFirst(2).split(separator: ":").map(String.init)
    let once: Set = ["in-reply-to", "references", "auto-submitted"]
    #expect(list == names.map { $0.lowercased() }.flatMap { once.contains($0) ? [$0] : [$0, $0] })
  }

  @Test("no line is longer than 78, for long names and keys too", arguments: [64, 256, 512])
  func folded(length: Int) throws {
    let signer = RecordingSigner(length: length)
    let signatures = DKIMSignatures(
      domain: "mail.a-rather-long-name-of-a-firm.example.org",
      keys: [
        .init(selector: "piste-2026-11-ed25519", signer: signer), .init(selector: "b", signer: signer),
      ])
    let message = "From: a@b.ch\r\nMessage-ID: x\r\nMIME-Version: 1.0\r\nContent-Type: x\r\n\r\n"
    let signed = try signatures.added(to: Array(message.utf8), at: time)
    let lines = String(decoding: signed, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count > 10 && lines.allSatisfy { $0.utf8.count <= 78 })
    #expect(lines.filter { $0.hasPrefix("DKIM-Signature:") }.count == 2)
    #expect(
      signer.signed.count == 2 && signer.signed.allSatisfy { !$0.contains("s=b; t=1528637909; h=dkim") })
  }

  @Test(
    "what relays would mend is refused",
    arguments: [
      ("From: a@b.ch\r\n\r\na\nb\r\n", DKIMFault.loneLineEnd(at: 17)),
      ("From: a@b.ch\r\n\r\na\rb\r\n", .loneLineEnd(at: 17)),
      ("From: a@b.ch\r\n\r\na\r", .loneLineEnd(at: 17)),
      ("From: a@b.ch\r\nno field\r\n\r\n", .noField(at: 14)),
      (" From: a@b.ch\r\n\r\n", .noField(at: 0)),
      (": x\r\n\r\n", .noField(at: 0)),
      ("From : a@b.ch\r\n\r\n", .noField(at: 0)),
      ("Fröm: a@b.ch\r\n\r\n", .noField(at: 0)),
      ("To: a@b.ch\r\n\r\nFrom: x\r\n", .noSender),
      ("", .noSender),
    ])
  func refused(message: String, fault: DKIMFault) {
    #expect(throws: fault) { try sign(message) }
  }

  @Test("a record is found by its name, and cut into strings of 255")
  func record() {
    let record = DKIMRecord(
      selector: "piste", domain: "example.org", algorithm: .rsaSHA256, publicKey: Array(0...255))
    #expect(record.name == "piste._domainkey.example.org")
    #expect(record.text.hasPrefix("v=DKIM1; k=rsa; p=AAECAwQF"))
    let strings = record.zoneLine.split(separator: "\"").filter { $0 != " " }.dropFirst()
    #expect(record.zoneLine.hasPrefix("piste._domainkey.example.org. IN TXT \"v=DKIM1; "))
    #expect(strings.map(\.utf8.count) == [255, record.text.utf8.count - 255])
    #expect(strings.joined() == record.text)
  }

  @Test(
    "a signature speaks for its own domain, and relaxed for one above or below it",
    arguments: [
      ("example.org", "Example.ORG", DKIMAlignment.strict), ("example.org", "mail.example.org", .relaxed),
      ("mail.example.org", "example.org", .relaxed), ("example.org", "badexample.org", .none),
      ("example.net", "example.org", .none),
    ])
  func alignment(signing: String, address: String, expected: DKIMAlignment) {
    #expect(DKIMAlignment(signing: signing, from: address) == expected)
  }
}
