import Basics
import Billing
import Testing

@Suite("Accounts and payment references")
struct PaymentReferenceTests {
  @Test(
    "a right IBAN is read, with blanks and in lower case too",
    arguments: [
      "CH93 0076 2011 6238 5295 7", "ch9300762011623852957", "DE89370400440532013000",
      "FR1420041010050500013M02606",
    ])
  func goodIBAN(text: String) throws {
    let iban = try #require(IBAN(text))
    #expect(IBAN(iban.description) == iban)
    #expect(!iban.isQR)
  }

  @Test(
    "a wrong IBAN is not",
    arguments: [
      "", "CH93", "CH9300762011623852958", "CH93007620116238529", "XX9300762011623852957",
      "9300762011623852957CH",
      "CH930076201162385295é", "DE8937040044053201300",
    ])
  func badIBAN(text: String) { #expect(IBAN(text) == nil) }

  @Test("a QR-IBAN is told by its institution")
  func qrIBAN() { #expect(IBAN("CH44 3199 9123 0008 8901 2")?.isQR == true) }

  @Test("the known examples of both schemes are read")
  func known() {
    #expect(PaymentReference(reading: "RF18 5390 0754 7034") == .creditor("RF18539007547034"))
    #expect(PaymentReference(reading: "rf18539007547034") == .creditor("RF18539007547034"))
    #expect(
      PaymentReference(reading: "21 00000 00003 13947 14300 09017") == .qr("210000000003139471430009017"))
    #expect(PaymentReference(reading: "RF19539007547034") == nil)
    #expect(PaymentReference(reading: "210000000003139471430009018") == nil)
    #expect(PaymentReference(reading: "RF") == nil)
  }

  @Test(
    "the account decides the scheme, and what we make can be read back",
    arguments: [1, 42, 999_999, Int64.max])
  func made(key: Int64) throws {
    let plain = try PaymentReference(for: key, payingTo: nil)
    let qr = try PaymentReference(
      for: key, payingTo: BankAccount(iban: try #require(IBAN("CH4431999123000889012"))))
    #expect(plain.scheme == "SCOR")
    #expect(qr.scheme == "QRR")
    #expect(PaymentReference(reading: plain.text) == plain)
    #expect(PaymentReference(reading: qr.text) == qr)
  }

  @Test("a changed digit is noticed", arguments: 0..<27)
  func oneDigit(place: Int) throws {
    let qr = try PaymentReference(
      for: 123_456_789, payingTo: BankAccount(iban: try #require(IBAN("CH4431999123000889012"))))
    var digits = Array(qr.text.utf8)
    digits[place] = digits[place] == 57 ? 48 : digits[place] + 1
    #expect(PaymentReference(reading: String(decoding: digits, as: UTF8.self)) == nil)
  }

  @Test("a key that is not positive makes no reference", arguments: [0, -1, Int64.min])
  func badKey(key: Int64) {
    #expect(throws: Refusal.self) { try PaymentReference(for: key, payingTo: nil) }
  }
}
