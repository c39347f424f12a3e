import Basics

/// Checks that the tags of one template are closed, nested and allowed, and that its partials exist.
struct TemplateStructure {
  /// swift-mustache parses sections by recursion; nobody nests mails deeper.
  private static let deepest = 20

  private let file: TemplateFile
  private let hasPartial: (String) -> Bool
  private var open: [TemplateTag] = []
  private var found: [Diagnostic] = []

  init(_ file: TemplateFile, hasPartial: @escaping (String) -> Bool) {
    self.file = file
    self.hasPartial = hasPartial
  }

  mutating func problems(of tags: [TemplateTag]) -> [Diagnostic] {
    for tag in tags { check(tag) }
    for tag in open { report("open-section", "{{#\(tag.name)}} is never ended", tag) }
    return found
  }

  private mutating func check(_ tag: TemplateTag) {
    switch tag.kind {
    case .open: report("open-tag", "{{ is never closed", tag)
    case .unsupported(let sign): report("unsupported-tag", "{{\(sign)…}} can't be used in mails", tag)
    case .partial where !hasPartial(tag.name):
      report("missing-partial", "there is no partial \"\(tag.name)\" of this kind and language", tag)
    case .section, .inverted:
      if open.count == Self.deepest { report("too-deep", "sections are nested too deeply", tag) }
      open.append(tag)
    case .end: close(tag)
    case .value, .partial, .comment: break
    }
  }

  private mutating func close(_ tag: TemplateTag) {
    guard let last = open.popLast() else {
      return report("wrong-end", "{{/\(tag.name)}} ends nothing", tag)
    }
    guard last.name != tag.name else { return }
    report("wrong-end", "{{/\(tag.name)}} stands where {{/\(last.name)}} belongs", tag)
  }

  private mutating func report(_ code: String, _ message: String, _ tag: TemplateTag) {
    found.append(file.problem(code, message, line: tag.line))
  }
}
