import Basics
import Foundation
import Testing

@testable import Commands

@Suite("What commands print")
struct OutputTests {
  @Test(
    "JSON strings are escaped over scalars",
    arguments: [
      ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#), ("\0\u{1F}\u{7F}", #""\u0000\u001f\u007f""#),
      ("\u{2028}", #""\u2028""#), ("\"\u{301}", "\"\\\"\u{301}\""), ("é€😀", "\"é€😀\""), ("\r\n", #""\r\n""#),
    ])
  func escaping(text: String, expected: String) throws {
    let json = JSONValue.string(text).text
    #expect(Array(json.utf8) == Array(expected.utf8))
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed) as? String
    #expect(read.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test(
    "verdicts are read in words",
    arguments: [
      ("nothingSpeaksForAMachine", "nothing speaks for a machine"), ("person", "person"),
      ("autoReply.outOfOffice", "auto reply, out of office"), ("dmarcPass", "DMARC pass"), ("17", "17"),
      ("Anna Rey · Rey SA", "Anna Rey · Rey SA"),
      ("", ""),
    ])
  func verdictWords(name: String, words: String) {
    #expect(VerdictRecord.words(name) == words)
  }

  @Test("the same facts are always the same bytes")
  func sorted() {
    let value: JSONValue = ["b": [1, .null, true], "a": ["z": "x", "y": -5]]
    #expect(value.text == #"{"a":{"y":-5,"z":"x"},"b":[1,null,true]}"#)
  }

  @Test("a report with JSON Lines has one value a line")
  func lines() {
    var report = Report("text", json: .null)
    report.jsonLines = [["n": 1], ["n": 2]]
    #expect(report.output(asJSON: true) == "{\"n\":1}\n{\"n\":2}")
    #expect(report.output(asJSON: false) == "text")
  }

  @Test("columns are aligned by what is seen, and the last one is not padded")
  func table() {
    let table = Table(["id", "name"], [["1", "Zoé"], ["22", "Al"]])
    #expect(table.text == "ID  NAME\n1   Zoé\n22  Al")
  }

  @Test("a cell stays on its line and can't move the cursor")
  func hostileCell() {
    let cell = "a\u{1B}[2Jb\r\nc\u{202E}d"
    let text = Table(["x", "y"], [[cell, "end"]]).text
    let row = text.split(separator: "\n").last.map(String.init) ?? ""
    #expect(row.hasPrefix("a [2Jb  c d"))
    #expect(row.hasSuffix("end"))
    #expect(!row.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
    let long = Table(["x"], [[String(repeating: "é", count: 100)]]).text
    #expect(long.split(separator: "\n").last?.count == 60)
  }
}
