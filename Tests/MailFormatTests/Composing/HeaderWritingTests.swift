import Testing

@testable import MailFormat

@Suite("Composing header fields")
struct HeaderWritingTests {
  private func field(_ name: String, in draft: MailDraft) throws -> [String] {
    let text = String(decoding: try MessageComposer.compose(draft), as: UTF8.self)
    let lines = text.textLines.drop { !$0.hasPrefix(name + ":") }
    return Array(lines.prefix(1) + lines.dropFirst().prefix { $0.hasPrefix(" ") })
  }

  @Test(
    "a line with an encoded word has 76 columns at most, the word 75 (RFC 2047 §2)",
    arguments: [
      "é", "Ж", "日", "😀", "a\u{301}", "é x", "=", "Ünïcödé wörds ",
    ], [1, 8, 20, 50, 300])
  func encodedWords(piece: String, count: Int) throws {
    var draft = try plainDraft()
    draft.subject = "é" + String(repeating: piece, count: count)
    let name = String(repeating: "X", count: count % 65)
    draft.extraFields = [(name, draft.subject)]
    for field in [try field("Subject", in: draft), try field(name, in: draft)] {
      #expect(field.allSatisfy { $0.utf8.count <= 76 })
      let words = field.flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("=?") }
      #expect(words.allSatisfy { $0.utf8.count <= 75 && $0.hasSuffix("?=") })
      // Each word alone is whole text: no character is cut.
      for word in words {
        #expect(!EncodedWords.decode(Array(word.utf8)[...]).unicodeScalars.contains("\u{FFFD}"))
      }
    }
  }

  @Test(
    "in a phrase an encoded word holds only what may stand bare there (RFC 2047 §5 rule 3)",
    arguments: ["Müller, Anna", "é\"(x)\"", "é.é;é", "é <x@y>", "(é)", "é@[é]:"])
  func phrase(name: String) throws {
    var draft = try plainDraft()
    draft.to = [try #require(MailAddress(addrSpec: "a@b.ch", displayName: name))]
    let line = try #require(try field("To", in: draft).first)
    let words = line.split(separator: " ").dropFirst().dropLast()
    #expect(!words.isEmpty)
    for word in words {
      #expect(word.hasPrefix("=?utf-8?") && word.hasSuffix("?="))
      let content = word.dropFirst(10).dropLast(2).utf8
      #expect(content.allSatisfy { $0.isLetter || $0.isDigit || "!*+-/=_".utf8.contains($0) })
    }
    #expect(try MailMessage.parse(MessageComposer.compose(draft)).to.map(\.displayName) == [name])
  }

  @Test("a file name beyond ASCII stands in the form of RFC 2231, and in ASCII where old readers look")
  func extendedName() throws {
    var draft = try plainDraft()
    draft.attachments = [
      DraftAttachment(filename: "décompte \"42\".pdf", mediaType: "application/pdf", bytes: [])
    ]
    #expect(
      try field("Content-Disposition", in: draft) == [
        "Content-Disposition: attachment;", " filename*=UTF-8''d%C3%A9compte%20%2242%22.pdf",
      ])
    let text = String(decoding: try MessageComposer.compose(draft), as: UTF8.self)
    #expect(text.contains("Content-Type: application/pdf; name=\"d_compte _42_.pdf\"\r\n"))
    #expect(!text.contains("filename="))
  }

  @Test("a long file name goes in numbered pieces, in their order, the charset once (RFC 2231 §3, §4.1)")
  func pieces() throws {
    var draft = try plainDraft()
    let name = String(repeating: "été ", count: 40) + ".pdf"
    draft.attachments = [DraftAttachment(filename: name, mediaType: "application/pdf", bytes: [])]
    let lines = try field("Content-Disposition", in: draft).dropFirst()
    #expect(lines.count > 5)
    for (index, line) in lines.enumerated() {
      #expect(line.hasPrefix(" filename*\(index)*=" + (index == 0 ? "UTF-8''" : "")))
      #expect(line.utf8.count <= 76 && line.hasSuffix(";") == (index < lines.count - 1))
    }
  }

  @Test("of a long thread the first and the newest messages are named, the parent last (RFC 5537 §3.4.4)")
  func longThread() throws {
    var draft = try plainDraft()
    draft.references = (0..<500).compactMap { MessageID("message.\($0)@example.org") }
    draft.inReplyTo = MessageID("message.42@example.org")
    let ids = MailMessage.parse(try MessageComposer.compose(draft)).references.ids.map(\.text)
    #expect(ids.count == 50 && Set(ids).count == 50)
    #expect(ids.first == "message.0@example.org")
    #expect(ids.suffix(2) == ["message.499@example.org", "message.42@example.org"])
    #expect(try field("References", in: draft).allSatisfy { $0.utf8.count <= 76 })
  }

  @Test(
    "ids as long as a line leave room for the first and the parent, and the field stays below 8,000 octets")
  func longIDs() throws {
    var draft = try plainDraft()
    draft.references = (0..<500).compactMap {
      MessageID("\($0).\(String(repeating: "x", count: 970))@example.org")
    }
    draft.inReplyTo = draft.references.last
    let bytes = try MessageComposer.compose(draft)
    let ids = MailMessage.parse(bytes).references.ids
    #expect(ids.first == draft.references.first && ids.last == draft.references.last && ids.count == 8)
    #expect(bytes.split(separator: 0x0A).allSatisfy { $0.count <= 999 })
  }

  @Test("an answer names its parent in References even when the draft does not")
  func parent() throws {
    var draft = try plainDraft()
    draft.inReplyTo = MessageID("parent@example.org")
    #expect(try field("References", in: draft) == ["References: <parent@example.org>"])
  }
}
