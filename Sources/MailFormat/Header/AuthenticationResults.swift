/// Authentication-Results (RFC 8601): what a server says it checked. Only the pinned server is to be
/// believed; which one that is, the reader of this value decides.
package struct AuthenticationResults: Sendable, Hashable {
  /// One `method=value ptype.property=…` group.
  package struct Result: Sendable, Hashable {
    /// `dkim`, `spf`, `dmarc` …, lower case.
    package let method: String
    /// `pass`, `fail`, `none` …, lower case.
    package let value: String
    /// `header.d` → `example.org`; names in lower case.
    package let properties: [String: String]
  }

  package let authservID: String
  package let results: [Result]

  private static let maximumResults = 100

  /// - Parameter body: the unfolded field body as it stands, never its decoded text: an encoded word in it is a
  ///   sender's attempt to write results of its own.
  /// - Returns: `nil` when it names no server.
  package static func parse(_ body: String) -> AuthenticationResults? {
    var scanner = AuthenticationResultsScanner(Array(body.utf8))
    let statements = scanner.run()
    guard let head = statements.first, let server = head.first, !server.contains("=") else { return nil }
    // `authserv-id SP version` and nothing else may stand before the first semicolon (RFC 8601 §2.2).
    guard head.count == 1 || (head.count == 2 && head[1].utf8.allSatisfy(\.isDigit)) else { return nil }
    let results = statements.dropFirst().prefix(maximumResults).compactMap(result)
    return AuthenticationResults(authservID: server.asciiLowercased, results: Array(results))
  }

  private static func result(_ words: [String]) -> Result? {
    guard let first = words.first.flatMap(pair) else { return nil }
    var properties: [String: String] = [:]
    for word in words.dropFirst() {
      guard let (name, value) = pair(word), properties[name] == nil else { continue }
      properties[name] = value
    }
    // `dkim/1=pass`: the version is of no use here.
    let method = first.name.prefix { $0 != "/" }
    return Result(method: String(method), value: first.value.asciiLowercased, properties: properties)
  }

  private static func pair(_ word: String) -> (name: String, value: String)? {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    return (String(parts[0]).asciiLowercased, String(parts[1]))
  }
}

/// Cuts the field body at semicolons and blanks: comments dropped, quotes resolved, blanks around `=`
/// removed.
private struct AuthenticationResultsScanner {
  private let bytes: [UInt8]
  private var index = 0
  private var statements: [[String]] = [[]]
  private var word: [UInt8] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() -> [[String]] {
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x28: skipComment()
      case 0x22: takeQuoted()
      case 0x3B:
        endWord()
        statements.append([])
      case _ where byte.isWhiteSpace: endWord()
      default: word.append(byte)
      }
    }
    endWord()
    return statements
  }

  private mutating func skipComment() {
    endWord()
    var depth = 1
    while index < bytes.count, depth > 0 {
      switch bytes[index] {
      case 0x5C: index += 1
      case 0x28: depth += 1
      case 0x29: depth -= 1
      default: break
      }
      index += 1
    }
  }

  private mutating func takeQuoted() {
    while index < bytes.count, bytes[index] != 0x22 {
      if bytes[index] == 0x5C, index + 1 < bytes.count { index += 1 }
      word.append(bytes[index])
      index += 1
    }
    index += 1
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    let text = String(decoding: word, as: UTF8.self)
    word = []
    let last = statements.count - 1
    let joins = text.hasPrefix("=") || statements[last].last?.hasSuffix("=") == true
    if joins, let previous = statements[last].popLast() {
      statements[last].append(previous + text)
    } else {
      statements[last].append(text)
    }
  }
}
