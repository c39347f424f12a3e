/// An address list (RFC 5322 §3.4 and §4.4) as senders write it.
///
/// Survives: commas in unquoted names, names without quotes, encoded words inside quotes, comments anywhere,
/// groups, source routes, `mailto:`, a missing `>`, quote, parenthesis or comma. One pass, no recursion.
struct AddressListParser {
  private var scanner: AddressScanner
  private let rawCharset: Charset?
  private var addresses: [MailAddress] = []

  /// What has been read of the current mailbox.
  private var words: [AddressWord] = []
  /// Words behind the brackets: the name when none stands before them.
  private var trailingWords: [AddressWord] = []
  private var comment: [UInt8] = []
  private var angle: ArraySlice<UInt8>?
  /// `Doe,` of `Doe, John <john@example.org>`.
  private var heldName: [AddressWord] = []

  private static let maximumCount = 10_000

  init(_ bytes: ArraySlice<UInt8>, rawCharset: Charset? = nil) {
    scanner = AddressScanner(bytes)
    self.rawCharset = rawCharset
  }

  mutating func run() -> [MailAddress] {
    while addresses.count < Self.maximumCount, let token = scanner.next() { take(token) }
    finishMailbox(isLast: true)
    return addresses
  }

  private mutating func take(_ token: AddressScanner.Token) {
    switch token {
    case .word(let word): if angle == nil { words.append(word) } else { trailingWords.append(word) }
    case .comment(let text): if comment.isEmpty { comment = text }
    case .angle(let text): takeAngle(text)
    case .comma: finishMailbox(isLast: false)
    case .semicolon: finishMailbox(isLast: !(addresses.isEmpty && angle == nil && words.count == 1))
    case .colon:
      // A colon after a phrase opens a group; inside an address (`user:tag@x`) it does not.
      guard angle == nil, !words.contains(where: { !$0.isQuoted && $0.bytes.contains(0x40) }) else { return }
      words = []
      heldName = []
    }
  }

  /// Seen in the wild: no comma between two mailboxes.
  private mutating func takeAngle(_ text: ArraySlice<UInt8>) {
    guard angle != nil else {
      angle = text
      return
    }
    let nextName = trailingWords
    trailingWords = []
    finishMailbox(isLast: true)
    words = nextName
    angle = text
  }

  private mutating func finishMailbox(isLast: Bool) {
    defer {
      words = []
      trailingWords = []
      comment = []
      angle = nil
    }
    if let angle {
      let name = heldName + words
      append(name: name.isEmpty ? trailingWords : name, bracketed: angle)
      heldName = []
      takeTrailingAddress(isName: name.isEmpty)
      return
    }
    if !words.isEmpty, !takeBareAddress() { holdName() }
    if isLast { flushHeldName() }
  }

  /// Seen in the wild: no comma between a mailbox and an address without brackets.
  private mutating func takeTrailingAddress(isName: Bool) {
    guard !isName, trailingWords.contains(where: \.isAddress) else { return }
    words = trailingWords
    _ = takeBareAddress()
  }

  // MARK: Mailboxes without brackets

  /// `john@example.org`, also `john @ example . org` (RFC 5322 §4.4) and `"john doe"@example.org`.
  private mutating func takeBareAddress() -> Bool {
    guard words.contains(where: { !$0.isQuoted && !$0.isEncoded && $0.bytes.contains(0x40) }) else {
      return takeWrappedAddress() || takeAddressInComment()
    }
    heldName = []
    joinDottedWords()
    // Seen in the wild: blanks between addresses.
    if words.count > 1, words.allSatisfy(\.isAddress) {
      for word in words { append(name: [], addresses: word.bytes[...]) }
      return true
    }
    // Seen in the wild: a name and an address without brackets, `John Doe john@example.org`.
    if words.count > 1, let index = words.firstIndex(where: \.isAddress) {
      let address = words.remove(at: index)
      append(name: words, addresses: address.bytes[...])
      return true
    }
    let joined = words.flatMap { (word: AddressWord) -> [UInt8] in
      word.isQuoted ? [0x22] + word.bytes + [0x22] : word.bytes
    }
    append(name: [], addresses: joined[...])
    return true
  }

  /// White space and comments around the dots of a domain (RFC 5322 §4.4: obs-domain).
  private mutating func joinDottedWords() {
    guard words.contains(where: { $0.bytes.first == 0x2E || $0.bytes.last == 0x2E }) else { return }
    var joined: [AddressWord] = []
    for word in words {
      let last = joined.count - 1
      let isSpecBefore = last >= 0 && !joined[last].isQuoted && joined[last].bytes.contains(0x40)
      if isSpecBefore, word.bytes.first == 0x2E || joined[last].bytes.last == 0x2E {
        joined[last].bytes += word.bytes
      } else {
        joined.append(word)
      }
    }
    words = joined
  }

  /// Seen in the wild: `John Doe (john@example.org)`.
  private mutating func takeAddressInComment() -> Bool {
    guard AddressWord(bytes: comment, isQuoted: false, isSpaced: true).isAddress, !comment.contains(0x20)
    else {
      return false
    }
    let address = comment[...]
    comment = []
    append(name: heldName + words, addresses: address)
    heldName = []
    return true
  }

