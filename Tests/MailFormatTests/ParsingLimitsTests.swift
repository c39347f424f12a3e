import Basics
import MailFormat
import Testing

@Suite("Limits of parsing")
struct ParsingLimitsTests {
  /// A limit, a mail that goes beyond it, and the word for that.
  struct Case: Sendable, CustomTestStringConvertible {
    let code: String
    let mail: String
    let limits: ParsingLimits
    var testDescription: String { code }
  }

  private static let parts = "Content-Type: multipart/mixed; boundary=b\n\n" + repeated("--b\n\nx\n", 20)
  private static let nested = (0..<20).map {
    "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n"
  }.joined()
  private static let packed = "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"

  private static let cases = [
    Case(code: "size-limit", mail: "Subject: x\n\n" + repeated("words\n", 99), limits: .init(size: 50)),
    Case(code: "size-limit", mail: "Subject: x\n\nbody", limits: .init(size: 0)),
    Case(code: "parts-limit", mail: parts, limits: .init(parts: 5)),
    Case(code: "parts-limit", mail: packed + "U3ViamVjdDogeAo=", limits: .init(parts: 1)),
    Case(code: "depth-limit", mail: nested, limits: .init(depth: 5)),
    Case(code: "depth-limit", mail: packed + "U3ViamVjdDogeAo=", limits: .init(depth: 0)),
    Case(code: "header-limit", mail: repeated("To: a@b.example\n", 9), limits: .init(headerLines: 8)),
    Case(code: "header-limit", mail: "To: a\n" + repeated(" b\n", 9), limits: .init(headerLines: 8)),
    Case(code: "header-limit", mail: "X: " + repeated("x", 99), limits: .init(headerBytes: 100)),
    Case(
      code: "diagnostics-limit", mail: repeated("no field\nTo: a\n", 20), limits: .init(diagnostics: 3)
    ),
  ]

  @Test("going beyond one is said, and no byte is lost", arguments: cases)
  func beyond(_ testCase: Case) {
    let bytes = Array(testCase.mail.utf8)
    let message = MailMessage.parse(bytes, limits: testCase.limits)
    #expect(message.diagnostics.contains { $0.code == testCase.code })
    #expect(message.diagnostics.count <= testCase.limits.diagnostics)
    #expect(Array(message.root.bytes + message.unread) == bytes)
  }

  @Test("within the limits nothing is said", arguments: cases)
  func within(_ testCase: Case) {
    let codes = MailMessage.parse(Array(testCase.mail.utf8)).diagnostics.map(\.code)
    #expect(!codes.contains(testCase.code))
  }

  @Test("a limit that is just reached leaves nothing out")
  func reached() {
    let mail = Array("To: a@b.example,\n c@d.example\nSubject: x\n\nbody".utf8)
    let header = mail.count - 6
    let limits = ParsingLimits(
      size: mail.count, parts: 1, depth: 0, headerLines: 3, headerBytes: header, diagnostics: 0)
    let message = MailMessage.parse(mail, limits: limits)
    #expect(message.diagnostics.isEmpty && message.unread.isEmpty)
    #expect(message.subject == "x" && message.to.count == 2 && message.text == "body")
  }

  @Test("of a field that goes on beyond the limit the lines before it are read")
  func cutField() {
    let mail = "To: a@b.example,\n c@d.example,\n e@f.example\n g@h.example\nSubject: x\n\nbody"
    let message = MailMessage.parse(Array(mail.utf8), limits: .init(headerLines: 2))
    #expect(message.to.map(\.addrSpec) == ["a@b.example", "c@d.example"])
    #expect(message.subject.isEmpty && message.text == "body")
  }

  @Test("a part that the size limit cuts keeps what lies before it")
  func cutPart() {
    let mail = Array("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n--b--\n".utf8)
    let message = MailMessage.parse(mail, limits: .init(size: mail.count - 8))
    #expect(message.root.children.map { $0.decodedText() } == ["one", "tw"])
    #expect(message.unread.elementsEqual("o\n--b--\n".utf8))
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }
}
