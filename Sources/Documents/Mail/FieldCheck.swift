import Basics

/// Checks the names in a template, and in the partials it includes, against the merge fields of its mail.
struct FieldCheck {
  private let fields: MergeFields
  private let lookUp: (String, TemplateFile) -> TemplateFile?

  init(_ fields: MergeFields, lookUp: @escaping (String, TemplateFile) -> TemplateFile?) {
    self.fields = fields
    self.lookUp = lookUp
  }

  /// - Parameters:
  ///   - around: the fields of the list items that the template stands in.
  ///   - path: the partials that led here, so that one that includes itself is not followed.
  func problems(
    of tags: [TemplateTag], in file: TemplateFile, around: Set<String> = [], path: Set<String> = []
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var scopes = [around]
    for tag in tags {
      let items = scopes.reduce(into: Set<String>()) { $0.formUnion($1) }
      switch tag.kind {
      case .value: found += unknown(tag, fields.plain.union(items), in: file)
      case .section, .inverted:
        found += unknown(tag, fields.plain.union(items).union(fields.lists.keys), in: file)
        scopes.append(tag.kind == .section ? fields.lists[tag.name] ?? [] : [])
      case .end: if scopes.count > 1 { scopes.removeLast() }
      case .partial:
        guard let partial = lookUp(tag.name, file), !path.contains(partial.path) else { continue }
        let inside = TemplateTag.all(in: partial.source)
        found += problems(of: inside, in: partial, around: items, path: path.union([partial.path]))
      case .comment, .unsupported, .open: break
      }
    }
    return found
  }

  private func unknown(_ tag: TemplateTag, _ known: Set<String>, in file: TemplateFile) -> [Diagnostic] {
    guard !known.contains(tag.name) else { return [] }
    let list = known.sorted().joined(separator: ", ")
    let message = "\"\(tag.name)\" is no merge field here; there are \(list)"
    return [file.problem("unknown-field", message, line: tag.line)]
  }
}
