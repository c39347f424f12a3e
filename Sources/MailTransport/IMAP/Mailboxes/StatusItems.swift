/// What a STATUS response tells of a mailbox; each item may be missing (RFC 9051 section 7.3.4).
struct StatusItems: Hashable {
  private(set) var messages: Int?
  private(set) var uidNext: UInt32?
  private(set) var uidValidity: UInt32?
  /// RFC 7162: grows with every change of the mailbox.
  private(set) var highestModSeq: UInt64?

  init(messages: Int? = nil, uidNext: UInt32? = nil, uidValidity: UInt32? = nil) {
    self.messages = messages
    self.uidNext = uidNext
    self.uidValidity = uidValidity
  }

  /// From the tokens behind the mailbox name: `(MESSAGES 3 UIDNEXT 4)`.
  init(_ tokens: ArraySlice<IMAPToken>) {
    let words = tokens.dropFirst().prefix { $0 != .close }.map { $0.wordBytes ?? [] }
    for index in stride(from: 0, to: words.count - words.count % 2, by: 2) {
      take(words[index], words[index + 1])
    }
  }

  private mutating func take(_ name: [UInt8], _ value: [UInt8]) {
    if name.equalsIgnoringCase("MESSAGES") { messages = value.decimalNumber }
    if name.equalsIgnoringCase("UIDNEXT") { uidNext = value.number32 }
    if name.equalsIgnoringCase("UIDVALIDITY") { uidValidity = value.number32 }
    if name.equalsIgnoringCase("HIGHESTMODSEQ") {
      highestModSeq = UInt64(String(decoding: value, as: UTF8.self))
    }
  }
}
