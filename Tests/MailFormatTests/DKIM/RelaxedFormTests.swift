import TestSupport
import Testing

@testable import MailFormat

@Suite("Relaxed canonical forms")
struct RelaxedFormTests {
  @Test(
    "fields: lower case, one line, single blanks",
    arguments: [
      // The example of RFC 6376 §3.4.5.
      ("A: X", "a:X"),
      ("B : Y\t\r\n\tZ  ", "b:Y Z"),
      ("SUBJect: AbC\r\n", "subject:AbC"),
      ("Subject:no blank", "subject:no blank"),
      ("Subject  \t:  \t two  \t blanks \t", "subject:two blanks"),
      ("Subject:", "subject:"),
      ("Subject: \t \r\n ", "subject:"),
      ("Subject:\r\n folded at once", "subject:folded at once"),
      ("References: <a@b>\r\n <c@d>\r\n\t<e@f>", "references:<a@b> <c@d> <e@f>"),
      ("Subject: a:b : c", "subject:a:b : c"),
      ("Subject: Zürich", "subject:Zürich"),
    ])
  func fields(raw: String, canonical: String) {
    #expect(String(decoding: RelaxedForm.field(Array(raw.utf8)[...]), as: UTF8.self) == canonical)
  }

  @Test(
    "bodies: single blanks, none at the end of a line, no empty lines at the end",
    arguments: [
      // The example of RFC 6376 §3.4.5.
      (" C \r\nD \t E\r\n\r\n\r\n", " C\r\nD E\r\n"),
      ("", ""),
      ("\r\n", ""),
      ("\r\n\r\n\r\n", ""),
      (" \t\r\n  \r\n", ""),
      ("a", "a\r\n"),
      ("a\r\n", "a\r\n"),
      ("a \t", "a\r\n"),
      ("a\r\n \t\r\n\r\n", "a\r\n"),
      ("\r\n\r\na\r\n", "\r\n\r\na\r\n"),
      ("a\r\n \r\nb\r\n", "a\r\n\r\nb\r\n"),
      ("\t\ta\t\t\tb\t\r\n\t", " a b\r\n"),
      (".\r\n..\r\n", ".\r\n..\r\n"),
    ])
  func bodies(raw: String, canonical: String) {
    #expect(String(decoding: RelaxedForm.body(Array(raw.utf8)[...]), as: UTF8.self) == canonical)
  }

  @Test("a canonical body is its own canonical form, whatever it was", arguments: 0..<50)
  func settled(seed: Int) {
    var chance = SeededGenerator(seed: UInt64(seed))
    let pieces = ["a", "=", " ", "\t", "\r\n", "\r\n", "é", "  "]
    let text = (0..<Int.random(in: 0...60, using: &chance)).compactMap { _ in
      pieces.randomElement(using: &chance)
    }.joined()
    let once = RelaxedForm.body(Array(text.utf8)[...])
    #expect(RelaxedForm.body(once[...]) == once)
    #expect(once.isEmpty || Array(once.suffix(2)) == [0x0D, 0x0A])
    #expect(once.filter { !$0.isWhiteSpace } == text.utf8.filter { !$0.isWhiteSpace })
  }
}
