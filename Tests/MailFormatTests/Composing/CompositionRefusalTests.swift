import MailFormat
import Testing

/// A place of a draft for a value that comes from outside, and the field that an error names.
private struct Place: CustomTestStringConvertible, Sendable {
  let field: String
  let put: @Sendable (inout MailDraft, String) -> Void
  var testDescription: String { field }
}

private let places = [
  Place(field: "Subject") { $0.subject = $1 },
  Place(field: "X-Note") { $0.extraFields = [("X-Note", $1)] },
  Place(field: "Content-Type") {
    $0.attachments = [DraftAttachment(filename: $1, mediaType: "text/plain", bytes: [])]
  },
  Place(field: "Content-Type") {
    $0.html = ""
    $0.pictures = [DraftPicture(filename: $1, mediaType: "image/png", bytes: [])]
  },
]

@Suite("Composing, what is refused")
struct CompositionRefusalTests {
  @Test(
    "line breaks and control characters are refused in every value from outside",
    arguments: [
      "a\rb", "a\nb", "a\r\nBcc: x@y.ch", "\n", "a\r", "a\0b", "a\tb", "a\u{7}b", "a\u{1B}b", "a\u{7F}b",
      "a\u{85}b", "é\u{9F}", "\u{C}",
    ], places)
  fileprivate func controls(value: String, place: Place) throws {
    var draft = try plainDraft()
    place.put(&draft, value)
    #expect(throws: CompositionError.controlCharacter(field: place.field, value: value)) {
      try MessageComposer.compose(draft)
    }
  }

  @Test("what nobody reads is too long", arguments: places)
  fileprivate func tooLong(place: Place) throws {
    var draft = try plainDraft()
    let value = String(repeating: "long ", count: 2001)
    place.put(&draft, value)
    #expect(throws: CompositionError.tooLong(field: place.field, value: value, limit: 10_000)) {
      try MessageComposer.compose(draft)
    }
    place.put(&draft, String(repeating: "long ", count: 1998) + "enough")
    #expect(MessageStrictness(try MessageComposer.compose(draft)).faults == [])
  }

  @Test("a word of an extra field that fits on no line is too long")
  func longWord() throws {
    var draft = try plainDraft()
    let word = String(repeating: "x", count: 998)
    draft.extraFields = [("X-Note", "a " + word)]
    #expect(throws: CompositionError.tooLong(field: "X-Note", value: word, limit: 997)) {
      try MessageComposer.compose(draft)
    }
  }

  @Test("names with control characters are refused, however they were read")
  func names() throws {
    #expect(MailAddress(addrSpec: "a@b.ch", displayName: "a\r\nBcc: x@y.ch") == nil)
    var draft = try plainDraft()
    draft.to = MailAddress.parseList("=?utf-8?q?a=C2=85b?= <a@b.ch>")
    #expect(throws: CompositionError.controlCharacter(field: "To", value: "a\u{85}b")) {
      try MessageComposer.compose(draft)
    }
  }

  @Test(
    "Bcc and fields that the draft sets itself are refused",
    arguments: [
      "Bcc", "bCC", "Subject", "Content-Type", "Resent-To", "DATE", "Received", "MIME-Version", "Return-Path",
    ])
  func reserved(name: String) throws {
    var draft = try plainDraft()
    draft.extraFields = [(name, "x")]
    #expect(throws: CompositionError.reservedField(name)) { try MessageComposer.compose(draft) }
  }

  @Test(
    "names of fields are letters, digits and hyphens",
    arguments: ["", "X Note", "X:Note", "X-Nöte", "X\r\nBcc", "X\0", String(repeating: "x", count: 65)])
  func fieldNames(name: String) throws {
    var draft = try plainDraft()
    draft.extraFields = [(name, "x")]
    #expect(throws: CompositionError.fieldName(name)) { try MessageComposer.compose(draft) }
  }

  @Test(
    "media types are two tokens, and no container that must not be base64 (RFC 2046 §5.2.1)",
    arguments: [
      "", "pdf", "application/", "/pdf", "a/b/c", "application/pdf; x=y", "application/pdf\r\nX: y", "a/b c",
      "a/\0", "ä/b", "message/rfc822", "multipart/mixed", "a/" + String(repeating: "x", count: 128),
    ])
  func mediaTypes(type: String) throws {
    var draft = try plainDraft()
    draft.attachments = [DraftAttachment(filename: "x", mediaType: type, bytes: [])]
    #expect(throws: CompositionError.mediaType(file: "x", type: type)) { try MessageComposer.compose(draft) }
  }

  @Test("a local name such as MAILER-DAEMON can't be sent to")
  func localName() throws {
    var draft = try plainDraft()
    draft.to = MailAddress.parseList("MAILER-DAEMON")
    #expect(throws: CompositionError.addressNotWritable(field: "To", address: "MAILER-DAEMON")) {
      try MessageComposer.compose(draft)
    }
  }

  @Test(
    "a Message-ID of ours is left@right of dot-atoms",
    arguments: ["a", "a@b@c", "@b", "a@", "a..b@c", "ä@example.org", "a(b)@c", "a@[b]"])
  func ownMessageID(text: String) throws {
    var draft = try plainDraft()
    draft.messageID = try #require(MessageID(text))
    #expect(throws: CompositionError.messageID(field: "Message-ID", value: text)) {
      try MessageComposer.compose(draft)
    }
  }

  @Test("ids of others are cited as they came when they are ASCII, and refused when not")
  func foreignMessageIDs() throws {
    var draft = try plainDraft()
    draft.inReplyTo = MessageID("no at sign [at] all")
    #expect(try MailMessage.parse(MessageComposer.compose(draft)).references.ids == [draft.inReplyTo])
    draft.references = [try #require(MessageID("é@example.org"))]
    #expect(throws: CompositionError.messageID(field: "References", value: "é@example.org")) {
      try MessageComposer.compose(draft)
    }
  }

  @Test(
    "every refusal names the field or file, the value and the remedy",
    arguments: [
      (CompositionError.controlCharacter(field: "Subject", value: "a\nb"), ["Subject", "a\\nb", "remove"]),
      (
        .tooLong(field: "To", value: String(repeating: "x", count: 998), limit: 9),
        ["To", "xx", "…", "shorten"]
      ),
      (.addressNotWritable(field: "To", address: "x"), ["To", "\"x\"", "local@domain"]),
      (.messageID(field: "References", value: "é"), ["References", "é", "leave it out"]),
      (.fieldName("X Y"), ["X Y", "use"]), (.reservedField("Bcc"), ["Bcc", "draft"]),
      (.mediaType(file: "f", type: "t"), ["\"f\"", "\"t\"", "use"]),
      (.pictureWithoutHTML("f"), ["\"f\"", "add"]), (.pictureTwice("f"), ["\"f\"", "rename"]),
    ])
  func descriptions(error: CompositionError, words: [String]) {
    #expect(words.allSatisfy(error.description.contains))
  }
}
