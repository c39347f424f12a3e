import MailFormat
import Testing

@Suite("Message-IDs as other programs hand them back")
struct MangledReferenceTests {
  @Test(
    "every id of a field is found, however its brackets and line ends suffered",
    arguments: [
      ("<one@x> <two@x>", ["one@x", "two@x"]),
      ("<one@x><two@x>", ["one@x", "two@x"]),
      ("<one@\r\n x>\r\n\t<two@x>", ["one@x", "two@x"]),
      ("<o n e@x>", ["one@x"]),
      ("one@x two@x", ["one@x", "two@x"]),
      ("one@x,two@x;three@x", ["one@x", "two@x", "three@x"]),
      ("<one@x <two@x>", ["one@x", "two@x"]),
      ("<one@x> two@x> <three@x>", ["one@x", "two@x", "three@x"]),
      ("<one@x two@x>", ["one@x", "two@x"]),
      ("<one@x", ["one@x"]),
      ("one@x>", ["one@x"]),
      ("Your message of Tuesday <one@x> was read", ["one@x"]),
      ("<<one@x>>", ["one@x"]),
      ("<>", []),
      ("Your message of Tuesday", []),
    ])
  func parsed(field: String, ids: [String]) {
    #expect(ReferenceChain.parse(Array(field.utf8)[...]).map(\.text) == ids)
  }

  @Test(
    "two spellings of one id have the same key",
    arguments: [
      "c42-mq3v5h2kz7d4sxnb.abc@Firm.Example", "C42-MQ3V5H2KZ7D4SXNB.ABC@FIRM.EXAMPLE",
      "mailto:c42-mq3v5h2kz7d4sxnb.abc@firm.example", "mid:c42-mq3v5h2kz7d4sxnb.abc@firm.example",
      "c42-mq3v5h2kz7d4sxnb.abc%40firm.example", "&lt;c42-mq3v5h2kz7d4sxnb.abc@firm.example&gt;",
      "\"c42-mq3v5h2kz7d4sxnb.abc@firm.example\"", "c42-mq3v5h2kz7d4sxnb.abc@firm.example.",
      "x-c42-mq3v5h2kz7d4sxnb.abc@firm.example",
    ])
  func key(spelling: String) {
    let keys = MessageID(spelling)?.keys ?? []
    #expect(keys.contains("c42-mq3v5h2kz7d4sxnb.abc@firm.example"))
  }

  @Test("different ids keep different keys")
  func different() {
    let keys = ["a@x", "b@x", "a@y", "x-a@x", "a.b@x"].compactMap { MessageID($0)?.key }
    #expect(Set(keys).count == 5)
  }

  @Test("a chain names each message once")
  func once() {
    let chain = ReferenceChain(
      references: [Array("<a@x> <b@x> <a@x>".utf8)[...]], inReplyTo: [Array("<b@x> <c@x>".utf8)[...]])
    #expect(chain.map(\.text) == ["a@x", "b@x", "c@x"])
  }
}
