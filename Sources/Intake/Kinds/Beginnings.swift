import Basics

/// Fixed beginnings of a text, found by their first byte: however many there are, a text is compared with few.
struct Beginnings: Sendable {
  private let byFirstByte: [[String]]

  /// - Parameter phrases: Not folded yet.
  init(_ phrases: [String]) {
    var table = [[String]](repeating: [], count: 256)
    for phrase in phrases.map(\.foldedForSearch) {
      if let first = phrase.utf8.first { table[Int(first)].append(phrase) }
    }
    byFirstByte = table
  }

  /// Whether the folded text begins with one of them, and what follows it is as wanted.
  func begin(_ text: some StringProtocol, where isWanted: (String) -> Bool = { _ in true }) -> Bool {
    guard let first = text.utf8.first else { return false }
    return byFirstByte[Int(first)].contains { text.utf8.starts(with: $0.utf8) && isWanted($0) }
  }
}
