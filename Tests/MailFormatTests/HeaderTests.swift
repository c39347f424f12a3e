import Basics
import MailFormat
import Testing

private func parse(_ text: String) -> MailMessage { MailMessage.parse(Array(text.utf8)) }

@Suite("Header fields")
struct HeaderTests {
  @Test(
    "every kind of line end and fold gives the same subject",
    arguments: [
      "Subject: one two\r\n three\r\nTo: a@b.ch\r\n\r\nbody",
      "Subject: one two\n three\nTo: a@b.ch\n\nbody",
      "Subject: one two\r three\rTo: a@b.ch\r\rbody",
      "Subject: one two\r\r\n three\r\r\nTo: a@b.ch\r\r\n\r\r\nbody",
      "\r\n\r\nSubject: one two\r\n three\r\nTo: a@b.ch\r\n\r\nbody",
      "From someone Mon Nov 24 2026\nSubject : one two\n\tthree\nTo: a@b.ch\n\nbody",
    ])
  func lineEnds(_ text: String) {
    let message = parse(text)
    #expect(
      message.subject.split(separator: " ").flatMap { $0.split(separator: "\t") } == ["one", "two", "three"])
    #expect(message.to.map(\.addrSpec) == ["a@b.ch"])
    #expect(message.text == "body")
  }

  @Test("a lone CR inside a line with LF ends never starts a field")
  func loneCR() {
    let message = parse("Subject: hello\rBcc: x@y.ch\nTo: a@b.ch\n\n")
    #expect(message.header.field("Bcc") == nil)
    #expect(message.subject.hasPrefix("hello"))
  }

  @Test("a body without a blank line before it is kept and reported")
  func missingBlankLine() {
    let message = parse("Subject: hello\nDear all\nthis is text\n")
    #expect(message.text == "Dear all\nthis is text\n")
    #expect(message.diagnostics.map(\.code) == ["missing-blank-line"])
  }

  @Test("a junk line between fields is skipped and reported")
  func junkLine() {
    let message = parse("Subject: hello\n*** checked by gateway\nTo: a@b.ch\n\nbody")
    #expect(message.to.count == 1)
    #expect(message.text == "body")
    #expect(message.diagnostics.map(\.code) == ["malformed-header-line"])
  }

  @Test(
    "encoded words are read as they were meant",
    arguments: [
      ("=?utf-8?Q?Caf=C3=A9_noir?=", "Café noir"),
      ("=?UTF-8?b?Q2Fmw6k=?= =?utf-8?q?_noir?=", "Café noir"),
      ("=?utf-8?q?Caf=C3?= =?utf-8?q?=A9?=", "Café"),
      ("=?utf-8?B?Q2Fmw?=\r\n =?utf-8?B?6k=?=", "Café"),
      ("=?iso-8859-1?Q?20_=80?=", "20 €"),
      ("=?iso-8859-15?Q?20_=A4?=", "20 €"),
      ("=?gb2312?B?xOO6ww==?=", "你好"),
      ("=?iso-2022-jp?B?GyRCJDMbKEI=?=", "こ"),
      ("=?utf-8*fr?Q?=C3=A9t=C3=A9?=", "été"),
      ("=?us-ascii?Q?=C3=A9t=C3=A9?=", "été"),
      ("=?no-such-charset?Q?plain?=", "plain"),
      ("=?utf-8?Q?a=FCb?=", "aüb"), ("=?utf-8?Q?=C3=A9=FFb?=", "é\u{FFFD}b"),
      // Cut inside an escape, which waits for its other half as long as words of one charset follow.
      ("=?utf-8?Q?=C2=A?= =?utf-8?Q?3_1?=", "£ 1"), ("=?utf-8?Q?=C2=?= =?UTF-8?Q?A3_1?=", "£ 1"),
      ("=?utf-8?Q?a=?= =?utf-8?Q?=3Db?=", "a==b"), ("=?utf-8?Q?a=?= b", "a= b"), ("=?utf-8?Q?a=4?=", "a=4"),
      ("=?utf-8?Q?a=?= =?utf-8?B?NDE=?=", "a=41"), ("=?utf-8?Q?a=?= =?koi8-r?Q?41?=", "a=41"),
      ("=?utf-8?Q?=4?= =?utf-8?Q?=?= =?utf-8?Q?1?=", "=4=1"),
      ("=?utf-8?Q?unfinished", "=?utf-8?Q?unfinished"),
      ("before =?utf-8?Q?x?= after", "before x after"),
      ("raw é and 1 = 1?", "raw é and 1 = 1?"),
      ("=?utf-8?Q?line=0D=0ABcc:_x?=", "line  Bcc: x"),
    ])
  func encodedWords(raw: String, expected: String) {
    #expect(parse("Subject: \(raw)\r\n\r\n").subject == expected)
  }

  @Test("a field name of any length is a name")
  func longName() {
    let name = String(repeating: "X-Long-", count: 300)
    let message = parse("Subject: hello\n\(name): value\nTo: a@b.ch\n\nbody")
    #expect(message.header.first(name) == "value")
    #expect(message.to.count == 1)
    #expect(message.text == "body")
    #expect(message.diagnostics.isEmpty)
  }

  @Test("raw Latin-1 bytes in a subject are read as windows-1252")
  func rawLatin1() {
    let message = MailMessage.parse(Array("Subject: caf".utf8) + [0xE9, 0x0D, 0x0A, 0x0D, 0x0A])
    #expect(message.subject == "café")
  }

  @Test(
    "file names survive every way of writing them",
    arguments: [
      ("attachment; filename=\"plain.pdf\"", "plain.pdf"),
      ("attachment; filename=a b (1).pdf", "a b (1).pdf"),
      ("attachment; filename*=UTF-8''d%C3%A9compte.pdf; filename=\"old.pdf\"", "décompte.pdf"),
      ("attachment; filename*0*=iso-8859-1'fr'd%E9; filename*1=\"compte.pdf\"", "décompte.pdf"),
      ("attachment; filename*1=\"two.pdf\"; filename*0=\"one-\"", "one-two.pdf"),
      ("attachment; filename=\"=?utf-8?Q?d=C3=A9compte.pdf?=\"", "décompte.pdf"),
      ("attachment; filename=\"say \\\"hi\\\".txt\"", "say \"hi\".txt"),
      ("attachment; filename=old.pdf; filename*1=new.pdf", "old.pdf"),
      ("attachment; filename=\"unclosed.pdf", "unclosed.pdf"),
      ("attachment; filename=\"cut.pdf\\", "cut.pdf"),
      ("attachment; (c; x=y) filename=a.pdf", "a.pdf"),
      ("attachment (c); (d(e)) filename=\"a.pdf\" (f)", "a.pdf"),
      ("attachment; (c filename=a.pdf; filename*=UTF-8''b.pdf", "b.pdf"),
      ("attachment; filename=\"the \"new\"plan.pdf\"", "the \"new\"plan.pdf"),
      ("attachment filename=a.pdf", "a.pdf"), ("attachment, filename=\"a b.pdf\"", "a b.pdf"),
      ("\"attachment\"; filename=a.pdf", "a.pdf"), ("attachment; name=a.pdf", "a.pdf"),
      ("attachment; filename=?utf-8?Q?d=C3=A9compte.pdf?=", "décompte.pdf"),
      ("attachment; filename*=UTF-8''\"d%C3%A9compte.pdf\"", "décompte.pdf"),
      ("attachment; filename*=UTF-8''d%E9compte.pdf", "décompte.pdf"),
      ("attachment; filename=; name=\"\"; filename*=UTF-8''a.pdf", "a.pdf"),
      ("filename=lonely.pdf", "lonely.pdf"),
      ("attachment; filename=\"utf-8''d%C3%A9compte.pdf\"", "décompte.pdf"),
      ("attachment; filename=iso-8859-1'fr'd%E9compte.pdf", "décompte.pdf"),
      ("attachment; filename=\"d%C3%A9compte%20final.pdf\"", "décompte final.pdf"),
      ("attachment; filename=\"100%25.pdf\"", "100%25.pdf"),
      ("attachment; filename=\"d%E9.pdf\"", "d%E9.pdf"),
      ("attachment; filename=\"l''ordre 5%.pdf\"", "l''ordre 5%.pdf"),
      ("attachment; filename='the plan.pdf'", "the plan.pdf"),
      ("attachment; filename=\"'the plan'\"", "'the plan'"),
      ("attachment; filename=plan.pdf\"", "plan.pdf"),
    ])
  func filenames(raw: String, expected: String) {
    let message = parse("Content-Type: application/pdf\nContent-Disposition: \(raw)\n\nx")
    #expect(message.attachments.map(\.filename) == [expected])
  }

  @Test(
    "the type and its charset are found whatever stands between them",
    arguments: [
      "text/plain; charset=koi8-r", "text/plain (comment; charset=x); charset=koi8-r",
      "text/plain; (c) charset=koi8-r (d)", "text/plain; charset=(c) koi8-r",
      "text/plain; charset = (c)(d) \"koi8-r\"", "TEXT/PLAIN;charset=\"koi8-r\"", "text/plain charset=koi8-r",
      "text/plain, charset=koi8-r", "text/plain;; charset=koi8-r;", "text / plain ; charset = KOI8-R",
      "\"text/plain\"; charset=koi8-r", "text/plain; charset=\"koi8-r ; format=flowed\"",
      "text/plain; format=flowed; charset=koi8-r", "text/plain; charset=koi8_r", "text; charset=koi8-r",
    ])
  func contentTypes(raw: String) {
    let message = MailMessage.parse(Array("Content-Type: \(raw)\n\n".utf8) + [0xC4, 0xC1])
    #expect(message.root.contentType.mediaType == "text/plain")
    #expect(message.text == "да")
  }

  @Test(
    "dates are read leniently",
    arguments: [
      ("Tue, 24 Nov 2026 10:30:00 +0100", "2026-11-24T09:30:00Z"),
      ("24 Nov 26 10:30 EST", "2026-11-24T15:30:00Z"),
      ("Tue Nov 24 10:30:00 2026", "2026-11-24T10:30:00Z"),
      ("Tue, 24 Nov 2026 10:30:60 GMT (clock)", "2026-11-24T10:30:59Z"),
      ("24-Nov-2026 10:30:00 -05:30", "2026-11-24T16:00:00Z"),
      ("2026-11-24 10:30:00 UTC", "2026-11-24T10:30:00Z"),
      ("Tue, 24 November 2026 10:30:00 GMT+1", "2026-11-24T09:30:00Z"),
      ("mar, 24 nov 2026 10:30:00 +0100", "2026-11-24T09:30:00Z"),
      ("24 Mar, 2026 10:30", "2026-03-24T10:30:00Z"),
      ("Di., 24 März 2026 10:30 +0100", "2026-03-24T09:30:00Z"),
      ("jeu. , 24 déc. 2026 10:30 +0100", "2026-12-24T09:30:00Z"),
      ("gio, 24 dic 2026 10:30 +0100", "2026-12-24T09:30:00Z"),
      ("Mar 24, 2026 10:30", "2026-03-24T10:30:00Z"),
      ("24 juil. 2026 10:30", "2026-07-24T10:30:00Z"), ("24 Juin 2026 10:30", "2026-06-24T10:30:00Z"),
      ("Mar, 24 Mar 2026 10:30", "2026-03-24T10:30:00Z"), ("Tue 24 Nov 2026 10:30", "2026-11-24T10:30:00Z"),
      ("2026-11-24T10:30:00+01:00", "2026-11-24T09:30:00Z"), ("2026-11-24T10:30:00Z", "2026-11-24T10:30:00Z"),
      ("2026-11-24T10:30:00.123Z", "2026-11-24T10:30:00Z"),
      ("Tue,24 Nov 2026 10:30:00+0100", "2026-11-24T09:30:00Z"),
      ("Tue, 24 Nov 2026 10:30:00 \"+0100\"", "2026-11-24T09:30:00Z"),
      ("24.11.2026 10:30", "2026-11-24T10:30:00Z"),
      ("Tue, 24 Nov 2026 10.30.15 +0100", "2026-11-24T09:30:15Z"),
      ("24 Nov 2026 10:30:00 PM", "2026-11-24T22:30:00Z"), ("24 Nov 2026 12:30:00am", "2026-11-24T00:30:00Z"),
      ("24 Nov 2026 12:30 PM -0500", "2026-11-24T17:30:00Z"),
    ])
  func dates(raw: String, expected: String) {
    #expect(DateField.parse(raw)?.description == expected)
  }

  @Test(
    "what is no date has none",
    arguments: [
      "", "yesterday", "32 Nov 2026 10:00", "24 Nov", "99999999 Nov 1 1", "1.2.3", "24.13.2026 10:30",
      "11/12/2026",
      "T:", "2026-11-24T", "::::::::::::::::",
    ])
  func noDates(raw: String) {
    #expect(DateField.parse(raw) == nil)
  }

  @Test("references are repaired, ordered and joined with In-Reply-To")
  func references() {
    let message = parse(
      "References: <one@x>\r\n <two@\r\n x><three@x>\r\n"
        + "In-Reply-To: Your mail <four@x> of today\r\nMessage-ID: five@x\r\n\r\n"
    )
    #expect(message.references.map(\.text) == ["one@x", "two@x", "three@x", "four@x"])
    #expect(message.messageID?.text == "five@x")
    #expect(ReferenceChain.parse(Array("a@x, b@x".utf8)[...]).map(\.text) == ["a@x", "b@x"])
  }
}
