import Basics
import Testing
import Workflows

@testable import MailFormat

/// The signed message of RFC 8463 appendix A.3; both algorithms give the same signature for the same bytes.
@Suite("DKIM by the vectors of RFC 8463")
struct DKIMVectorTests {
  private static let header = [
    "From: Joe SixPack <joe@football.example.com>", "To: Suzie Q <suzie@shopping.example.net>",
    "Subject: Is dinner ready?", "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)",
    "Message-ID: <20030712040037.46341.5F8J@football.example.com>",
  ]
  private static let body = "Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n"
  private static let bodyHash = "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8="

  private static let ed25519Field = """
    DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r
     d=football.example.com; i=@football.example.com;\r
     q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r
     subject : date : message-id : from : subject : date;\r
     bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r
     b=
    """
  private static let rsaField = """
    DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r
     d=football.example.com; i=@football.example.com;\r
     q=dns/txt; s=test; t=1528637909; h=from : to : subject :\r
     date : message-id : from : subject : date;\r
     bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r
     b=
    """

  @Test("its body hash is ours")
  func hash() {
    let digest = SHA256Digest(of: RelaxedForm.body(Array(Self.body.utf8)[...]))
    #expect(String(decoding: Base64.encode(digest.bytes), as: UTF8.self) == Self.bodyHash)
  }

  @Test(
    "its signatures are ours",
    arguments: [
      (
        RFC8463.ed25519, ed25519Field,
        "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw=="
      ),
      (
        RFC8463.rsa, rsaField,
        "F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGd"
          + "aSGsgeefOsk2JzdA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8="
      ),
    ])
  func signature(key: String, field: String, expected: String) throws {
    var signed: [UInt8] = []
    for line in Self.header { signed += RelaxedForm.field(Array(line.utf8)[...]) + [0x0D, 0x0A] }
    signed += RelaxedForm.field(Array(field.utf8)[...])
    let signature = try DKIMKey(key, at: "RFC 8463").signature(for: signed)
    #expect(String(decoding: Base64.encode(signature, lineLength: 0), as: UTF8.self) == expected)
  }

  @Test("its records are ours")
  func records() throws {
    #expect(
      try DKIMKey(RFC8463.ed25519, at: "").record("brisbane", "football.example.com") == (
        "brisbane._domainkey.football.example.com",
        "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
      ))
    let rsa = try DKIMKey(RFC8463.rsa, at: "").record("test", "football.example.com")
    #expect(
      rsa.text
        == "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bd"
        + "OKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLz"
        + "BfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB")
  }
}
