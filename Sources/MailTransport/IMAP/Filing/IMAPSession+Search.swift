/// Looking for messages in the selected mailbox, by the server's own index.
extension IMAPSession {
  private static var most: Int { 100_000 }

  /// UIDs of messages whose Message-ID field contains the text: SEARCH HEADER finds parts of a field too.
  nonisolated(nonsending) func find(messageID: String) async throws(TransportError) -> [UInt32] {
    let isPrintable = messageID.utf8.allSatisfy { $0 >= 32 && $0 < 127 }
    guard isPrintable, !messageID.isEmpty, messageID.utf8.count <= 1000 else {
      throw .invalidArgument(stream.note("SEARCH", "not a Message-ID: \(messageID.utf8.printable())"))
    }
    return try await search("HEADER Message-ID \(messageID.quotedForIMAP)")
  }

  nonisolated(nonsending) func search(_ criteria: String) async throws(TransportError) -> [UInt32] {
    var found: [UIDRanges] = []
    let form = features.eSearch ? "RETURN (ALL) " : ""
    try await run("UID SEARCH \(form)\(criteria)", during: "SEARCH", most: limits.untagged) { response in
      if case .found(let ranges) = response { found.append(ranges) }
    }
    guard let numbers = found.reduce(into: UIDRanges(), { $0.add($1) }).numbers(limit: Self.most) else {
      throw .limitExceeded(stream.note("SEARCH", "more than \(Self.most) messages found"), uid: nil)
    }
    return numbers
  }
}
