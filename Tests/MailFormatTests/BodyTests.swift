import Basics
import MailFormat
import Testing

private func parse(_ text: String) -> MailMessage { MailMessage.parse(Array(text.utf8)) }

@Suite("MIME bodies")
struct BodyTests {
  @Test("an attachment and an alternative are told apart")
  func mixed() throws {
    let message = parse(
      """
      Content-Type: multipart/mixed; boundary=outer

      preamble
      --outer
      Content-Type: multipart/alternative; boundary="outer-inner"

      --outer-inner
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      Caf=E9 =
      noir
      --outer-inner
      Content-Type: text/html

      <p>Café noir</p>
      --outer-inner--
      --outer
      Content-Type: application/pdf; name="x.pdf"
      Content-Transfer-Encoding: base64
      Content-ID: <one@x>

      SGVs
      bG8=
      --outer--
      epilogue
      """)
    #expect(message.text == "Café noir")
    #expect(message.html == "<p>Café noir</p>")
    let attachment = try #require(message.attachments.first)
    #expect(message.attachments.count == 1)
    #expect(attachment.decodedBytes() == Array("Hello".utf8))
    #expect(attachment.contentID == "one@x")
    #expect(message.diagnostics.isEmpty)
  }

  @Test("a missing end boundary loses nothing and is reported")
  func missingEnd() {
    let message = parse(
      "Content-Type: multipart/mixed; boundary=a\n\n--a\n"
        + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--a\n\ntwo\n"
    )
    #expect(message.text == "one\ntwo\n")
    #expect(message.diagnostics.map(\.code) == ["missing-end-boundary"])
  }

  @Test("one boundary that starts like another is not taken for it")
  func prefixes() {
    let message = parse(
      "Content-Type: multipart/mixed; boundary=a\n\n--a\n"
        + "Content-Type: multipart/mixed; boundary=ab\n\n--ab\n\none\n--ab--\n--a\n\n--abc\n"
        + "--a--\n"
    )
    #expect(message.text == "one\n--abc")
    #expect(message.root.children.count == 2)
  }

  @Test("the same boundary in three levels ends the innermost first")
  func sameBoundary() {
    let head = "Content-Type: multipart/mixed; boundary=a\n\n--a\n"
    let message = parse(head + head + head + "\none\n--a--\n--a\n\ntwo\n--a--\n--a\n\nthree\n--a--\n")
    #expect(message.text == "one\ntwo\nthree")
    #expect(message.root.children.count == 2)
    #expect(message.diagnostics.isEmpty)
  }

  @Test("a multipart without any boundary in it is shown as text")
  func noBoundary() {
    let message = parse("Content-Type: multipart/mixed; boundary=a\n\n-- \ntext\n---\nmore\n")
    #expect(message.text == "-- \ntext\n---\nmore\n")
    #expect(message.diagnostics.map(\.code) == ["missing-boundary"])
  }

  @Test(
    "the boundary that is really there is found when another is named or none",
    arguments: [
      "; boundary=a", "", "; boundary=\"\"", "; boundary=\"'real one'\"", "; boundary=--real", "; boundary",
    ])
  func wrongBoundary(parameter: String) {
    let closed = "--real one\n\ntext\n--real one\n\nmore\n--real one--\n"
    let typed = "--- \nrule\n--real one\nContent-type: text/plain\n\ntext\n--real one\n\nmore"
    for body in [closed, typed] {
      let message = parse("Content-Type: multipart/mixed\(parameter)\n\n\(body)")
      #expect(message.text == "text\nmore")
      #expect(message.diagnostics.first?.code == "wrong-boundary")
    }
    let inner = "--o\nContent-Type: multipart/mixed\(parameter)\n\n\(closed)--o\n\nend\n--o--\n"
    #expect(parse("Content-Type: multipart/mixed; boundary=o\n\n\(inner)").text == "text\nmore\nend")
  }

  @Test(
    "boundaries written carelessly fit",
    arguments: [
      ("\"b \"", "b"), ("foo bar", "foo bar"), ("b:1", "b:1"), ("=_b=", "=_b="), ("\"a\\b\"", "ab"),
    ])
  func carelessBoundary(written: String, line: String) {
    let message = parse(
      "Content-Type: multipart/mixed; boundary=\(written)\n\n--\(line) \t\n\ntext\n--\(line)-- \n")
    #expect(message.text == "text")
    #expect(message.diagnostics.isEmpty)
  }

