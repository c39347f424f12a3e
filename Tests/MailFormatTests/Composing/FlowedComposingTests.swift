import Basics
import Testing

@testable import MailFormat

@Suite("Composing flowed text")
struct FlowedComposingTests {
  private static let words = String(repeating: "some words ", count: 20)

  private static func flowed(_ text: String) -> (lines: [String], deletesBlank: Bool) {
    let writer = FlowedTextWriter(Array(text.utf8))
    return (String(decoding: writer.bytes, as: UTF8.self).textLines.dropLast(), writer.deletesBlank)
  }

  @Test(
    "lines that could be taken for something else are stuffed, and trailing blanks go (RFC 3676 §4.2, §4.4)",
    arguments: [
      ("Hello\n", ["Hello"]), ("", []), ("\n", [""]), ("a  \nb\n", ["a", "b"]),
      ("-- \nAnna\n", ["-- ", "Anna"]),
      ("From me\n", [" From me"]), (" indented\n", ["  indented"]), (">_<\n", [" >_<"]),
      ("> cited\n", ["> cited"]), (">> deep\n", [">> deep"]), ("> > deep\n", ["> > deep"]), (">\n", [">"]),
      ("> -- \n", ["> -- "]), (".\n", ["."]),
    ])
  func stuffed(text: String, lines: [String]) {
    #expect(Self.flowed(text).lines == lines)
  }

  @Test(
    "a long paragraph is cut behind blanks, and a cited one keeps its signs", arguments: ["", "> ", ">>> "])
  func wrapped(signs: String) {
    let (lines, deletesBlank) = Self.flowed(signs + Self.words + "end\n")
    #expect(lines.count > 2 && !deletesBlank)
    #expect(lines.allSatisfy { $0.utf8.count <= 72 && $0.hasPrefix(signs) })
    #expect(lines.dropLast().allSatisfy { $0.hasSuffix(" ") } && lines.last?.hasSuffix("end") == true)
  }

  @Test("no line becomes the mark of a signature by a cut")
  func noFalseSignature() {
    let long = String(repeating: "x", count: 80)
    let lines = Self.flowed("-- \(long) -- \(long)\n").lines
    #expect(!lines.contains("-- "))
    #expect(FlowedText.unflow(lines.joined(separator: "\n"), deletesBlank: false) == "-- \(long) -- \(long)")
  }

  @Test("words stay whole, whatever their length", arguments: ["http://example.org/", "Ω"])
  func longWord(start: String) {
    let word = start + String(repeating: "p", count: 200)
    #expect(Self.flowed("see \(word) there\n").lines == ["see ", word + " ", "there"])
  }

  @Test("text without blanks is cut between characters with DelSp, marks and joined emoji stay together")
  func delSp() {
    let text = String(repeating: "見積書をお送りします。か\u{3099}👩‍👩‍👧👍🏽", count: 12)
    let (lines, deletesBlank) = Self.flowed(text + " end\n")
    #expect(deletesBlank && lines.count > 3)
    #expect(FlowedText.unflow(lines.joined(separator: "\n"), deletesBlank: true) == text + " end")
    for line in lines {
      let first = line.unicodeScalars.first
      #expect(!["\u{3099}", "\u{200D}", "\u{1F3FD}"].contains(first))
    }
  }

  @Test(
    "what can't travel as it is goes in quoted-printable, and stays flowed",
    arguments: [
      ("Hello\n" + words, "7bit"), (String(repeating: "x", count: 998), "7bit"), ("", "7bit"),
      ("Grüezi " + words, "quoted-printable"), (String(repeating: "x", count: 999), "quoted-printable"),
      ("a\u{0}b", "quoted-printable"), ("--=_mixed_1", "quoted-printable"),
    ])
  func encoding(text: String, encoding: String) throws {
    var draft = try plainDraft()
    (draft.text, draft.textForm) = (text, .flowed)
    let bytes = try MessageComposer.compose(draft)
    let message = MailMessage.parse(bytes)
    #expect(message.header.first("Content-Transfer-Encoding") == encoding)
    #expect(message.root.contentType.parameters["format"] == "flowed")
    #expect(message.text.trimmedOfWhiteSpace == text.trimmedOfWhiteSpace)
    #expect(MessageStrictness(bytes).faults == [])
  }

  @Test("quoted-printable hides what mail stores and old relays would change (RFC 2049 §3)")
  func touchedLines() throws {
    var draft = try plainDraft()
    draft.text = "From me\n.\n..\nand From you\n"
    let lines = String(decoding: try MessageComposer.compose(draft), as: UTF8.self).textLines
    #expect(lines.suffix(5) == ["=46rom me", "=2E", "..", "and From you", ""])
  }
}

/// The least that a draft needs.
func plainDraft() throws -> MailDraft {
  let address = try #require(MailAddress(addrSpec: "anna@example.org"))
  return MailDraft(
    from: address, to: [address], subject: "Offer", text: "Hello\n",
    messageID: try #require(MessageID("1.a@example.org")), date: Instant(milliseconds: 0))
}
