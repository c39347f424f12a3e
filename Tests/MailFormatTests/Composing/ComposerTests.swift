import Basics
import MailFormat
import Testing

private func draft(subject: String = "Offer", text: String = "Hello\n") throws -> MailDraft {
  MailDraft(
    from: try #require(MailAddress(addrSpec: "sales@example.org", displayName: "Atelier Génial, Ventes")),
    to: [try #require(MailAddress(addrSpec: "a@b.ch", displayName: "Anna \"Nana\" Müller"))],
    subject: subject, text: text,
    messageID: try #require(MessageID("TOKEN.1@example.org")), date: Instant(milliseconds: 1_795_512_600_000),
    utcOffsetSeconds: 3600)
}

@Suite("Composing")
struct ComposerTests {
  @Test("what is composed is read back the same")
  func roundTrip() throws {
    var draft = try draft(
      subject: "Décompte n° 42: travaux à l’étranger €", text: "Bonjour\r\n=20 \n.\nété\u{1F600} \n")
    draft.cc = (0..<30).compactMap {
      MailAddress(addrSpec: "person\($0)@example.org", displayName: "Person \($0)")
    }
    draft.html = "<p>Bonjour</p>"
    draft.inReplyTo = MessageID("parent@b.ch")
    draft.references = (0..<80).compactMap { MessageID("ref\($0)@b.ch") }
    draft.isAutomatic = true
    draft.extraFields = [
      ("List-Unsubscribe", "<https://example.org/u/\(String(repeating: "x", count: 200))>")
    ]
    draft.attachments = [
      DraftAttachment(filename: "décompte.pdf", mediaType: "application/pdf", bytes: Array(0...255))
    ]
    let bytes = try MessageComposer.compose(draft)
    let message = MailMessage.parse(bytes)
    #expect(message.diagnostics.isEmpty)
    #expect(message.subject == draft.subject)
    #expect(message.from.map(\.displayName) == ["Atelier Génial, Ventes"])
    #expect(message.to.map(\.description) == ["Anna \"Nana\" Müller <a@b.ch>"])
    #expect(message.cc.map(\.description) == draft.cc.map(\.description))
    #expect(message.messageID == draft.messageID)
    #expect(message.date == draft.date)
    #expect(message.references.first?.text == "ref0@b.ch")
    #expect(message.references.suffix(2).map(\.text) == ["ref79@b.ch", "parent@b.ch"])
    #expect(message.text == "Bonjour\n=20 \n.\nété\u{1F600} \n")
    #expect(message.html == "<p>Bonjour</p>\n")
    #expect(message.attachments.map(\.filename) == ["décompte.pdf"])
    #expect(message.attachments.map { $0.decodedBytes() } == [Array(0...255)])
    #expect(message.header.first("Auto-Submitted") == "auto-generated")
    #expect(message.header.first("List-Unsubscribe") == draft.extraFields[0].value)
    expectStrict(bytes)
    #expect(try MessageComposer.compose(draft) == bytes)
  }

  @Test(
    "subjects of every kind come back",
    arguments: [
      "", "Offer", "Re: Offer 2026", "two  blanks", " leading", "=?utf-8?q?looks_encoded?=",
      String(repeating: "très long ", count: 60) + "fin",
      String(repeating: "x", count: 2000), String(repeating: "é", count: 500),
      "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} famille", "日本語の件名です",
      "50% = 1/2 ? yes_no",
    ])
  func subjects(subject: String) throws {
    let bytes = try MessageComposer.compose(draft(subject: subject))
    #expect(
      MailMessage.parse(bytes).subject == subject.trimmedOfWhiteSpace
        || MailMessage.parse(bytes).subject == subject)
    expectStrict(bytes)
  }

  @Test(
    "file names of every kind come back",
    arguments: [
      "d%C3%A9compte.pdf", "utf-8''%41.pdf", "l'offre.pdf",
      "a.pdf", "a b.pdf", "a\"b\\c.pdf", "d'été%20.pdf", "semi;colon=.pdf",
      String(repeating: "long-", count: 60) + ".pdf", "文書.pdf",
      "=?utf-8?q?x?=.pdf", "(1).pdf",
    ])
  func filenames(filename: String) throws {
    var draft = try draft()
    draft.attachments = [DraftAttachment(filename: filename, mediaType: "application/pdf", bytes: [1, 2, 3])]
    let bytes = try MessageComposer.compose(draft)
    #expect(MailMessage.parse(bytes).attachments.map(\.filename) == [filename])
    expectStrict(bytes)
  }

  @Test("the fields stand in their fixed order and a plain mail is as short as can be")
  func plain() throws {
    let text = String(decoding: try MessageComposer.compose(draft()), as: UTF8.self)
    let expected = [
      "Date: Tue, 24 Nov 2026 10:30:00 +0100",
      "From: =?utf-8?q?Atelier_G=C3=A9nial=2C_Ventes?= <sales@example.org>",
      "To: =?utf-8?q?Anna_=22Nana=22_M=C3=BCller?= <a@b.ch>", "Subject: Offer",
      "Message-ID: <TOKEN.1@example.org>",
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable", "",
      "Hello", "",
    ]
    #expect(text == expected.joined(separator: "\r\n"))
  }

  /// RFC 5322 §2.1.1 and §2.3: ASCII, CRLF only in pairs, no line over 998 octets.
  private func expectStrict(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    #expect(bytes.allSatisfy { $0 < 0x80 && $0 != 0 })
    #expect(lines.dropLast().allSatisfy { $0.last == 0x0D && $0.count <= 999 })
    #expect(bytes.count { $0 == 0x0D } == lines.count - 1)
    #expect(bytes.suffix(2) == [0x0D, 0x0A])
  }
}
