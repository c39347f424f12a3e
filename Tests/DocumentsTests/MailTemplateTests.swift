import Basics
import Documents
import Foundation
import Testing

@Suite("Mail templates")
struct MailTemplateTests {
  private static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("templates/mail")

  private static let templates = Result { try MailTemplates.builtIn() }

  /// A value for each required field, and for all others too when `full`.
  private func fields(of name: MailTemplateName, full: Bool) -> [String: String] {
    let names = full ? name.fields.required.union(name.fields.optional) : name.fields.required
    return Dictionary(uniqueKeysWithValues: names.map { ($0, "<\($0)>") })
  }

  @Test("the copy inside the program is the one under templates/mail")
  func embedded() throws {
    let built = try #require(try? Self.templates.get())
    let onDisk = try MailTemplates(directory: Self.directory.path)
    #expect(built == onDisk, "run scripts/embed-templates")
  }

  @Test(
    "every template is written with its required fields alone, and shows all it is given",
    arguments: MailTemplateName.allCases, Language.allCases)
  func complete(name: MailTemplateName, language: Language) throws {
    let templates = try Self.templates.get()
    let bare = try templates.render(name, language: language, fields: fields(of: name, full: false))
    for part in [bare.subject, bare.text, bare.html ?? ""] {
      #expect(!part.contains("{{") && !part.contains("}}") && !part.contains("\n\n\n"))
    }
    #expect(!bare.subject.isEmpty && bare.text.hasSuffix("\n"))
    let full = fields(of: name, full: true)
    let lists = name.fields.lists.mapValues { names in
      [Dictionary(uniqueKeysWithValues: names.map { ($0, "<item \($0)>") })]
    }
    let mail = try templates.render(name, language: language, fields: full, lists: lists)
    for value in Array(full.values) + lists.values.flatMap({ $0.flatMap(\.values) }) {
      #expect(mail.text.contains(value) || mail.subject.contains(value), "\(value) is not shown")
    }
  }

  @Test("text is never escaped, HTML always, also where an accent follows a quote")
  func escaping() throws {
    let attack = "<b>\"\u{301} onmouseover='x' & co"
    let mail = try Self.templates.get().render(
      .leadNotification, language: .french,
      fields: ["title": attack, "source": "Mail", "link": attack, "token": attack])
    #expect(mail.subject == "Nouvelle piste : \(attack)")
    #expect(mail.text.contains(attack))
    let html = try #require(mail.html)
    let escaped = "&lt;b&gt;&quot;\u{301} onmouseover=&#39;x&#39; &amp; co"
    let bytes = Array(html.utf8)
    #expect(count(Array(escaped.utf8), in: bytes) == 3, "title, link, and the token of a partial")
    #expect(count(Array(attack.utf8), in: bytes) == 0)
  }

  @Test("a line break in a name can't begin a new header field")
  func subjectIsOneLine() throws {
    let mail = try Self.templates.get().render(
      .leadNotification, language: .english,
      fields: ["title": "A\r\nBcc: x@y.example\u{0}\tB", "source": "Mail"])
    #expect(mail.subject == "New lead: A Bcc: x@y.example B")
  }

  @Test("an empty field is an absent one, and a list item does not borrow from the mail")
  func emptyFields() throws {
    let mail = try Self.templates.get().render(
      .projectOpened, language: .english,
      fields: ["project": "P", "customer": "C", "employee": ""],
      lists: ["tasks": [["task": "Analysis", "planned": "12h"], ["task": "Test", "planned": ""]]])
    #expect(mail.text.hasPrefix("Hello,\n"))
    #expect(mail.text.contains("- Analysis (planned: 12h)\n- Test\n"))
    let none = try Self.templates.get().render(
      .projectOpened, language: .english, fields: ["project": "P", "customer": "C"])
    #expect(none.text.contains("- none for now"))
  }

  @Test("values are never read as templates")
  func noInjection() throws {
    let mail = try Self.templates.get().render(
      .relay, language: .french,
      fields: [
        "subject": "{{firm}}", "text": "{{#author}}x{{/author}} {{>signature}}", "author": "A", "firm": "F",
      ])
    #expect(mail.subject == "{{firm}}")
    #expect(mail.text == "{{#author}}x{{/author}} {{>signature}}\n\nA\n\n-- \nF\n")
  }

  @Test("missing and undeclared values are refused together")
  func mergeErrors() throws {
    let templates = try Self.templates.get()
    let error = #expect(throws: MergeError.self) {
      try templates.render(
        .timeReceipt, language: .french, fields: ["project": "", "prject": "x"],
        lists: ["entries": [["hours": "2"]], "others": []])
    }
    #expect(error?.missing == ["project", "total"])
    #expect(error?.unknown == ["entries.hours", "others", "prject"])
  }

  private func count(_ needle: [UInt8], in bytes: [UInt8]) -> Int {
    bytes.indices.count { bytes[$0...].starts(with: needle) }
  }
}
