import Basics

/// Everything that is wrong with a set of templates.
package struct TemplateProblems: Error, Hashable, Sendable, CustomStringConvertible {
  package let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics.sorted { $0.location < $1.location }
  }

  package var description: String {
    let list = diagnostics.map { "  \($0)" }.joined(separator: "\n")
    return "\(diagnostics.count) problem(s) in the mail templates:\n\(list)"
  }
}

/// The values given for a mail are not those that it declares.
package struct MergeError: Error, Hashable, Sendable, CustomStringConvertible {
  package let template: MailTemplateName
  /// Required, and not given or empty.
  package let missing: [String]
  /// Given, and not declared.
  package let unknown: [String]

  package var description: String {
    let lacks = missing.isEmpty ? "" : " lacks " + missing.joined(separator: ", ")
    let strange = unknown.isEmpty ? "" : " does not know " + unknown.joined(separator: ", ")
    let both = [lacks, strange].filter { !$0.isEmpty }.joined(separator: " and")
    return "the mail \(template.rawValue)\(both)"
  }

  static func check(
    _ template: MailTemplateName, fields: [String: String], lists: [String: [[String: String]]]
  ) throws(MergeError) {
    let declared = template.fields
    let missing = declared.required.filter { fields[$0]?.isEmpty ?? true }
    var unknown = Set(fields.keys).subtracting(declared.plain)
    for (list, items) in lists {
      guard let names = declared.lists[list] else {
        unknown.insert(list)
        continue
      }
      for item in items { unknown.formUnion(Set(item.keys).subtracting(names).map { "\(list).\($0)" }) }
    }
    guard missing.isEmpty, unknown.isEmpty else {
      throw MergeError(template: template, missing: missing.sorted(), unknown: unknown.sorted())
    }
  }
}
