import Testing

@testable import Settings

@Suite("Settings document")
struct SettingsDocumentTests {
  @Test(
    "what is not YAML is reported with line and column",
    arguments: [
      ("company: [a\n", 2, 1), ("company:\n\tname: A\n", 2, 1), ("a: b: c\n", 1, 5),
      ("company:\n  name: \"A\n", 3, 1), ("a: *nobody\n", 1, 4), ("a: 1\n---\nb: 2\n", 2, 1),
      ("é: \u{1}\n", 1, 4),
    ])
  func syntax(text: String, line: Int, column: Int) throws {
    let problems = Sample.problems(text)
    try #require(problems.count == 1)
    #expect(problems[0].message.hasPrefix("this is not YAML: "))
    #expect(problems[0].line == line)
    #expect(problems[0].column == column)
  }

  @Test("the text of a broken line stays out of the message")
  func brokenSecret() {
    #expect(!Sample.problems("password: \"hunter2\n").description.contains("hunter2"))
  }

  @Test(
    "a key that is given twice is reported at the second place",
    arguments: [
      ("blobs: a\nblobs: b\n", "blobs", [7]), ("web: {listen: a:1, \"listen\": b:2}\n", "web.listen", [6]),
      ("'blobs': a\nblobs: b\nblobs: c\n", "blobs", [8, 8]),
    ])
  func duplicate(text: String, key: String, lines: [Int]) {
    let problems = Sample.problems(Sample.minimal + text)
    #expect(problems.map(\.key) == lines.map { _ in key })
    #expect(problems.map(\.line) == lines)
    #expect(problems.first?.message.contains("a second time, it was given on line 6") == true)
  }

  @Test("a key that is not a word, and more twins than anybody writes, end in a report")
  func oddKeys() {
    #expect(Sample.problems(Sample.minimal + "? [a, b]\n: 1\n").map(\.message) == ["a key must be a word"])
    #expect(Sample.problems("1: a\n1: b\n").map(\.message) == ["the key is given more than once"])
    let many = String(repeating: "blobs: a\n", count: 200)
    #expect(Sample.problems(Sample.minimal + many).map(\.message) == ["the key is given more than once"])
  }

  @Test("deep nesting ends in a report", arguments: ["[", "{a: "])
  func deepNesting(opening: String) {
    let text = "a: " + String(repeating: opening, count: 100_000)
    #expect(Sample.problems(text).first?.message.hasPrefix("this is not YAML") == true)
  }
}
