import Basics
import Foundation
import Testing

@Suite("Text is folded for search")
struct FoldedTextTests {
  @Test(
    "Accents, case and white space go",
    arguments: [
      ("  Élodie   BÉGUIN\r\n", "elodie beguin"), ("Grüße aus Zürich", "grusse aus zurich"),
      ("с Уважением, Ёлкин", "с уважением, елкин"), ("Ñandú\u{A0}çà", "nandu ca"), ("", ""),
      (" \u{2003} ", ""),
      ("Ærø, Łódź, ı", "ærø, łodz, ı"), ("日本 語", "日本 語"), ("e\u{301}te\u{301}", "ete"),
      ("a\u{2028}b", "a b"), ("👍🏽 OK", "👍🏽 ok"),
    ])
  func folds(text: String, folded: String) {
    #expect(text.foldedForSearch == folded)
    #expect(Array(text.foldedForSearch.utf8) == Array(folded.utf8))
  }

  /// The long way, without any table.
  private static func long(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("Every letter folds as Foundation has it, alone and among others")
  func agreesWithFoundation() {
    for value in UInt32(0)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "Ab" + String(scalar) + "É" + String(scalar) + " "
      #expect(
        Array(text.foldedForSearch.utf8) == Array(Self.long(text).utf8), "U+\(String(value, radix: 16))")
    }
  }
}
