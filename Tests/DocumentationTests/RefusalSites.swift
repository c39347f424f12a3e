import Foundation

/// Every place in the sources where a rule says no, as it is written there.
struct RefusalSite: CustomStringConvertible {
  let file: String
  let line: Int
  /// What stands between the parentheses, argument by argument.
  let arguments: [String]

  var description: String { "\(file):\(line)" }

  func argument(_ label: String) -> String? { arguments.first { $0.hasPrefix(label + ":") } }

  /// All that a letter may show: everything but the remedy, which is for the command line.
  var shown: String { arguments.filter { !$0.hasPrefix("remedy:") }.joined(separator: ", ") }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// - Parameter place: a folder or a file below Sources.
  static func all(in place: String) throws -> [RefusalSite] {
    try files(place).flatMap { file in
      let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
      return sites(Array(text.utf8), file)
    }
  }

  private static func files(_ place: String) -> [String] {
    guard !place.hasSuffix(".swift") else { return [place] }
    let found = FileManager.default.enumerator(atPath: root.appending(path: place).path)
    return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
      .map { "\(place)/\($0)" }
  }

  /// `Refusal(` where no letter stands before it: `TokenRefusal(` is another thing.
  private static func sites(_ text: [UInt8], _ file: String) -> [RefusalSite] {
    let name = Array("Refusal(".utf8)
    return text.indices.compactMap { start in
      guard text[start...].starts(with: name), start == 0 || !isLetter(text[start - 1]) else { return nil }
      return RefusalSite(
        file: file, line: text[..<start].count { $0 == UInt8(ascii: "\n") } + 1,
        arguments: arguments(text[(start + name.count)...]))
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & ~32) }

  /// Parentheses in texts come in pairs, like those of interpolations, so they need no reading of their own; a comma
  /// parts arguments where it stands neither in parentheses nor in quotes.
  private static func arguments(_ text: ArraySlice<UInt8>) -> [String] {
    var parts: [[UInt8]] = [[]]
    var depth = 0
    var isQuoted = false
    var last: UInt8 = 0
    for byte in text {
      if depth == 0, byte == UInt8(ascii: "\""), last != UInt8(ascii: "\\") { isQuoted.toggle() }
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      guard depth >= 0 else { break }
      if byte == UInt8(ascii: ","), depth == 0, !isQuoted {
        parts.append([])
      } else {
        parts[parts.count - 1].append(byte)
      }
      last = byte
    }
    return parts.map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}
