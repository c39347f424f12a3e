import Yams

/// What the entries of a list owe each other.
struct ListRules {
  var isRequired = false
  /// Keys whose values must differ from entry to entry; upper and lower case are the same.
  var distinct: [String] = []
  /// Keys that at most one entry may set to `true`.
  var atMostOne: [String] = []

  typealias Part = (key: String, mark: Mark?)

  /// Calls `report` for each entry that breaks a rule, with its place in the list.
  func check(_ items: [Node], report: (SettingFault, Int, Part) -> Void) {
    for key in distinct { checkDistinct(key, items, report) }
    for key in atMostOne { checkAtMostOne(key, items, report) }
  }

  private func checkDistinct(_ key: String, _ items: [Node], _ report: (SettingFault, Int, Part) -> Void) {
    var seen: [String: Mark?] = [:]
    for (index, item) in items.enumerated() {
      guard let scalar = Self.scalar(key, of: item), !scalar.string.isEmpty else { continue }
      if let first = seen.updateValue(scalar.mark, forKey: scalar.string.lowercased()) {
        let place = first.map { " on line \($0.line)" } ?? ""
        let fault = SettingFault(
          "\(quoted(scalar.string)) is taken by the entry\(place)", "give each its own")
        report(fault, index, (key, scalar.mark))
      }
    }
  }

  private func checkAtMostOne(_ key: String, _ items: [Node], _ report: (SettingFault, Int, Part) -> Void) {
    let chosen = items.enumerated().filter { item in
      Self.scalar(key, of: item.element).map { SettingType.boolean.means(true, $0.string) } ?? false
    }
    for (index, item) in chosen.dropFirst() {
      let fault = SettingFault("only one entry can be `\(key)`", "keep `\(key): true` on one of them")
      report(fault, index, (key, Self.scalar(key, of: item)?.mark))
    }
  }

  private static func scalar(_ key: String, of item: Node) -> Node.Scalar? {
    item.mapping?.first { $0.key.scalar?.string == key }?.value.scalar
  }
}
