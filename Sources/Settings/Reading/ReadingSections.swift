import Yams

/// Sections and lists of sections.
extension SettingsReader {
  /// A section that has its values also when it is not in the file.
  func section<Section>(_ key: String, help: String, _ make: (SettingsReader) -> Section) -> Section {
    let (section, parts) = read(node(key), as: fullKey(key), make)
    declare(Declaration(key: key, help: help, form: .section(parts), presence: .defaulted("")))
    return section
  }

  /// A section that may be left out altogether.
  func optionalSection<Section>(
    _ key: String, help: String, _ make: (SettingsReader) -> Section
  ) -> Section? {
    let node = node(key)
    let (section, parts) = read(node, as: fullKey(key), make, describing: node == nil)
    declare(Declaration(key: key, help: help, form: .section(parts), presence: .optional(example: "")))
    return node == nil ? nil : section
  }

  /// A list of sections.
  ///
  /// - Parameter rules: what must differ between the entries, and what at most one of them may say.
  func list<Section>(
    _ key: String, rules: ListRules = ListRules(), help: String, _ make: (SettingsReader) -> Section
  ) -> [Section] {
    let (_, parts) = read(nil, as: fullKey(key), make, describing: true)
    let presence: Declaration.Presence = rules.isRequired ? .required(example: "") : .optional(example: "")
    declare(Declaration(key: key, help: help, form: .list(parts), presence: presence))
    guard let items = listItems(key, rules) else { return [] }
    rules.check(items) { fault, index, part in
      context.report(fault, key: "\(fullKey(key))[\(index)].\(part.key)", at: part.mark)
    }
    return items.enumerated().map { read($1, as: "\(fullKey(key))[\($0)]", make).0 }
  }

  private func listItems(_ key: String, _ rules: ListRules) -> [Node]? {
    guard let node = node(key) else {
      if rules.isRequired { reportMissingList(key) }
      return nil
    }
    guard let items = node.sequence else {
      report(SettingFault("this must be a list of sections", "begin each entry with `- `"), at: key)
      return nil
    }
    if rules.isRequired, items.isEmpty { reportMissingList(key) }
    return Array(items)
  }

  private func reportMissingList(_ key: String) {
    guard context.document != nil else { return }
    report(SettingFault("at least one entry is required", "add `\(key):` with one `- …` entry"), at: key)
  }

  private func read<Section>(
    _ node: Node?, as path: String, _ make: (SettingsReader) -> Section, describing: Bool = false
  ) -> (Section, [Declaration]) {
    let reader = SettingsReader(node, path: path, context: describing ? context.describing : context)
    let section = make(reader)
    reader.finish()
    return (section, reader.declarations)
  }
}
