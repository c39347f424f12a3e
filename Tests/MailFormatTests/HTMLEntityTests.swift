import MailFormat
import Testing

@Suite("Character references")
struct HTMLEntityTests {
  @Test(
    "a name counts with its semicolon, an old one without",
    arguments: [
      ("&lt;", "<"), ("&lt", "<"), ("&AMP", "&"), ("&apos;", "'"), ("&apos", "&apos"),
      ("&CounterClockwiseContourIntegral;", "∳"), ("&bne;", "=\u{20E5}"), ("&NotEqualTilde;", "≂\u{338}"),
      ("&notin;", "∉"), ("&notit;", "¬it;"), ("&notin", "¬in"), ("&copysr;", "℗"), ("&copyx", "©x"),
      ("&frac12", "½"), ("&sup1;&sup1", "¹¹"), ("&zwnj;a", "a"), ("&euro", "&euro"), ("&euro;", "€"),
      ("&there4;", "∴"), ("&blk14;", "░"), ("&Aacute;&aacute;", "Áá"), ("&zz;", "&zz;"), ("&;&", "&;&"),
      ("&fjlig;", "fj"), ("&rang;", "⟩"), ("&ZeroWidthSpace;a", "a"),
      ("&xyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyz;", nil),
    ] as [(String, String?)])
  func named(markup: String, expected: String?) {
    #expect(HTMLText.convert(markup) == expected ?? markup)
  }

  @Test(
    "numbers mean code points, with the habits of windows-1252",
    arguments: [
      ("&#8364;", "€"), ("&#x20AC;", "€"), ("&#X20ac", "€"), ("&#128;", "€"), ("&#x99;", "™"),
      ("&#0;", "\u{FFFD}"),
      ("&#xD800;", "\u{FFFD}"), ("&#x110000;", "\u{FFFD}"), ("&#99999999999999999999;", "\u{FFFD}"),
      ("&#;", "&#;"), ("&#x;", "&#x;"), ("&#65b", "Ab"), ("&#x1F600;", "😀"),
    ])
  func numeric(markup: String, expected: String) {
    #expect(HTMLText.convert(markup) == expected)
  }

  @Test("in a link an old name before a letter or `=` is no reference")
  func link() {
    let text = HTMLText.convert("<a href='https://x.example/?a=1&copy=2&amp;notx=3&reg'>a</a>")
    #expect(text == "a <https://x.example/?a=1&copy=2&notx=3®>")
  }
}