  @Test("a multipart inside another whose boundary nowhere occurs is not lost")
  func innerWithoutBoundary() {
    let inner = "Content-Type: multipart/alternative; boundary=x\n\nwords\n"
    #expect(
      parse("Content-Type: multipart/mixed; boundary=a\n\n--a\n\(inner)--a\n\nmore\n--a--\n").text
        == "words\nmore")
  }

  @Test("a whole multipart in base64 is divided, and a blank line before the fields of a part does no harm")
  func encodedMultipart() {
    let body = Base64.encode(
      Array("--b\n\ntext\n--b\n\nContent-Type: text/html\n\n<p>more</p>\n--b--\n".utf8))
    let head = "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n"
    #expect(MailMessage.parse(Array(head.utf8) + body).text == "text\nmore")
  }

  @Test(
    "the words of a list server under base64 are no base64",
    arguments: [
      "\n\n-- \nOur list\nhttps://lists.example.org/x\n", "\r\n\r\n_____\r\nOur list\r\n", "\n\n", "",
    ])
  func footer(text: String) {
    #expect(parse("Content-Transfer-Encoding: base64\n\nSGVsbG8h\(text)").text == "Hello!")
  }

  @Test("CR alone ends lines where there is no other end, and a byte order mark is no part of a field")
  func oldMacintosh() {
    #expect(parse("\u{FEFF}Subject: one\r\rtwo\rthree\r").text == "two\nthree\n")
    #expect(parse("\u{FEFF}Subject: one\n\ntwo").subject == "one")
  }

  @Test("a text with a name that is all there is is shown, and stays a file")
  func namedText() {
    let part = "Content-Type: text/plain; name=a.txt\n\nHello"
    #expect(parse(part).text == "Hello")
    #expect(parse(part).attachments.map(\.filename) == ["a.txt"])
    let picture = "--b\nContent-Type: image/png\n\nx\n--b--\n"
    #expect(parse("Content-Type: multipart/mixed; boundary=b\n\n--b\n\(part)\n\(picture)").text == "Hello")
  }

  @Test(
    "an embedded message is one in every encoding",
    arguments: [
      ("7bit", "Subject: inner\n\nhello"), ("base64", "U3ViamVjdDogaW5uZXIKCmhlbGxv"),
      ("quoted-printable", "Subject:=20inner\n\nhello"),
    ])
  func embedded(encoding: String, body: String) throws {
    let message = parse(
      "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nouter\n--a\n"
        + "Content-Type: message/rfc822\nContent-Transfer-Encoding: \(encoding)\n\n\(body)\n"
        + "--a--\n"
    )
    let inner = try #require(message.attachments.first?.embedded)
    #expect(inner.subject == "inner")
    #expect(inner.text.trimmedOfWhiteSpace == "hello")
    #expect(message.text == "outer")
  }

  @Test(
    "base64 survives junk, missing padding and joined pieces",
    arguments: ["SGVsbG8=", "SGVs\r\nbG8", "SG!Vs\0bG8=", "SGU=bGxv"])
  func base64(text: String) {
    #expect(String(decoding: Base64.decode(Array(text.utf8)[...]), as: UTF8.self) == "Hello".prefix(5))
  }

  @Test(
    "quoted-printable survives junk",
    arguments: [
      ("a=3Db", "a=b"), ("a=3db", "a=b"), ("a= \r\nb", "ab"), ("a=\nb", "ab"), ("a=ZZb", "a=ZZb"),
      ("a=", "a"), ("a  \r\nb", "a\r\nb"),
    ])
  func quotedPrintable(text: String, expected: String) {
    #expect(String(decoding: QuotedPrintable.decode(Array(text.utf8)[...]), as: UTF8.self) == expected)
  }

  @Test(
    "charset labels mean what browsers take them for",
    arguments: [
      ("iso-8859-1", [0x80], "€"), ("windows-1252", [0x81], "\u{81}"), ("ks_c_5601-1987", [0xB0, 0xA1], "가"),
      ("x-sjis", [0x82, 0xA0], "あ"), ("big5", [0xA7, 0x41], "你"), ("koi8-r", [0xC1], "а"),
      ("utf-7", Array("+AOk-".utf8), "é"),
      ("utf-16be", [0x00, 0xE9], "é"), ("", [0xE9], "é"), ("utf-8", [0xEF, 0xBB, 0xBF, 0x61], "a"),
      ("gb2312", [0x81, 0x30, 0x81, 0x30], "\u{80}"),
      ("euc-jp", [0xA4, 0xA2, 0xFF, 0x61], "あ\u{FFFD}a"), ("../../etc", [0x61], "a"),
    ] as [(String, [UInt8], String)])
  func charsets(label: String, bytes: [UInt8], expected: String) {
    #expect(Charset(label).decode(bytes[...]) == expected)
  }

  private func alternative(_ parts: (type: String, body: String)...) -> MailMessage {
    let text = parts.map { "--a\nContent-Type: \($0.type)\n\n\($0.body)\n" }.joined()
    return parse("Content-Type: multipart/alternative; boundary=a\n\n\(text)--a--\n")
  }

  @Test("what stands beside the same in other words is never the one to show", arguments: [true, false])
  func alternatives(isLast: Bool) {
    let html = (type: "text/html", body: "<p>Hello</p>")
    for type in ["text/x-amp-html", "text/watch-html"] {
      let other = (type: type, body: "<p>Other</p>")
      let message = isLast ? alternative(html, other) : alternative(other, html)
      #expect(message.text == "Hello")
      #expect(message.attachments.isEmpty)
      #expect(alternative((type: "text/plain", body: "Plain"), other).text == "Plain")
      #expect(alternative(other).text == "Other")
    }
    let calendar = (type: "text/calendar", body: "BEGIN:VCALENDAR\nEND:VCALENDAR")
    #expect((isLast ? alternative(html, calendar) : alternative(calendar, html)).text == "Hello")
  }

  @Test(
    "a text in a format that nobody reads as it is is an attachment, the others are shown",
    arguments: [
      ("text/x-vcard", false), ("text/rfc822-headers", false), ("text/x-own", false), ("text/csv", false),
      ("text/css", false), ("text/markdown", true), ("text/enriched", true), ("TEXT/PLAIN", true),
      ("text/htm", true), ("text", true), ("text/x-plain", true),
    ])
  func formats(type: String, isShown: Bool) {
    let message = parse(
      "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nHello\n--a\nContent-Type: \(type)\n\nmore\n--a--\n"
    )
    #expect(message.attachments.count == (isShown ? 0 : 1))
    #expect(message.text.hasPrefix("Hello"))
    #expect(message.text.contains("more") == isShown)
  }

  @Test(
    "in a mixed mail HTML is shown in its place, but not the same words again",
    arguments: [
      ("<p>Dear all</p>", "-- \nlist footer", "Dear all\n-- \nlist footer"),
      ("<p>Dear all</p>", " \n", "Dear all"),
      ("<p></p>", "words", "words"),
    ])
  func mixedHTML(html: String, plain: String, expected: String) {
    let head = "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/"
    #expect(parse("\(head)html\n\n\(html)\n--a\n\n\(plain)\n--a--\n").text == expected)
  }

  @Test("the same words in HTML after plain text are shown once")
  func repeated() {
    let head =
      "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nDear all,\nit's done!\n--a\nContent-Type: text/html\n\n"
    #expect(parse("\(head)<h1>Firm</h1>Dear <b>all</b>, it's done!\n--a--\n").text == "Dear all,\nit's done!")
    #expect(parse("\(head)<p>More to come</p>\n--a--\n").text == "Dear all,\nit's done!\nMore to come")
  }

  @Test(
    "the text of a related multipart is the part it names, or the first, or the first that can be read",
    arguments: [("; start=\"<two@x>\"", "Two"), ("; start=\"<no@x>\"", "One"), ("", "One")])
  func related(parameter: String, expected: String) {
    let parts = "--a\nContent-ID: <one@x>\n\nOne\n--a\nContent-ID: <two@x>\n\nTwo\n--a--\n"
    #expect(parse("Content-Type: multipart/related; boundary=a\(parameter)\n\n\(parts)").text == expected)
    let picture = "--a\nContent-Type: image/png\n\nx\n"
    #expect(parse("Content-Type: multipart/related; boundary=a\n\n\(picture)\(parts)").text == "One")
  }

  @Test("a mail that is nothing but a text in an unknown format is shown")
  func onlyUnknown() {
    #expect(parse("Content-Type: text/x-own\n\nHello").text == "Hello")
    #expect(parse("Content-Type: text/x-own\nContent-Disposition: attachment\n\nHello").text == "")
  }

  @Test(
    "enriched text loses its commands",
    arguments: [
      ("<bold>Now</bold> is <italic>the</italic>\ntime\n\nEnd", "Now is the time\nEnd"),
      ("a << b <color><param>red</param>c</color>", "a < b c"), ("<nofill>a\nb</nofill>", "a\nb"),
      ("1 < 2 <unfinished", "1 < 2 <unfinished"), ("<nl>x<param>y", "\nx"),
    ])
  func enriched(markup: String, expected: String) {
    #expect(parse("Content-Type: text/enriched\n\n\(markup)").text == expected)
    #expect(parse("Content-Type: text/richtext\n\n\(markup)").text == expected)
  }

  @Test("an unknown charset is guessed and reported")
  func unknownCharset() {
    let message = parse("Content-Type: text/plain; charset=klingon\r\n\r\nété\r\n")
    #expect(message.text == "été\n")
    #expect(message.diagnostics.map(\.code) == ["unknown-charset"])
  }

  @Test("flowed text is joined, quotes and the signature mark are kept")
  func flowed() {
    let message = parse(
      "Content-Type: text/plain; format=flowed\n\nA long \nline\n> quoted \n> text\nend\n-- \nAnna \nMeier")
    #expect(message.text == "A long line\n> quoted text\nend\n-- \nAnna Meier")
  }
}
