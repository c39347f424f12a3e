/// What the settings file says above a setting: its help, then the facts.
extension Declaration {
  private static let width = 100

  /// Comment lines, folded between words.
  var comment: [String] {
    let text = help + (facts.isEmpty ? "" : " — " + facts.joined(separator: "; "))
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < Self.width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append("# " + word)
      }
    }
    return lines
  }

  private var facts: [String] {
    var facts = hint.isEmpty ? [] : [hint]
    switch presence {
    case .required: facts.append("required")
    case .optional: facts.append("optional")
    case .defaulted(""), .defaulted("[]"): break
    case .defaulted(let text): facts.append("default \(text)")
    }
    if let environment { facts.append("\(environment) in the environment goes first") }
    return facts
  }
}
