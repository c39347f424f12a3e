import Yams

/// Reads one section of the file, and writes down what it was asked for.
///
/// A section's initialiser asks for its settings one after the other; each request *is* the declaration:
/// key, type, default, help. What was not asked for is an unknown key. Nothing stops at a problem: the
/// reader reports it, goes on with the default or the example, and ``Configuration`` throws all of them.
final class SettingsReader {
  let path: String
  let context: ReadingContext
  private let mapping: Node.Mapping?
  private let mark: Mark?
  private(set) var declarations: [Declaration] = []
  /// Keys that are understood without a declaration of their own, such as a refused `password`.
  private var refusedKeys: Set<String> = []

  init(_ node: Node?, path: String, context: ReadingContext) {
    self.path = path
    self.context = context
    mapping = node?.mapping
    mark = node?.mark
    if let node, mapping == nil {
      let fault = SettingFault("this must be a section of settings", "write `key: value` lines, indented")
      context.report(fault, key: path, at: node.mark)
    }
  }

  func fullKey(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The node of a key; a key with nothing behind the colon counts as left out.
  func node(_ key: String) -> Node? {
    let found = mapping?.first { $0.key.scalar?.string == key }?.value
    if let scalar = found?.scalar, scalar.style == .plain, scalar.string.isEmpty || scalar.string == "~" {
      return nil
    }
    return found
  }

  /// The text of a key as it stands in the file.
  func text(_ key: String) -> String? { node(key)?.scalar?.string }

  func declare(_ declaration: Declaration) { declarations.append(declaration) }

  func refuse(_ key: String) { refusedKeys.insert(key) }

  /// Reports at the value of `key`, or at the section when it has none.
  func report(_ fault: SettingFault, at key: String) {
    context.report(fault, key: fullKey(key), at: node(key)?.mark ?? mark)
  }

  func reportMissing(_ key: String, example: String) {
    guard context.document != nil else { return }
    let fault = SettingFault("this setting is required", "add `\(key): \(YAMLText.scalar(example))`")
    context.report(fault, key: fullKey(key), at: mark)
  }

  /// Reports every key that nobody asked for; called when the section has been read.
  func finish() {
    let known = declarations.map(\.key)
    for (node, _) in mapping ?? Node.Mapping([]) {
      guard let key = node.scalar?.string else {
        let fault = SettingFault("a key must be a word", "write `key: value`")
        context.report(fault, key: path, at: node.mark)
        continue
      }
      if let original = context.document?.originalOfShadow(key) {
        reportTwin(of: original, first: node.mark)
      } else if !known.contains(key), !refusedKeys.contains(key) {
        context.report(unknown(key, known: known), key: fullKey(key), at: node.mark)
      }
    }
  }

  private func reportTwin(of key: String, first: Mark?) {
    let twin = mapping?.first { $0.key.scalar?.string == key }?.key.mark
    let place = first.map { "on line \($0.line)" } ?? "before"
    let fault = SettingFault("this key stands here a second time, it was given \(place)", "keep one of them")
    context.report(fault, key: fullKey(key), at: twin ?? first)
  }

  private func unknown(_ key: String, known: [String]) -> SettingFault {
    let remedy =
      NearestWord.to(key, among: known).map { "did you mean `\($0)`?" }
      ?? "remove it; known here are: \(known.joined(separator: ", "))"
    return SettingFault("there is no such setting", remedy)
  }
}
