import Basics
import TestSupport
import Testing

@Suite("Signed tokens")
struct SignedTokenTests {
  private static func keyring(_ keys: String...) throws -> TokenKeyring {
    try #require(TokenKeyring(secrets: keys.map { Array("\($0): sixteen bytes or more".utf8) }))
  }

  @Test(
    "a token of every purpose comes back, also in another case", arguments: SignedToken.Purpose.allCases,
    [1, 42, Int64.max])
  func roundTrip(purpose: SignedToken.Purpose, id: Int64) throws {
    let keyring = try Self.keyring("a")
    let token = SignedToken(purpose, id: id)
    let text = keyring.text(of: token)
    #expect(keyring.read(text) == .valid(token))
    #expect(keyring.read(text.uppercased()) == .valid(token))
    #expect(text == text.lowercased())
    // With `leads+` it must fit a local part of 64 octets.
    #expect(text.utf8.count <= 37)
  }

  @Test("a token can't be used for another purpose or another thing")
  func otherUse() throws {
    let keyring = try Self.keyring("a")
    let tag = keyring.text(of: SignedToken(.conversation, id: 42)).split(separator: "-")[1]
    #expect(keyring.read("c42-\(tag)") == .valid(SignedToken(.conversation, id: 42)))
    for text in [
      "c43-\(tag)", "m42-\(tag)", "b42-\(tag)", "q42-\(tag)", "p42-\(tag)", "u42-\(tag)", "c4-\(tag)",
    ] {
      #expect(keyring.read(text) == .forged)
    }
  }

  @Test("one changed character makes a forgery")
  func changed() throws {
    let keyring = try Self.keyring("a")
    let text = keyring.text(of: SignedToken(.quotation, id: 7))
    for position in 3..<text.utf8.count {
      var bytes = Array(text.utf8)
      bytes[position] = bytes[position] == UInt8(ascii: "a") ? UInt8(ascii: "b") : UInt8(ascii: "a")
      #expect(keyring.read(String(decoding: bytes, as: UTF8.self)) == .forged)
    }
  }

  @Test(
    "what is not shaped like a token is none",
    arguments: [
      "", "-", "c42", "c42-", "c-aaaaaaaaaaaaaaaa", "x42-aaaaaaaaaaaaaaaa", "c42-aaaaaaaaaaaaaaa",
      "c42-aaaaaaaaaaaaaaaaa", "c42-aaaaaaaaaaaaaaa1", "c042-aaaaaaaaaaaaaaaa", "c0-aaaaaaaaaaaaaaaa",
      "c+42-aaaaaaaaaaaaaaaa", "c99999999999999999999-aaaaaaaaaaaaaaaa", "c42-aaaa-aaaaaaaaaaa", "newsletter",
      "c42-aaaaaaaaaaaaaaaé", "ç42-aaaaaaaaaaaaaaaa",
    ])
  func absent(text: String) throws {
    #expect(try Self.keyring("a").read(text) == .absent)
  }

  @Test("the newest key signs, older keys still verify, and a removed key's tokens are forgeries")
  func rotation() throws {
    let token = SignedToken(.conversation, id: 42)
    let old = try Self.keyring("old").text(of: token)
    let rotated = try Self.keyring("new", "old")
    #expect(rotated.read(old) == .valid(token))
    #expect(rotated.text(of: token) != old)
    #expect(try Self.keyring("new").read(rotated.text(of: token)) == .valid(token))
    #expect(try Self.keyring("new").read(old) == .forged)
  }

  @Test("a keyring without a key, with a short one or with too many is refused")
  func keyrings() {
    let key = [UInt8](repeating: 7, count: 16)
    #expect(TokenKeyring(secrets: []) == nil)
    #expect(TokenKeyring(secrets: [key, Array(key.dropLast())]) == nil)
    #expect(TokenKeyring(secrets: Array(repeating: key, count: 27)) == nil)
    #expect(TokenKeyring(secrets: Array(repeating: key, count: 26)) != nil)
  }
}

@Suite("Digests and base 32")
struct DigestTests {
  @Test(
    "base 32 agrees with RFC 4648, section 10",
    arguments: [
      ("", ""), ("f", "my"), ("fo", "mzxq"), ("foo", "mzxw6"), ("foob", "mzxw6yq"), ("fooba", "mzxw6ytb"),
      ("foobar", "mzxw6ytboi"),
    ])
  func base32(plain: String, encoded: String) {
    #expect(Base32.encode(plain.utf8) == encoded)
    #expect(Base32.decode(encoded) == Array(plain.utf8))
    #expect(Base32.decode(encoded.uppercased()) == Array(plain.utf8))
  }

  @Test("characters outside the alphabet are refused", arguments: ["mzxw0", "mzx w", "my======", "é", "m1"])
  func notBase32(text: String) {
    #expect(Base32.decode(text) == nil)
  }

  @Test("bytes of every length come back from base 32")
  func base32RoundTrip() {
    var generator = SeededGenerator(seed: 3)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0 ... .max, using: &generator) }
      #expect(Base32.decode(Base32.encode(bytes)) == bytes)
    }
  }

  @Test(
    "SHA-256 gives the answers of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func sha256(text: String, hex: String) throws {
    #expect(SHA256Digest(of: text.utf8).hex == hex)
    #expect(try #require(SHA256Digest(hex: hex.uppercased())) == SHA256Digest(of: text.utf8))
  }

  @Test("a digest of pieces is the digest of the whole")
  func stream() {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var stream = SHA256Digest.Stream()
    for start in stride(from: 0, to: bytes.count, by: 777) {
      bytes[start..<min(start + 777, bytes.count)].withUnsafeBytes { stream.update($0) }
    }
    #expect(stream.finish() == SHA256Digest(of: bytes))
  }

  @Test("only 64 hexadecimal digits are a digest", arguments: ["", "00", String(repeating: "g", count: 64)])
  func notDigest(text: String) {
    #expect(SHA256Digest(hex: text) == nil)
  }
}
