/// Where mailboxes of one's own stand, and where those of others (RFC 2342). Servers that put everything under
/// `INBOX.` (Courier, Cyrus) want the prefix in every name, so a name without it is given it.
struct MailboxNamespaces: Hashable {
  private(set) var personalPrefix = ""
  private(set) var personalDelimiter = ""
  private var otherPrefixes: [String] = []

  init() {}

  /// From the tokens behind `NAMESPACE`: three lists of `("prefix" "delimiter" …)`, or NIL.
  init(_ tokens: ArraySlice<IMAPToken>) {
    var depth = 0
    var list = 0
    var texts: [String] = []
    for token in tokens {
      switch token {
      case .open: depth += 1
      case .close:
        depth -= 1
        if depth == 1 { add(texts, list) }
        if depth == 1 { texts = [] }
        if depth == 0 { list += 1 }
      case .text(let bytes) where depth == 2: texts.append(MailboxName.decoded(bytes))
      case .word where depth == 0: list += 1
      case .word, .text, .streamed: break
      }
    }
  }

  private mutating func add(_ texts: [String], _ list: Int) {
    guard let prefix = texts.first else { return }
    guard list == 0 else {
      if !prefix.isEmpty { otherPrefixes.append(prefix) }
      return
    }
    guard personalDelimiter.isEmpty else { return }
    personalPrefix = prefix
    personalDelimiter = texts.dropFirst().first ?? ""
  }

  /// The name as the server wants it.
  func resolve(_ name: String) -> String {
    let isWhole =
      name.utf8.equalsIgnoringCase("INBOX") || name + personalDelimiter == personalPrefix
      || ([personalPrefix] + otherPrefixes).contains { name.utf8.starts(with: $0.utf8) }
    return isWhole ? name : personalPrefix + name
  }

  /// The name without the prefix of one's own mailboxes.
  func short(_ name: String) -> String {
    guard name.utf8.starts(with: personalPrefix.utf8) else { return name }
    return String(name.unicodeScalars.dropFirst(personalPrefix.unicodeScalars.count))
  }
}
