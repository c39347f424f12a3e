import Basics
import Documents
import Testing

@Suite("Checking templates when they are loaded")
struct TemplateLintTests {
  /// A complete set with one text per template, in which the given files are replaced.
  private func problems(_ changes: [String: String]) -> [String] {
    var files: [String: String] = [:]
    for language in Language.allCases {
      for name in MailTemplateName.allCases {
        files["\(language.rawValue)/\(name.rawValue).subject.txt"] = "Subject\n"
        files["\(language.rawValue)/\(name.rawValue).text.txt"] = "Text\n"
      }
    }
    files.merge(changes) { $1 }
    do {
      _ = try MailTemplates(files: files)
      return []
    } catch let error as TemplateProblems {
      return error.diagnostics.map { "\($0.location) \($0.code)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test("a complete set is accepted")
  func complete() {
    #expect(problems([:]).isEmpty)
  }

  @Test(
    "each fault is reported with its file and line",
    arguments: [
      ("a\n{{number", "fr/invoice.text.txt:2 open-tag"),
      ("{{#due}}\nx", "fr/invoice.text.txt:1 open-section"),
      ("{{#due}}{{#iban}}\n{{/due}}{{/iban}}", "fr/invoice.text.txt:2 wrong-end"),
      ("x{{/due}}", "fr/invoice.text.txt:1 wrong-end"),
      ("\n\n{{nmber}}", "fr/invoice.text.txt:3 unknown-field"),
      ("{{#tasks}}{{/tasks}}", "fr/invoice.text.txt:1 unknown-field"),
      ("{{ num ber }}", "fr/invoice.text.txt:1 unknown-field"),
      ("{{>nowhere}}", "fr/invoice.text.txt:1 missing-partial"),
      ("{{{number}}}", "fr/invoice.text.txt:1 unsupported-tag"),
      ("{{&number}}", "fr/invoice.text.txt:1 unsupported-tag"),
      ("{{=<% %>=}}", "fr/invoice.text.txt:1 unsupported-tag"),
      ("{{% CONTENT_TYPE: HTML}}", "fr/invoice.text.txt:1 unsupported-tag"),
      ("{{>*number}}", "fr/invoice.text.txt:1 missing-partial"),
    ])
  func faults(source: String, expected: String) {
    #expect(problems(["fr/invoice.text.txt": source]).first == expected)
  }

  @Test("faults in several files are reported at once")
  func allAtOnce() {
    let found = problems([
      "fr/invoice.text.txt": "{{a}} {{b}}", "en/mailing.html": "{{#text}}", "en/unheard.text.txt": "x",
      "de/invoice.text.txt": "x",
    ])
    #expect(
      found == [
        "de/invoice.text.txt unknown-file", "en/mailing.html:1 open-section",
        "en/unheard.text.txt:1 unknown-template", "fr/invoice.text.txt:1 unknown-field",
        "fr/invoice.text.txt:1 unknown-field",
      ])
  }

  @Test("partials that include themselves or each other are refused before they are followed")
  func recursion() {
    let found = problems([
      "fr/partials/a.text.txt": "{{>b}}", "fr/partials/b.text.txt": "{{>a}}", "fr/invoice.text.txt": "{{>a}}",
    ])
    #expect(
      found == ["fr/partials/a.text.txt:1 recursive-partial", "fr/partials/b.text.txt:1 recursive-partial"])
  }

  @Test("the fields in a partial are those of the mail that includes it")
  func partialFields() {
    let partial = ["fr/partials/p.text.txt": "{{task}}"]
    #expect(
      problems(partial.merging(["fr/project-opened.text.txt": "{{#tasks}}{{>p}}{{/tasks}}"]) { $1 }).isEmpty)
    #expect(
      problems(partial.merging(["fr/project-opened.text.txt": "{{>p}}"]) { $1 })
        == ["fr/partials/p.text.txt:1 unknown-field"])
  }

  @Test("a text partial can't be used by HTML, where it would not be escaped")
  func modes() {
    let found = problems(["fr/partials/p.text.txt": "{{number}}", "fr/invoice.html": "{{>p}}"])
    #expect(found == ["fr/invoice.html:1 missing-partial"])
  }

  @Test("sections nested beyond all sense are refused, not parsed")
  func depth() {
    let deep = String(repeating: "{{#due}}", count: 5000) + String(repeating: "{{/due}}", count: 5000)
    #expect(problems(["fr/invoice.text.txt": deep]).contains("fr/invoice.text.txt:1 too-deep"))
  }

  @Test("a missing template is named")
  func missing() {
    #expect(throws: TemplateProblems.self) { try MailTemplates(files: [:]) }
  }
}
