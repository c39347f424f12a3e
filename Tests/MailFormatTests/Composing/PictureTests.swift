import MailFormat
import Testing

@Suite("Composing pictures")
struct PictureTests {
  private static let logo = DraftPicture(filename: "logo.png", mediaType: "image/png", bytes: [1, 2, 3])
  private static let sketch = DraftPicture(filename: "façade.png", mediaType: "image/png", bytes: [4])

  private func draft() throws -> MailDraft {
    var draft = try plainDraft()
    draft.pictures = [Self.logo, Self.sketch]
    let images = draft.pictures.map { "<img src=\"cid:\($0.contentID(in: draft.messageID))\">" }
    draft.html = "<p>Hello</p>" + images.joined()
    draft.attachments = [DraftAttachment(filename: "a.pdf", mediaType: "application/pdf", bytes: [5])]
    return draft
  }

  @Test("mixed holds alternative, that holds related, and its root is the HTML (RFC 2387)")
  func nesting() throws {
    let root = MailMessage.parse(try MessageComposer.compose(draft())).root
    #expect(root.contentType.mediaType == "multipart/mixed")
    #expect(root.children.map(\.contentType.mediaType) == ["multipart/alternative", "application/pdf"])
    let alternative = root.children[0].children
    #expect(alternative.map(\.contentType.mediaType) == ["text/plain", "multipart/related"])
    #expect(alternative[1].contentType.parameters["type"] == "text/html")
    #expect(alternative[1].children.map(\.contentType.mediaType) == ["text/html", "image/png", "image/png"])
    #expect(alternative[1].children.dropFirst().allSatisfy { $0.disposition?.kind == "inline" })
  }

  @Test("every cid: link of the HTML finds its picture")
  func found() throws {
    let draft = try draft()
    let message = MailMessage.parse(try MessageComposer.compose(draft))
    let html = try #require(message.html)
    for picture in draft.pictures {
      let id = picture.contentID(in: draft.messageID)
      #expect(html.contains("\"cid:\(id)\""))
      let part = try #require(message.root.descendants.first { $0.contentID == id })
      #expect(part.decodedBytes() == picture.bytes && part.filename == picture.filename)
    }
  }

  @Test("a Content-ID is the same whenever it is asked for, and another in another mail")
  func contentIDs() throws {
    let first = try #require(MessageID("1@example.org"))
    let second = try #require(MessageID("2@example.org"))
    #expect(Self.logo.contentID(in: first) == Self.logo.contentID(in: first))
    #expect(Self.logo.contentID(in: first) != Self.logo.contentID(in: second))
    #expect(Self.logo.contentID(in: first) != Self.sketch.contentID(in: first))
    #expect(Self.logo.contentID(in: first).hasSuffix("@example.org"))
  }

  @Test("pictures that nothing shows, that are none or that stand twice are refused")
  func refused() throws {
    var draft = try draft()
    draft.html = nil
    #expect(throws: CompositionError.pictureWithoutHTML("logo.png")) { try MessageComposer.compose(draft) }
    draft.html = "<p>"
    draft.pictures.append(Self.logo)
    #expect(throws: CompositionError.pictureTwice("logo.png")) { try MessageComposer.compose(draft) }
    draft.pictures = [DraftPicture(filename: "x", mediaType: "text/html", bytes: [])]
    #expect(throws: CompositionError.mediaType(file: "x", type: "text/html")) {
      try MessageComposer.compose(draft)
    }
  }
}
