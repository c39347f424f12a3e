/// A Message-ID (RFC 5322 §3.6.4) without its angle brackets.
package struct MessageID: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  /// Takes the id with or without brackets; blanks inside (folding, seen in the wild) are dropped.
  ///
  /// - Returns: `nil` when nothing is left, or it is longer than a header line may be.
  package init?(_ text: String) {
    let kept = text.utf8.filter { !$0.isWhiteSpace && !$0.isControl && $0 != 0x3C && $0 != 0x3E }
    guard !kept.isEmpty, kept.count <= 990 else { return nil }
    self.text = String(decoding: kept, as: UTF8.self)
  }

  package var description: String { "<\(text)>" }
}

/// References and In-Reply-To as one list of messages, oldest first (RFC 5322 §3.6.4).
package struct ReferenceChain: Hashable, Sendable, RandomAccessCollection {
  package let ids: [MessageID]

  package init(_ ids: [MessageID]) { self.ids = ids }

  /// In-Reply-To comes last: it names the message that was answered. Each id stands once.
  package init(references: [ArraySlice<UInt8>], inReplyTo: [ArraySlice<UInt8>]) {
    var seen: Set<MessageID> = []
    let parents = inReplyTo.flatMap(Self.parse)
    let chain = references.flatMap(Self.parse).filter { seen.insert($0).inserted }
    ids = chain + parents.filter { seen.insert($0).inserted }
  }

  package var startIndex: Int { ids.startIndex }
  package var endIndex: Int { ids.endIndex }
  package subscript(position: Int) -> MessageID { ids[position] }

  private static let maximumCount = 2000

  /// Every id of a field body: what stands in brackets; without any bracket, the words that have an `@`.
  package static func parse(_ body: ArraySlice<UInt8>) -> [MessageID] {
    guard body.contains(0x3C) else { return words(of: body) }
    var ids: [MessageID] = []
    var start: Int?
    for (index, byte) in zip(body.indices, body) where ids.count < maximumCount {
      if byte == 0x3C {
        // A missing `>`: the id ends where the next one starts.
        if let start {
          ids += [MessageID(String(decoding: body[start..<index], as: UTF8.self))].compactMap { $0 }
        }
        start = index + 1
      } else if byte == 0x3E, let open = start {
        ids += [MessageID(String(decoding: body[open..<index], as: UTF8.self))].compactMap { $0 }
        start = nil
      }
    }
    if let start { ids += words(of: body[start...]).prefix(1) }
    return ids
  }

  private static func words(of body: ArraySlice<UInt8>) -> [MessageID] {
    body.split { $0.isWhiteSpace || $0 == 0x2C || $0 == 0x3B }
      .filter { $0.contains(0x40) }
      .prefix(maximumCount)
      .compactMap { MessageID(String(decoding: $0, as: UTF8.self)) }
  }
}
