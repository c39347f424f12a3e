import Basics
import Documents
import MailFormat
import MailTransport
import SQL
import Settings
import TestSupport
import Testing
import Workflows

/// What we sign, verified by dkimpy.
@Suite("DKIM verified by others")
struct IndependentVerifierTests {
  private static let seconds: Int64 = 1_795_514_400

  private struct Signing {
    let signatures: DKIMSignatures
    let verifier: IndependentVerifier

    init(_ keys: TestKeys, validDays: Int? = nil) throws {
      let both = [
        ("rsa", try DKIMKey(file: keys.rsa())), ("ed", try DKIMKey(file: keys.ed25519())),
      ]
      signatures = DKIMSignatures(
        domain: "example.org", keys: both.map { .init(selector: $0.0, signer: $0.1) }, validDays: validDays)
      verifier = IndependentVerifier(
        records: both.map { $0.1.record($0.0, "example.org") }, at: seconds)
    }

    func sign(_ message: [UInt8]) throws -> [UInt8] {
      try signatures.added(to: message, at: Instant(milliseconds: seconds * 1000))
    }
  }

  @Test("a hundred mails that chance made verify by both keys")
  func byChance() async throws {
    try await TestKeys.with { keys in
      let signing = try Signing(keys, validDays: 40)
      let messages = try (0..<100).map { seed in
        var chance = RandomMail(seed: seed)
        return try signing.sign(MessageComposer.compose(chance.draft()))
      }
      let verdicts = try signing.verifier.verdicts(messages)
      #expect(verdicts.count == 100)
      for (seed, verdict) in verdicts.enumerated() { #expect(verdict == ["pass", "pass"], "seed \(seed)") }
    }
  }

  @Test(
    "messages that nobody composes so verify too",
    arguments: [
      "From: a@example.org\r\n\r\n", "From: a@example.org\r\nSubject:\r\n\r\n\r\n",
      "From:\t  a@example.org\r\nSubject:\r\n folded \t at\r\n\tonce \r\nTo:x@b.ch\r\nTo: y@b.ch\r\n\r\na \t b \r\n\r\n\r\n",
      "Received: x\r\nFrom: a@example.org\r\nsubject: Zürich\r\n\r\nZürich  \r\n.\r\n \r\n",
      "From: a@example.org\r\n\r\n\r\n\r\n leading\r\n",
    ])
  func oddities(message: String) async throws {
    try await TestKeys.with { keys in
      let signing = try Signing(keys)
      let signed = try signing.sign(Array(message.utf8))
      #expect(try signing.verifier.verdicts([signed]) == [["pass", "pass"]])
    }
  }

  @Test("what is changed or added on the way no longer verifies, what relays may do still does")
  func changes() async throws {
    try await TestKeys.with { keys in
      let signing = try Signing(keys)
      let message = "From: a@example.org\r\nSubject: Offer\r\nTo: x@b.ch\r\n\r\nPay 100\r\nto us.\r\n"
      let signed = String(decoding: try signing.sign(Array(message.utf8)), as: UTF8.self)
      let harmless = [
        "Received: from a\r\n" + signed, signed.replacing("Pay 100\r\n", with: "Pay \t100  \r\n"),
        signed + "\r\n\r\n", signed.replacing("Subject: Offer", with: "SUBJECT:  Offer "),
        signed.replacing("\r\n", with: "\n"),
      ]
      let harmful = [
        signed.replacing("100", with: "900"), signed.replacing("Offer", with: "0ffer"), signed + "more\r\n",
        "From: b@example.org\r\n" + signed, "Subject: x\r\n" + signed, "Reply-To: b@b.ch\r\n" + signed,
        "Cc: b@b.ch\r\n" + signed,
      ]
      let kept = try signing.verifier.verdicts(harmless.map { Array($0.utf8) })
      #expect(kept == Array(repeating: ["pass", "pass"], count: harmless.count))
      let broken = try signing.verifier.verdicts(harmful.map { Array($0.utf8) })
      #expect(broken.count == harmful.count && broken.allSatisfy { !$0.contains("pass") })
    }
  }
}