  /// Seen in the wild: a whole mailbox in quotes or in an encoded word.
  private mutating func takeWrappedAddress() -> Bool {
    guard words.allSatisfy(\.isEncoded) || (words.count == 1 && words[0].isQuoted) else { return false }
    let text = displayName(words)
    guard text.utf8.contains(0x40) else { return false }
    var tokens = AddressScanner(Array(text.utf8)[...])
    var name: [AddressWord] = []
    while let token = tokens.next() {
      switch token {
      case .angle(let address):
        append(name: name, addresses: address)
        return true
      case .word(let word) where word.isAddress:
        append(name: [], addresses: word.bytes[...])
        return true
      case .word(let word): name.append(word)
      case .comma where !name.isEmpty: name[name.count - 1].bytes.append(0x2C)
      default: return false
      }
    }
    return false
  }

  private mutating func holdName() {
    words[words.count - 1].bytes.append(0x2C)
    heldName += words
  }

  /// A single word that no address stands beside is a local name such as `MAILER-DAEMON`.
  private mutating func flushHeldName() {
    defer { heldName = [] }
    guard addresses.isEmpty, heldName.count == 1, let word = heldName.first, !word.isQuoted else { return }
    append(name: [], addresses: word.bytes.dropLast())
  }

  // MARK: Values

  /// Seen in the wild: name and address the wrong way round, `<John Doe> john@example.org`.
  private mutating func append(name: [AddressWord], bracketed text: ArraySlice<UInt8>) {
    guard !text.contains(0x40), let index = name.firstIndex(where: \.isAddress) else {
      append(name: name, addresses: text)
      return
    }
    let inner = AddressWord(bytes: Array(text), isQuoted: false, isSpaced: true)
    append(name: text.isEmpty ? [] : [inner], addresses: name[index].bytes[...])
  }

  /// Seen in the wild: two addresses in one pair of brackets.
  private mutating func append(name: [AddressWord], addresses text: ArraySlice<UInt8>) {
    let pieces = text.first == 0x40 || text.contains(0x22) ? [text] : text.split(separator: 0x2C)
    let parts = pieces.allSatisfy { $0.contains(0x40) } ? pieces : [text]
    for part in parts { append(name: name, address: part) }
  }

  private mutating func append(name: [AddressWord], address: ArraySlice<UInt8>) {
    var spec = AddressScanner.withoutLooseBlanks(AddressScanner.withoutComments(address).trimmed)
    spec = spec.withoutWrapping
    if spec.hasCaselessPrefix("mailto:") { spec = spec.dropFirst(7) }
    if spec.hasCaselessPrefix("smtp:") { spec = spec.dropFirst(5) }
    // RFC 5322 §4.4: a source route stands before the address.
    if spec.first == 0x40, let colon = spec.firstIndex(of: 0x3A) { spec = spec[(colon + 1)...] }
    let at = spec.lastIndex(of: 0x40)
    let local = unquoted(at.map { spec[..<$0].trimmed } ?? spec)
    var domain = at.map { spec[($0 + 1)...].trimmed } ?? []
    while domain.last == 0x2E { domain = domain.dropLast() }
    guard !local.isEmpty else { return }
    addresses.append(
      MailAddress(
        displayName: displayName(name), comment: decoded(comment), localPart: local,
        domain: String(decoding: domain, as: UTF8.self)))
  }

  /// A local part in quotes that needs none loses them: `"john"@x` is `john@x`.
  private func unquoted(_ local: ArraySlice<UInt8>) -> String {
    guard local.count > 2, local.first == 0x22, local.last == 0x22 else {
      return EncodedWords.decode(local, rawCharset: rawCharset)
    }
    let inner = local.dropFirst().dropLast()
    let isPlain = inner.allSatisfy { $0.isLetter || $0.isDigit || "#$%&'*+-/=?^_`{|}~.".utf8.contains($0) }
    return EncodedWords.decode(isPlain ? inner : local, rawCharset: rawCharset)
  }

  private func displayName(_ words: [AddressWord]) -> String {
    var text: [UInt8] = []
    for word in words {
      if word.isSpaced, !text.isEmpty { text.append(0x20) }
      text += word.bytes
    }
    return decoded(text)
  }

  private func decoded(_ text: [UInt8]) -> String {
    EncodedWords.decode(text[...].trimmed, rawCharset: rawCharset).trimmedOfWhiteSpace
  }
}

extension ArraySlice<UInt8> {
  /// An address without what no address begins or ends with (seen in the wild): quotes of either kind around the
  /// whole, and blanks and marks that nobody sees, from a text that was pasted.
  fileprivate var withoutWrapping: ArraySlice<UInt8> {
    var spec = self
    while let mark = Self.invisible.first(where: { spec.starts(with: $0) }) {
      spec = spec.dropFirst(mark.count)
    }
    while let mark = Self.invisible.first(where: { spec.suffix($0.count).elementsEqual($0) }) {
      spec = spec.dropLast(mark.count)
    }
    guard spec.count > 2, let quote = spec.first, quote == 0x22 || quote == 0x27, spec.last == quote else {
      return spec
    }
    return spec.dropFirst().dropLast()
  }

  /// U+00A0, U+200B to U+200F, U+202A to U+202E, U+FEFF in UTF-8.
  private static let invisible: [[UInt8]] =
    [[0xC2, 0xA0], [0xEF, 0xBB, 0xBF]] + (0x8B...0x8F).map { [0xE2, 0x80, $0] }
    + (0xAA...0xAE).map { [0xE2, 0x80, $0] }
}
