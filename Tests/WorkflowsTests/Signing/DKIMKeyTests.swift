import Basics
import Foundation
import MailFormat
import Settings
import Testing
import Workflows

@Suite("DKIM keys")
struct DKIMKeyTests {
  @Test(
    "RSA keys of every form and size that OpenSSL writes are read",
    arguments: [
      (["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], 2048),
      (["genrsa", "-traditional", "2048"], 2048), (["genrsa", "1024"], 1024), (["genrsa", "3072"], 3072),
    ])
  func rsa(arguments: [String], bits: Int) async throws {
    try await TestKeys.with { keys in
      let key = try DKIMKey(file: keys.make("rsa.pem", arguments))
      #expect(key.algorithm == .rsaSHA256 && key.sizeInBits == bits)
      #expect(try key.signature(for: [1, 2, 3]).count == bits / 8)
    }
  }

  @Test("an Ed25519 key of OpenSSL is read, and its bare seed is the same key")
  func ed25519() async throws {
    try await TestKeys.with { keys in
      let pem = try String(contentsOfFile: keys.ed25519(), encoding: .utf8)
      let der = Base64.decode(Array(pem.split(separator: "\n")[1].utf8)[...])
      let seed = String(decoding: Base64.encode(Array(der.suffix(32))), as: UTF8.self)
      let texts = [pem, pem.replacing("\n", with: "\r\n"), "a comment\n" + pem, seed, " \(seed)\r\n"]
      for text in texts {
        let key = try DKIMKey(text, at: "key")
        #expect(key.algorithm == .ed25519SHA256 && key.publicKey.count == 32)
        #expect(key.publicKey == (try DKIMKey(pem, at: "key").publicKey))
      }
    }
  }

  @Test(
    "what can't sign is refused with the remedy, and the key is not quoted",
    arguments: [
      (["genrsa", "512"], "fewer than 1024 bits"),
      (["genrsa", "-traditional", "-aes128", "-passout", "pass:secret", "2048"], "asks for a password"),
      (["genpkey", "-algorithm", "ED25519", "-aes128", "-pass", "pass:secret"], "asks for a password"),
      (
        ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"], "holds no RSA or Ed25519 key"
      ),
      (["genpkey", "-algorithm", "X25519"], "holds no RSA or Ed25519 key"),
    ])
  func refused(arguments: [String], message: String) async throws {
    try await TestKeys.with { keys in
      let path = try keys.make("key.pem", arguments)
      let refusal = #expect(throws: Refusal.self) { try DKIMKey(file: path) }
      #expect(refusal?.message.contains(message) == true && refusal?.message.contains(path) == true)
      #expect(refusal?.remedy.isEmpty == false)
    }
  }

  @Test(
    "texts that are no key are refused",
    arguments: [
      ("", "holds no RSA"), ("AAAA", "holds no RSA"), ("-----BEGIN PRIVATE KEY-----\n", "holds no RSA"),
      ("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw\n-----END PRIVATE KEY-----\n", "holds no RSA"),
      ("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "holds a public key, not"),
    ])
  func noKey(text: String, message: String) {
    let refusal = #expect(throws: Refusal.self) { try DKIMKey(text, at: "dkim.pem") }
    #expect(refusal?.message.contains(message) == true)
  }

  @Test("a key file that others can read is refused")
  func openFile() async throws {
    try await TestKeys.with { keys in
      let path = try keys.write("dkim.pem", RFC8463.rsa, mode: 0o640)
      let fault = #expect(throws: SecretFault.self) { try DKIMKeyFile.read(path) }
      #expect(fault?.remedy == "run: chmod 600 \(path)")
      let closed = try keys.write("closed.pem", RFC8463.rsa, mode: 0o400)
      #expect(try DKIMKeyFile.read(closed).reveal() == RFC8463.rsa)
    }
  }
}
