import Basics
import Testing

@Suite("A text contains another")
struct ContainedTextTests {
  @Test(
    "Byte for byte, wherever it stands",
    arguments: [
      ("", "", true), ("a", "", true), ("", "a", false), ("abcabd", "abd", true), ("abcab", "abd", false),
      ("aaaab", "aab", true), ("Zürich", "ric", true), ("Zürich", "zü", false), ("ab", "abc", false),
      ("e\u{301}", "e", true), ("a\r\nb", "\n", true), ("ü", "\u{BC}", false),
    ])
  func contains(text: String, part: String, isThere: Bool) {
    #expect(text.containsBytes(of: part) == isThere)
  }
}
