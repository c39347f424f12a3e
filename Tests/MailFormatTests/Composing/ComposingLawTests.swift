import Basics
import Testing

@testable import MailFormat

/// What holds of every draft, held to drafts that chance made; a failure names the seed, which makes it again.
@Suite("Composing, laws")
struct ComposingLawTests {
  private static let blocks = 20
  private static let draftsInBlock = 100

  private static func drafts(_ block: Int) -> [(seed: Int, draft: MailDraft)] {
    (0..<draftsInBlock).compactMap { index in
      let seed = block * draftsInBlock + index
      var chance = RandomDraft(seed: seed)
      return chance.draft().map { (seed, $0) }
    }
  }

  @Test("what is written is as strict as the standards want it", arguments: 0..<blocks)
  func strict(block: Int) throws {
    for (seed, draft) in Self.drafts(block) {
      let bytes = try MessageComposer.compose(draft)
      let faults = MessageStrictness(bytes, allowsUTF8: draft.needsSMTPUTF8).faults
      #expect(faults.isEmpty, "seed \(seed)")
      #expect(try MessageComposer.compose(draft) == bytes, "seed \(seed)")
    }
  }

  @Test("what is written is read again: people, subject, dates", arguments: 0..<blocks)
  func header(block: Int) throws {
    for (seed, draft) in Self.drafts(block) {
      let message = MailMessage.parse(try MessageComposer.compose(draft))
      #expect(message.diagnostics.isEmpty, "seed \(seed)")
      #expect(message.subject == draft.subject, "seed \(seed)")
      #expect(message.date == draft.date, "seed \(seed)")
      #expect(message.messageID == draft.messageID, "seed \(seed)")
      let read = [message.from, message.replyTo, message.to, message.cc]
      for (read, written) in zip(read, [[draft.from], draft.replyTo, draft.to, draft.cc]) {
        #expect(read.map(\.addrSpec) == written.map { $0.submissionText ?? "" }, "seed \(seed)")
        #expect(read.map(\.displayName) == written.map(\.displayName.trimmedOfWhiteSpace), "seed \(seed)")
      }
    }
  }

  @Test("what is written is read again: text, HTML, pictures, files", arguments: 0..<blocks)
  func body(block: Int) throws {
    for (seed, draft) in Self.drafts(block) {
      let message = MailMessage.parse(try MessageComposer.compose(draft))
      let parts = message.root.descendants.filter { !$0.isMultipart }
      let isFlowed = draft.textForm == .flowed
      let read = Self.kept(parts[0].decodedText(), isFlowed: isFlowed)
      let written = Self.kept(Self.lines(draft.text), isFlowed: isFlowed)
      #expect(read.count == written.count, "seed \(seed)")
      for (read, written) in zip(read, written) where read != written {
        #expect(read == written, "seed \(seed)")
      }
      #expect(message.html == draft.html.map(Self.lines), "seed \(seed)")
      let files = parts.dropFirst(draft.html == nil ? 1 : 2)
      let names = draft.pictures.map(\.filename) + draft.attachments.map(\.filename)
      #expect(files.map { $0.filename ?? "" } == names.map(\.trimmedOfWhiteSpace), "seed \(seed)")
      let contents = draft.pictures.map(\.bytes) + draft.attachments.map(\.bytes)
      #expect(files.map { $0.decodedBytes() } == contents, "seed \(seed)")
      let ids = draft.pictures.map { $0.contentID(in: draft.messageID) }
      #expect(files.compactMap(\.contentID) == ids, "seed \(seed)")
      #expect(message.attachments.count == files.count, "seed \(seed)")
    }
  }

  /// As a part holds it: LF between lines and at the end.
  private static func lines(_ text: String) -> String {
    var kept: [UInt8] = []
    for byte in text.utf8 {
      if byte == 0x0A, kept.last == 0x0D { kept.removeLast() }
      kept.append(byte)
    }
    let lines = String(decoding: kept.map { $0 == 0x0D ? 0x0A : $0 }, as: UTF8.self)
    return lines.isEmpty || lines.hasSuffix("\n") ? lines : lines + "\n"
  }

  /// Flowed text keeps no blanks at the end of a line (RFC 3676 §4.2).
  private static func kept(_ text: String, isFlowed: Bool) -> [String] {
    guard isFlowed else { return text.textLines }
    return text.textLines.map { line in
      String(decoding: line.utf8.reversed().drop { $0 == 0x20 }.reversed(), as: UTF8.self)
    }
  }
}

/// What RFC 5322 §2, 2045 §2, 2047 §2 and 6532 want of the bytes.
struct MessageStrictness {
  private(set) var faults: [String] = []

  init(_ bytes: [UInt8], allowsUTF8: Bool = false) {
    var isHeader = true
    var isFirstHeader = true
    if bytes.suffix(2) != [0x0D, 0x0A] { faults.append("the last line has no end") }
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      let text = String(decoding: line, as: UTF8.self).debugDescription
      let content = line.dropLast()
      if line.last != 0x0D || content.contains(0x0D) { faults.append("line end of \(text)") }
      if content.count > 998 { faults.append("\(content.count) octets: \(text)") }
      let isClean = content.allSatisfy { $0 < 0x80 && $0 >= 0x20 || $0 == 0x09 }
      if !isClean, !(allowsUTF8 && isFirstHeader) { faults.append("octets of \(text)") }
      if isHeader { check(header: content, text) }
      if content.starts(with: "--=_".utf8), !content.hasSuffix("--") { isHeader = true }
      if content.isEmpty { (isHeader, isFirstHeader) = (false, false) }
    }
  }

  private mutating func check(header line: ArraySlice<UInt8>, _ text: String) {
    if line.count > 78 { faults.append("\(line.count) columns: \(text)") }
    let words = line.split(separator: 0x20).filter { $0.starts(with: "=?".utf8) }
    if !words.isEmpty, line.count > 76 { faults.append("\(line.count) columns with a word: \(text)") }
    if words.contains(where: { $0.count > 75 || !$0.hasSuffix("?=") }) { faults.append("word in \(text)") }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
