@testable import MailTransport

/// What an IMAP server may send, without a connection: any line is tokens, and a quoted string reads as it was.
enum IMAPTarget {
  static func run(_ bytes: [UInt8]) {
    let limits = IMAPLimits()
    for line in bytes.split(separator: 0x0A) { look(StatusText(line)) }
    readResponse(bytes, limits)
    readSets(bytes)
    readQuoted(bytes, limits)
    guard let name = MailboxName(String(decoding: bytes, as: UTF8.self)) else { return }
    law(name.quoted.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "a mailbox name is printable ASCII")
    let wire = Array(ModifiedUTF7.encode(name.full).utf8)
    law(MailboxName.decoded(wire) == name.full, "a mailbox name reads as it was written")
  }

  /// The lines as segments of one response; a literal that is announced is empty, or a body that went elsewhere.
  private static func readResponse(_ bytes: [UInt8], _ limits: IMAPLimits) {
    var tokenizer = IMAPTokenizer(limits: limits)
    for line in bytes.split(separator: 0x0A) {
      guard let size = try? tokenizer.feed(line) else { continue }
      law(size >= 0, "a literal has no negative size: \(size)")
      try? tokenizer.add(size > 1000 ? .streamed : .text([]))
    }
    law(tokenizer.tokens.count <= limits.tokens, "no more tokens than the limit")
    law(tokenizer.depth <= limits.nesting, "no deeper than the limit")
    look(IMAPResponse(untagged: tokenizer.tokens))
    if tokenizer.tokens.count > 2 { look(FetchItems(tokenizer.tokens.dropFirst(2))) }
  }

  /// Sets and searches never hold more numbers than were asked for, each once, in order.
  private static func readSets(_ bytes: [UInt8]) {
    for set in [UIDRanges(bytes), UIDRanges(numbers: bytes)] {
      guard let numbers = set?.numbers(limit: 1000) else { continue }
      law(numbers.count <= 1000, "no more numbers than the limit")
      law(zip(numbers, numbers.dropFirst()).allSatisfy(<), "numbers ascend")
    }
    let listed = MailboxName.decoded(bytes)
    guard let name = MailboxName(listed), !listed.utf8.equalsIgnoringCase("INBOX") else { return }
    law(name.full == listed, "a listed name can be written")
  }

  private static func readQuoted(_ bytes: [UInt8], _ limits: IMAPLimits) {
    let escaped = bytes.flatMap { $0 == 0x22 || $0 == 0x5C ? [0x5C, $0] : [$0] }
    var tokenizer = IMAPTokenizer(limits: limits)
    _ = try? tokenizer.feed(([0x22] + escaped + [0x22])[...])
    law(tokenizer.tokens == [.text(bytes)], "a quoted string reads as it was")
  }
}
