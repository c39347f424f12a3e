import Basics
import Foundation
import Mustache

/// All templates of business mails, in all languages, checked when they were loaded.
///
/// From a directory that the user may edit, or the copy inside the program.
package struct MailTemplates: Sendable, Equatable {
  /// One per language and mode, so that a partial of one never meets a template of the other.
  private let libraries: [Shelf: MustacheLibrary]
  private let sources: [String: String]

  private struct Shelf: Hashable {
    let language: Language
    let mode: TemplateMode
  }

  /// The templates the program came with.
  package static func builtIn() throws -> MailTemplates { try MailTemplates(files: BuiltInTemplates.files) }

  package static func == (left: MailTemplates, right: MailTemplates) -> Bool { left.sources == right.sources }

  /// Reads `<fr|en>/…` under `directory`, which replaces the built-in set.
  ///
  /// - Throws: ``TemplateProblems`` with everything that is wrong, or the error of the file system.
  package init(directory: String) throws {
    let root = URL(fileURLWithPath: directory, isDirectory: true)
    var files: [String: String] = [:]
    for language in Language.allCases {
      for folder in [language.rawValue, language.rawValue + "/partials"] {
        let place = root.appendingPathComponent(folder)
        guard FileManager.default.fileExists(atPath: place.path) else { continue }
        for name in try FileManager.default.contentsOfDirectory(atPath: place.path) {
          guard name.hasSuffix(".txt") || name.hasSuffix(".html") else { continue }
          files["\(folder)/\(name)"] = String(
            decoding: try Data(contentsOf: place.appendingPathComponent(name)), as: UTF8.self)
        }
      }
    }
    try self.init(files: files)
  }

  /// - Parameter files: template texts by path, e.g. `fr/invoice.text.txt`.
  package init(files: [String: String]) throws {
    let templates = files.compactMap { TemplateFile(path: $0.key, source: $0.value) }
    var problems = TemplateLint(templates).problems()
    for path in files.keys where !templates.contains(where: { $0.path == path }) {
      problems.append(Diagnostic(.error, "unknown-file", "this is not the name of a template", at: path))
    }
    guard problems.isEmpty else { throw TemplateProblems(problems) }
    (libraries, problems) = Self.parsed(templates)
    guard problems.isEmpty else { throw TemplateProblems(problems) }
    sources = files
  }

  /// Writes one mail, with a place for its token. Values are never read as templates.
  ///
  /// - Throws: ``MergeError`` when the fields are not those that the mail declares.
  package func render(
    _ name: MailTemplateName, language: Language, fields: [String: String],
    lists: [String: [[String: String]]] = [:]
  ) throws(MergeError) -> MailText {
    try MergeError.check(name, fields: fields, lists: lists)
    let mail = write(name, language: language, fields: fields, lists: lists)
    guard fields["token"] == nil else { return mail }
    let marked = fields.merging(["token": MailText.placeholder]) { $1 }
    return mail.with(markedAs: write(name, language: language, fields: marked, lists: lists))
  }

  private func write(
    _ name: MailTemplateName, language: Language, fields: [String: String],
    lists: [String: [[String: String]]]
  ) -> MailText {
    let declared = name.fields
    let items = declared.lists.map { list, names in
      let rows = lists[list] ?? []
      return (list, rows.map { MergeScope(names: names, values: $0, lists: [:]) })
    }
    let scope = MergeScope(
      names: declared.plain, values: fields, lists: Dictionary(uniqueKeysWithValues: items))
    let html = write(name, .html, language, scope)
    return MailText(
      subject: MailLayout.subject(write(name, .subject, language, scope) ?? ""),
      text: MailLayout.body(write(name, .text, language, scope) ?? ""), html: html.map(MailLayout.body))
  }

  private func write(
    _ name: MailTemplateName, _ part: TemplateFile.Part, _ language: Language, _ scope: MergeScope
  ) -> String? {
    let path = "\(language.rawValue)/\(name.rawValue)\(part.rawValue)"
    guard sources[path] != nil else { return nil }
    return libraries[Shelf(language: language, mode: part.mode)]?.render(scope, withTemplate: path)
  }

  private static func parsed(_ files: [TemplateFile]) -> ([Shelf: MustacheLibrary], [Diagnostic]) {
    var libraries: [Shelf: MustacheLibrary] = [:]
    var problems: [Diagnostic] = []
    for file in files {
      let shelf = Shelf(language: file.language, mode: file.part.mode)
      let name = file.isPartial ? file.name : file.path
      do {
        try libraries[shelf, default: MustacheLibrary()]
          .register(file.part.mode.pragma + file.source, named: name)
      } catch let error as MustacheTemplate.ParserError {
        // The pragma is a line of its own.
        let place = "\(file.path):\(error.context.lineNumber - 1)"
        problems.append(Diagnostic(.error, "syntax", "\(error.error)", at: place))
      } catch {
        problems.append(Diagnostic(.error, "syntax", "\(error)", at: file.path))
      }
    }
    return (libraries, problems)
  }
}
