/// A reply of an SMTP server (RFC 5321 section 4.2): the code, the enhanced status (RFC 3463) at the head of
/// its first line where there is one, and the text of all lines.
package struct SMTPReply: Hashable, Sendable {
  package let code: Int
  package let enhanced: String?
  package let text: String

  package init(code: Int, enhanced: String?, text: String) {
    self.code = code
    self.enhanced = enhanced
    self.text = text
  }

  var isPositive: Bool { (200...299).contains(code) }
  /// It asks for more; only DATA is to be answered so.
  var isIntermediate: Bool { (300...399).contains(code) }
  var isTransient: Bool { (400...499).contains(code) }
}

extension SMTPReply: CustomStringConvertible {
  package var description: String {
    [String(code), enhanced, text.isEmpty ? nil : text].compactMap(\.self).joined(separator: " ")
  }
}

/// One line of a reply, `250-text` or `250 text`.
struct SMTPReplyLine: Hashable {
  let code: Int
  let isLast: Bool
  let text: [UInt8]

  init?(_ line: [UInt8]) {
    guard line.count >= 3, let code = line[..<3].decimalNumber, (200...599).contains(code) else { return nil }
    guard line.count == 3 || line[3] == UInt8(ascii: "-") || line[3] == .space else { return nil }
    self.code = code
    isLast = line.count == 3 || line[3] == .space
    text = Array(line.dropFirst(4))
  }
}

extension SMTPReply {
  /// From the lines of one reply.
  init(lines: [SMTPReplyLine]) {
    code = lines.last?.code ?? 0
    let status = lines.first.flatMap { Self.enhancedStatus($0.text) }
    enhanced = status.map { String(decoding: $0, as: UTF8.self) }
    let texts = lines.map { line in
      let own = status.map { line.text.starts(with: $0) ? Array(line.text.dropFirst($0.count)) : line.text }
      return (own ?? line.text).drop { $0 == .space }.printable()
    }
    text = texts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// `[245].ddd.ddd` at the head, closed by a blank or the end.
  private static func enhancedStatus(_ text: [UInt8]) -> ArraySlice<UInt8>? {
    let word = text.prefix { $0 != .space }
    let parts = word.split(separator: .dot, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 1, [2, 4, 5].contains(parts[0].decimalNumber),
      parts[1...].allSatisfy({ $0.count <= 3 && $0.decimalNumber != nil })
    else { return nil }
    return word
  }
}
