import Basics

/// Finds what is wrong with a set of templates before any mail is written; everything at once, each with its
/// file and line.
///
/// swift-mustache itself leaves a missing name or partial silently empty, and a partial that includes itself
/// ends the process.
struct TemplateLint {
  private let files: [TemplateFile]
  private let partials: [PartialKey: TemplateFile]

  private struct PartialKey: Hashable {
    let name: String
    let mode: TemplateMode
    let language: Language
  }

  init(_ files: [TemplateFile]) {
    self.files = files
    partials = Dictionary(
      files.filter(\.isPartial)
        .map { (PartialKey(name: $0.name, mode: $0.part.mode, language: $0.language), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  func problems() -> [Diagnostic] { missingFiles() + files.flatMap(check) }

  private func missingFiles() -> [Diagnostic] {
    let present = Set(files.map(\.path))
    let required = TemplateFile.Part.allCases.filter(\.isRequired)
    let wanted = Language.allCases.flatMap { language in
      MailTemplateName.allCases.flatMap { name in
        required.map { "\(language.rawValue)/\(name.rawValue)\($0.rawValue)" }
      }
    }
    return wanted.filter { !present.contains($0) }
      .map { Diagnostic(.error, "missing-template", "the template is missing: write it", at: $0) }
  }

  private func check(_ file: TemplateFile) -> [Diagnostic] {
    let tags = TemplateTag.all(in: file.source)
    var structure = TemplateStructure(file) { partial($0, for: file) != nil }
    var found = structure.problems(of: tags)
    if file.isPartial {
      // Its fields are checked where it is used: they are those of that mail.
      if reaches(file) { found.append(file.problem("recursive-partial", "the partial includes itself")) }
    } else if let name = MailTemplateName(rawValue: file.name) {
      found += FieldCheck(name.fields, lookUp: partial).problems(of: tags, in: file)
    } else {
      found.append(file.problem("unknown-template", "there is no mail called \"\(file.name)\""))
    }
    return found
  }

  private func partial(_ name: String, for file: TemplateFile) -> TemplateFile? {
    partials[PartialKey(name: name, mode: file.part.mode, language: file.language)]
  }

  /// Whether the partial is included, directly or not, by itself.
  private func reaches(_ target: TemplateFile) -> Bool {
    var waiting = [target]
    var seen: Set<String> = []
    while let next = waiting.popLast() {
      for tag in TemplateTag.all(in: next.source) where tag.kind == .partial {
        guard let partial = partial(tag.name, for: next) else { continue }
        if partial.path == target.path { return true }
        if seen.insert(partial.path).inserted { waiting.append(partial) }
      }
    }
    return false
  }
}

extension TemplateFile {
  func problem(_ code: String, _ message: String, line: Int = 1) -> Diagnostic {
    Diagnostic(.error, code, message, at: "\(path):\(line)")
  }
}
