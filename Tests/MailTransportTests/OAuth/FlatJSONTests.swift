import Testing

@testable import MailTransport

/// JSON of strangers.
@Suite struct FlatJSONTests {
  @Test(
    "texts are read with their escapes",
    arguments: [
      (#"{"a":"b"}"#, "b"), (#" { "a" : "x\"\\\/\b\f\n\r\t" } "#, "x\"\\/\u{8}\u{c}\n\r\t"),
      (#"{"a":"\u00e9\ud83d\ude00"}"#, "é😀"), (#"{"x":{"a":["}"]},"a":"last"}"#, "last"),
      (#"{"a":"first","a":"second"}"#, "second"),
    ])
  func texts(json: String, text: String) {
    #expect(FlatJSON(Array(json.utf8))?.text("a") == text)
  }

  @Test(
    "numbers are whole and may stand in quotes",
    arguments: [
      ("3600", 3600), ("3.6e3", 3600), ("\"3599\"", 3599), ("3599.9", 3599), ("-1", -1), ("true", nil),
      ("1e300", nil), ("[1]", nil), ("null", nil), ("\"x\"", nil),
    ] as [(String, Int?)])
  func numbers(text: String, number: Int?) throws {
    let members = try #require(FlatJSON(Array(#"{"n":\#(text)}"#.utf8)))
    #expect(members.number("n") == number)
  }

  @Test(
    "what is not strictly one object is none",
    arguments: [
      "", "[]", "\"a\"", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":1}x"#, #"{'a':1}"#, #"{"a":"\x"}"#,
      #"{"a":"\ud800"}"#, #"{"a":"\u12"}"#, "{\"a\":\"\u{1}\"}", #"{"a":[}"#, #"{"a":{]}"#, #"{"a":"\x{}"}"#,
      #"{"a":+1}"#, #"{"a":tru}"#, "<html>",
    ])
  func noObjects(json: String) {
    #expect(FlatJSON(Array(json.utf8)) == nil)
  }

  @Test("damaged UTF-8 is refused, and depth is bounded")
  func hostile() {
    #expect(FlatJSON(Array("{\"a\":\"".utf8) + [0xC3] + Array("\"}".utf8)) == nil)
    let nested = { (depth: Int) in
      let open = String(repeating: "[", count: depth), close = String(repeating: "]", count: depth)
      return FlatJSON(Array("{\"a\":\(open)\(close),\"b\":\"c\"}".utf8))
    }
    #expect(nested(32)?.text("b") == "c")
    #expect(nested(33) == nil && nested(1_000_000) == nil)
  }

  @Test(
    "base64 is read in both alphabets and refused otherwise",
    arguments: [("aGk=", "hi"), ("aGk", "hi"), ("", ""), ("a-_/+A", nil), ("aG=k", nil), ("a k", nil)]
      as [(String, String?)])
  func base64(text: String, plain: String?) {
    guard let plain else {
      #expect(Base64.decode(Array(text.utf8)).flatMap { String(validating: $0, as: UTF8.self) } == nil)
      return
    }
    #expect(Base64.decode(Array(text.utf8)) == Array(plain.utf8))
  }
}
