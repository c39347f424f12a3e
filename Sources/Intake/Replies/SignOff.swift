import Basics

extension ReplyText {
  package func withoutSignOff(_ name: String) -> String { visible.withoutSignOff(name) }
}

extension String {
  /// The new words without their last line when that is only the writer's name: whoever passes the words on
  /// signs them with it anyway.
  package func withoutSignOff(_ name: String) -> String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    guard let last = lines.last, lines.count > 1, String(last).foldedForSearch == name.foldedForSearch else {
      return self
    }
    lines.removeLast()
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
