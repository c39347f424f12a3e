/// The word somebody probably meant.
///
/// Optimal string alignment distance, so that two swapped letters count as one slip; case does not count.
package enum NearestWord {
  /// - Returns: `nil` when nothing is near: more than one slip in a short word, more than two in a long one.
  package static func to(_ word: String, among candidates: [String]) -> String? {
    let letters = Array(word.lowercased().unicodeScalars.prefix(64))
    guard letters.count > 2 else { return nil }
    let allowed = letters.count < 6 ? 1 : 2
    let near = candidates.map { (distance(letters, Array($0.lowercased().unicodeScalars)), $0) }
      .filter { $0.0 <= allowed }
    return near.min { $0.0 < $1.0 }?.1
  }

  /// The candidates, the one that looks most like `word` first; equals in the order of the alphabet.
  package static func sorted(_ candidates: [String], near word: String) -> [String] {
    let letters = Array(word.lowercased().unicodeScalars.prefix(64))
    return candidates.map { (distance(letters, Array($0.lowercased().unicodeScalars.prefix(64))), $0) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row]
      for column in 1...right.count {
        let same = left[row - 1] == right[column - 1]
        var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
        let swapped =
          row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1]
        if swapped { best = min(best, beforeLast[column - 2] + 1) }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
