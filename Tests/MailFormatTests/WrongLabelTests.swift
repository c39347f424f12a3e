import Basics
import MailFormat
import Testing

/// What a part says of itself is not what it is.
@Suite("Wrong labels")
struct WrongLabelTests {
  @Test(
    "words under the label base64 are read as they are",
    arguments: [
      "Guten Tag, der Preis ist gut.\nFreundliche Grüsse\n", "Bonjour, merci pour l'offre. À bientôt\n",
    ])
  func wordsAsBase64(_ words: String) {
    let part = part("Content-Transfer-Encoding: base64", Array(words.utf8))
    #expect(part.decodedText() == words)
    #expect(Array(part.decodedPieces(of: 7).joined()) == Array(words.utf8))
  }

  @Test(
    "base64 that was damaged is still base64",
    arguments: ["SGVs bG8g d29y bGQ=", "SGVsbG8g\n> d29y\n bGQ=", "S.G.V.sbG8gd29ybGQ="])
  func damagedBase64(_ digits: String) {
    #expect(part("Content-Transfer-Encoding: base64", Array(digits.utf8)).decodedText() == "Hello world")
  }

  @Test(
    "HTML that names its charset itself is read in it, if no field does",
    arguments: [
      ("<meta charset=iso-8859-2>", "Content-Type: text/html"),
      (
        "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=ISO-8859-2\">",
        "Content-Type: text/html"
      ),
      ("<!-- < --><meta name=x><meta charset = 'latin2' />", "Content-Type: text/html; charset=us-ascii"),
    ])
  func declared(meta: String, field: String) {
    #expect(part(field, Array(meta.utf8) + Self.polish).decodedText().hasSuffix("proszę"))
  }

  @Test(
    "a declaration counts for nothing where a field names the charset, it is none, or the text is UTF-8",
    arguments: [
      ("<meta charset=iso-8859-2>", "Content-Type: text/html; charset=iso-8859-1"),
      ("<meta charset=utf-16>", "Content-Type: text/html"),
      ("<meta charset=nonsense>", "Content-Type: text/html"),
      ("<metal charset>", "Content-Type: text/html"),
      ("<meta charset=iso-8859-2>", "Content-Type: text/plain"),
    ])
  func undeclared(meta: String, field: String) {
    #expect(part(field, Array(meta.utf8) + Self.polish).decodedText().hasSuffix("proszê"))
    let unicode = part("Content-Type: text/html", Array("<meta charset=iso-8859-2>proszę".utf8))
    #expect(unicode.decodedText().hasSuffix("proszę"))
  }

  @Test("a byte order mark is no part of the text", arguments: ["unicode", "utf-16", "ucs-2"])
  func byteOrderMark(_ charset: String) {
    for mail in [[0xFF, 0xFE, 0x48, 0, 0x69, 0], [0xFE, 0xFF, 0, 0x48, 0, 0x69]] as [[UInt8]] {
      #expect(part("Content-Type: text/plain; charset=\(charset)", mail).decodedText() == "Hi")
    }
  }

  @Test("JIS X 0213 under its escapes is read where it is JIS X 0208")
  func jis() {
    let bytes = [0x1B, 0x24, 0x28, 0x4F, 0x38, 0x2B, 0x1B, 0x28, 0x42] as [UInt8]
    #expect(part("Content-Type: text/plain; charset=iso-2022-jp", bytes).decodedText() == "見")
  }

  @Test("of two fields of which the first is empty or wrong the other counts")
  func twice() {
    let mail = "Subject:\nSubject: Anfrage\nDate: soon\nDate: Tue, 24 Nov 2026 10:30:00 +0100\n\nx"
    let message = MailMessage.parse(Array(mail.utf8))
    #expect(message.subject == "Anfrage")
    #expect(message.date?.description == "2026-11-24T09:30:00Z")
  }

  @Test(
    "a Content-Type of nothing but parameters says what they say",
    arguments: ["name=\"plan.pdf\"", "charset=utf-8; name=plan.pdf", "(c) name=plan.pdf; charset=utf-8"])
  func parametersOnly(_ type: String) {
    let part = part("Content-Type: \(type)", Array("%PDF".utf8))
    #expect(part.filename == "plan.pdf")
    #expect(part.contentType.mediaType == "text/plain")
  }

  @Test(
    "a plain alternative of blanks is none",
    arguments: [" \n", "\u{A0}\n", "\u{200B}\u{FEFF}"])
  func blankAlternative(_ blank: String) {
    let plain = "--b\nContent-Type: text/plain; charset=utf-8\n\n\(blank)\n"
    let html = "--b\nContent-Type: text/html\n\n<p>words\n--b--\n"
    let mail = "Content-Type: multipart/alternative; boundary=b\n\n" + plain + html
    #expect(MailMessage.parse(Array(mail.utf8)).text == "words")
  }

  private static let polish = Array("prosz".utf8) + [0xEA]

  private func part(_ fields: String, _ body: [UInt8]) -> MIMEPart {
    MailMessage.parse(Array((fields + "\n\n").utf8) + body).root
  }
}
