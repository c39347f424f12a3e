import MailFormat
import Testing

@Suite("Composing, internationalised addresses")
struct InternationalAddressTests {
  @Test(
    "a domain beyond ASCII is written in A-labels (RFC 5891, 3492)",
    arguments: [
      ("a@exämple.example", "a@xn--exmple-cua.example"), ("a@EXÄMPLE.example", "a@xn--exmple-cua.example"),
      ("a@exa\u{308}mple.example", "a@xn--exmple-cua.example"),
      ("a@straße.example", "a@xn--strae-oqa.example"),
      ("a@例え.example", "a@xn--r8jz45g.example"), ("a@例え。example", "a@xn--r8jz45g.example"),
      ("a@xn--exmple-cua.example", "a@xn--exmple-cua.example"), ("a@b_c.example", "a@b_c.example"),
      ("a.b+c@example.org", "a.b+c@example.org"), ("jérôme@exämple.example", "jérôme@exämple.example"),
      ("用户@example.org", "用户@example.org"),
    ])
  func written(address: String, text: String) throws {
    #expect(try #require(MailAddress(addrSpec: address)).submissionText == text)
  }

  @Test(
    "what can't be sent to is refused by name",
    arguments: [
      "a@☃.example", "a@-ä.example", "a@ä..example", "a@\u{301}a.example", "a..b@example.org",
      ".a@example.org",
      "a@b..c", "é\u{85}@example.org", "é\u{2028}@example.org", "é\u{A0}a@example.org", "é@[x].example",
      "é@b.example\u{A0}", "é@b\u{AD}c.example", "=?utf-8?q?x?=@b.example",
      "a@\(String(repeating: "ä", count: 70)).example", "a@\(String(repeating: "x", count: 64)).example",
    ])
  func refused(address: String) throws {
    var draft = try plainDraft()
    draft.to = [try #require(MailAddress(addrSpec: address))]
    #expect(throws: CompositionError.addressNotWritable(field: "To", address: draft.to[0].addrSpec)) {
      try MessageComposer.compose(draft)
    }
  }

  @Test("only a local part beyond ASCII asks for SMTPUTF8, and then the address stands raw (RFC 6532)")
  func smtpUTF8() throws {
    var draft = try plainDraft()
    draft.subject = "Décompte"
    draft.to = [try #require(MailAddress(addrSpec: "anna@exämple.example", displayName: "Anna Müller"))]
    #expect(!draft.needsSMTPUTF8)
    #expect(try MessageComposer.compose(draft).allSatisfy { $0 < 0x80 })
    draft.cc = [try #require(MailAddress(addrSpec: "jérôme@exämple.example", displayName: "Jérôme"))]
    #expect(draft.needsSMTPUTF8)
    let bytes = try MessageComposer.compose(draft)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("To: =?utf-8?q?Anna_M=C3=BCller?= <anna@xn--exmple-cua.example>\r\n"))
    #expect(text.contains("<jérôme@exämple.example>\r\n"))
    #expect(MailMessage.parse(bytes).cc == draft.cc)
  }
}
