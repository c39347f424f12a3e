import Basics

/// A verdict as people read it: the words of its value and reason, not their names in a program.
extension VerdictRecord {
  var line: String {
    let what = VerdictPhrases.values["\(step) \(value)"] ?? Self.words(value)
    let why = VerdictPhrases.reasons[reason] ?? Self.words(reason)
    return "\(what): \(why)" + (evidence.isEmpty ? "" : " (\(Self.oneLine(evidence)))")
  }

  /// Evidence is often a stranger's text: it stays on its line, and can't move the cursor of a terminal.
  private static func oneLine(_ text: String) -> String {
    let safe = String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 })
    let words = String(safe).split(separator: " ").joined(separator: " ")
    return words.unicodeScalars.count > 160
      ? String(String.UnicodeScalarView(words.unicodeScalars.prefix(159))) + "…" : words
  }

  var json: JSONValue {
    [
      "step": .string(step), "value": .string(value), "reason": .string(reason),
      "evidence": .string(evidence),
    ]
  }

  /// `autoReply.outOfOffice` are the words "auto reply, out of office"; what is no such name stays as it is.
  static func words(_ name: String) -> String {
    guard name.utf8.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) || $0 == 0x2E }) else {
      return name
    }
    var text = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "A"..."Z":
        if !text.isEmpty, text.unicodeScalars.last != " " { text += " " }
        text.unicodeScalars.append(Unicode.Scalar(scalar.value | 0x20) ?? scalar)
      case ".": text += ", "
      default: text.unicodeScalars.append(scalar)
      }
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    return words.map { acronyms[String($0)] ?? String($0) }.joined(separator: " ")
  }

  private static let acronyms = ["dmarc": "DMARC", "dkim": "DKIM", "id": "ID"]
}
