import Basics
@testable import MailFormat

/// Header fields: what was read is found by its name; a subject that was written is read again.
enum HeaderTarget {
  static func run(_ bytes: [UInt8]) {
    for block in HeaderFields.parseBlocks(bytes) { visit(block) }
    visit(MailMessage.parse(bytes).header)
    let text = String(decoding: bytes, as: UTF8.self)
    look((DateField.parse(text), AuthenticationResults.parse(text), MessageID(text)))
    look((ReferenceChain.parse(bytes[...]), ParameterList(parsing: bytes[...]).names))
    let base = BaseSubject(of: text)
    law(BaseSubject(of: base.text) == base, "the base of a base subject is itself")
    writeAndRead(text)
  }

  private static func visit(_ header: HeaderFields) {
    for field in header.fields {
      law(header.field(field.name) != nil, "a field that was read is found: \(field.name)")
      law(!field.unfolded.contains { $0 < 0x20 }, "an unfolded field has no controls")
      look((header.first(field.name), header.addresses(field.name)))
      look((ContentType(parsing: field.unfolded), ContentDisposition(parsing: field.unfolded)))
    }
  }

  private static func writeAndRead(_ text: String) {
    guard let author = MailAddress(addrSpec: "anna@example.com"), let id = MessageID("<1@example.com>") else {
      return
    }
    let file = DraftAttachment(filename: text, mediaType: "application/pdf", bytes: Array(text.utf8))
    let draft = MailDraft(
      from: author, to: [author], subject: text, text: text, attachments: text.isEmpty ? [] : [file],
      messageID: id, date: Instant(milliseconds: 0))
    guard let written = try? MessageComposer.compose(draft) else { return }
    law(written.split(separator: 0x0A).allSatisfy { $0.count <= 999 }, "no line is over 998 octets")
    let message = MailMessage.parse(written)
    law(message.subject == text, "\(text.debugDescription) was read as \(message.subject.debugDescription)")
    guard let read = message.root.children.last else { return }
    law(read.decodedBytes() == file.bytes, "a file that was written is read as it was")
  }
}

/// Encoded words: reading is total, and words that were written read as the same text.
enum EncodedWordsTarget {
  static func run(_ bytes: [UInt8]) {
    look(EncodedWords.decode(bytes[...], rawCharset: Charset("windows-1251")))
    let decoded = EncodedWords.decode(bytes[...])
    law(!decoded.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "decoded text has no controls")
    let text = String(decoding: bytes.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
    let words = EncodedWordWriter.words(text)
    law(words.allSatisfy { $0.utf8.count <= 75 }, "a word has at most 75 characters (RFC 2047 section 2)")
    let written = Array(words.joined(separator: " ").utf8)
    law(written.allSatisfy { $0 > 0x1F && $0 < 0x7F }, "words are printable ASCII")
    let read = EncodedWords.decode(written[...])
    law(read == text, "\(text.debugDescription) was read as \(read.debugDescription)")
  }
}

/// Address lists: reading is total, and strict addresses that were written in a message are read from it.
enum AddressTarget {
  static func run(_ bytes: [UInt8]) {
    let addresses = MailAddress.parseList(bytes[...])
    law(addresses.count <= bytes.count, "an address has at least a byte")
    look(addresses.map(\.description))
    let strict = addresses.prefix(50).compactMap {
      MailAddress(addrSpec: $0.addrSpec, displayName: $0.displayName)
    }
    guard let first = strict.first, let id = MessageID("<1@example.com>") else { return }
    let draft = MailDraft(
      from: first, to: strict, subject: "", text: "", messageID: id, date: Instant(milliseconds: 0))
    guard let written = try? MessageComposer.compose(draft) else { return }
    let read = MailMessage.parse(written)
    let (texts, readTexts) = (strict.map(\.submissionText), read.to.map(\.addrSpec))
    law(readTexts == texts, "\(texts) were read as \(readTexts)")
    law(read.from.map(\.addrSpec) == [first.submissionText], "\(first.addrSpec) was read as \(read.from)")
    let names = (strict.map(\.displayName), read.to.map(\.displayName))
    law(names.0 == names.1, "names \(names.0) were read as \(names.1)")
  }
}
