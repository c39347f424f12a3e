import Basics

/// A template's place and text: `fr/invoice.subject.txt`, `fr/partials/signature.html`.
struct TemplateFile: Hashable, Sendable {
  enum Part: String, CaseIterable, Hashable, Sendable {
    case subject = ".subject.txt"
    case text = ".text.txt"
    case html = ".html"

    var mode: TemplateMode { self == .html ? .html : .text }
    /// Without these a mail is no mail.
    var isRequired: Bool { self != .html }
  }

  /// Relative to the templates' directory.
  let path: String
  let source: String
  let language: Language
  /// Without folder and ending.
  let name: String
  let part: Part
  let isPartial: Bool

  /// - Returns: `nil` when the path is not one of a template.
  init?(path: String, source: String) {
    let steps = path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    guard steps.count == 2 || steps.count == 3 && steps[1] == "partials" else { return nil }
    guard let language = Language(rawValue: steps[0]), let file = steps.last else { return nil }
    guard let part = Part.allCases.first(where: { file.hasSuffix($0.rawValue) }) else { return nil }
    self.path = path
    self.source = source
    self.language = language
    self.part = part
    name = String(file.dropLast(part.rawValue.count))
    isPartial = steps.count == 3
  }
}
