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

  /// What two spellings of one id have in common: mail programs lower its letters, put a scheme before it, escape its
  /// `@` or leave the brackets of HTML or quotation marks around it (all seen in the wild).
  package var key: String {
    var rest = text.asciiLowercased.replacing("%40", with: "@").replacing("&lt", with: "")
      .replacing("&gt", with: "")[...]
    for scheme in ["mailto:", "mid:", "news:", "message-id:"] where rest.hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
    }
    let isFrame = { (scalar: Unicode.Scalar) in "\"';,.".unicodeScalars.contains(scalar) }
    let kept = rest.unicodeScalars.drop(while: isFrame)
    return String(kept[..<(kept.lastIndex { !isFrame($0) }.map { kept.index(after: $0) } ?? kept.startIndex)])
  }

  /// The keys by which a message may be known: some gateways put `x-` before the id that they replace.
  package var keys: [String] { key.hasPrefix("x-") ? [key, String(key.dropFirst(2))] : [key] }
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
  ///
  /// A lost bracket costs no id: one that is not closed ends where the next begins, one that was not opened is the
  /// last word before its `>`, and two in one pair of brackets are two.
  package static func parse(_ body: ArraySlice<UInt8>) -> [MessageID] {
    guard body.contains(0x3C) else { return words(of: body) }
    var ids: [MessageID] = []
    var start: Int?
    var end = body.startIndex
    for (index, byte) in zip(body.indices, body) where ids.count < maximumCount {
      if byte == 0x3C {
        if let start { ids += contents(of: body[start..<index]) }
        start = index + 1
      } else if byte == 0x3E {
        let isOpen = start != nil
        ids += isOpen ? contents(of: body[(start ?? index)..<index]) : words(of: body[end..<index]).suffix(1)
        start = nil
        end = index + 1
      }
    }
    if let start { ids += words(of: body[start...]).prefix(1) }
    return ids
  }

  /// One id, folded or with blanks as it may be; more of them where a blank parts two with an `@` each.
  private static func contents(of brackets: ArraySlice<UInt8>) -> [MessageID] {
    let found = words(of: brackets)
    guard found.count < 2 else { return found }
    return [MessageID(String(decoding: brackets, as: UTF8.self))].compactMap { $0 }
  }

  private static func words(of body: ArraySlice<UInt8>) -> [MessageID] {
    body.split { $0.isWhiteSpace || $0 == 0x2C || $0 == 0x3B }
      .filter { $0.contains(0x40) }
      .prefix(maximumCount)
      .compactMap { MessageID(String(decoding: $0, as: UTF8.self)) }
  }
}
