/// One response of an IMAP server, as far as a reader of mail needs it.
enum IMAPResponse {
  case completed(tag: [UInt8], StatusText)
  case status(StatusText)
  case continuation
  case exists(UInt32)
  case expunged
  case capabilities([[UInt8]])
  case fetched(FetchItems)
  /// The tokens behind `LIST`, or behind the older `XLIST`.
  case list(ArraySlice<IMAPToken>)
  case mailboxStatus(name: [UInt8], StatusItems)
  case namespaces(MailboxNamespaces)
  case enabled([[UInt8]])
  /// What SEARCH or ESEARCH found.
  case found(UIDRanges)
  case other

  /// From the tokens behind the `*`.
  init(untagged tokens: [IMAPToken]) {
    guard case .word(let first) = tokens.first else {
      self = .other
      return
    }
    guard let number = first.number32, tokens.count >= 2, case .word(let name) = tokens[1] else {
      self = Self.named(first, tokens.dropFirst())
      return
    }
    self = Self.numbered(number, name, tokens.dropFirst(2))
  }

  /// A SEARCH response, which has more words than any other, straight from its line.
  init?(search line: ArraySlice<UInt8>) {
    guard line.startsIgnoringCase("SEARCH") else { return nil }
    let numbers = line.dropFirst(6)
    guard numbers.first ?? .space == .space else { return nil }
    self = .found(UIDRanges(numbers: numbers))
  }

  private static func named(_ name: [UInt8], _ rest: ArraySlice<IMAPToken>) -> IMAPResponse {
    if name.equalsIgnoringCase("CAPABILITY") { return .capabilities(rest.compactMap(\.wordBytes)) }
    if name.equalsIgnoringCase("LIST") || name.equalsIgnoringCase("XLIST") { return .list(rest) }
    if name.equalsIgnoringCase("ENABLED") { return .enabled(rest.compactMap(\.wordBytes)) }
    if name.equalsIgnoringCase("NAMESPACE") { return .namespaces(MailboxNamespaces(rest)) }
    if name.equalsIgnoringCase("ESEARCH") { return found(rest) }
    guard name.equalsIgnoringCase("STATUS"), let mailbox = rest.first?.anyBytes else { return .other }
    return .mailboxStatus(name: mailbox, StatusItems(rest.dropFirst()))
  }

  /// `(TAG "p5") UID ALL 1:3,8` (RFC 9051 section 7.3.4); without ALL nothing was found.
  private static func found(_ rest: ArraySlice<IMAPToken>) -> IMAPResponse {
    let words = rest.map { $0.wordBytes ?? [] }
    guard let place = words.firstIndex(where: { $0.equalsIgnoringCase("ALL") }), place + 1 < words.count,
      let set = UIDRanges(words[place + 1])
    else { return .other }
    return .found(set)
  }

  private static func numbered(_ number: UInt32, _ name: [UInt8], _ rest: ArraySlice<IMAPToken>)
    -> IMAPResponse
  {
    if name.equalsIgnoringCase("EXISTS") { return .exists(number) }
    if name.equalsIgnoringCase("EXPUNGE") { return .expunged }
    if name.equalsIgnoringCase("FETCH") { return .fetched(FetchItems(rest)) }
    return .other
  }
}

/// The items of a FETCH response that we ask for; they may stand in any order and among others.
struct FetchItems {
  enum Body {
    case absent
    case text([UInt8])
    case streamed
  }

  private(set) var uid: UInt32?
  private(set) var size: Int?
  private(set) var internalDate: String?
  private(set) var body = Body.absent
  /// Some fields of the header, where they were asked for.
  private(set) var header: [UInt8]?

  /// From the tokens behind `FETCH`, complete or up to where the body begins.
  init(_ tokens: ArraySlice<IMAPToken>) {
    var rest = tokens.dropFirst()
    while case .word(let name) = rest.first {
      rest = rest.dropFirst()
      guard let value = rest.first else { return }
      take(name, value)
      rest = Self.skipValue(rest)
    }
  }

  private mutating func take(_ name: [UInt8], _ value: IMAPToken) {
    if name.equalsIgnoringCase("UID") { uid = value.wordBytes?.number32 }
    if name.equalsIgnoringCase("RFC822.SIZE") { size = value.wordBytes?.decimalNumber }
    if name.equalsIgnoringCase("INTERNALDATE"), case .text(let date) = value {
      internalDate = date.printable()
    }
    if name.startsIgnoringCase("BODY[HEADER.FIELDS"), case .text(let bytes) = value { header = bytes }
    guard name.equalsIgnoringCase("BODY[]") else { return }
    switch value {
    case .text(let bytes): body = .text(bytes)
    case .streamed: body = .streamed
    case .open, .close, .word: body = .absent  // NIL: expunged meanwhile
    }
  }

  private static func skipValue(_ tokens: ArraySlice<IMAPToken>) -> ArraySlice<IMAPToken> {
    var depth = 0
    var rest = tokens
    repeat {
      switch rest.first {
      case .open: depth += 1
      case .close: depth -= 1
      case .word, .text, .streamed: break
      case nil: return rest
      }
      rest = rest.dropFirst()
    } while depth > 0
    return rest
  }
}

extension IMAPToken {
  var wordBytes: [UInt8]? {
    if case .word(let bytes) = self { bytes } else { nil }
  }

  /// A name, which may come as a word, quoted, or as a literal.
  var anyBytes: [UInt8]? {
    switch self {
    case .word(let bytes), .text(let bytes): bytes
    case .open, .close, .streamed: nil
    }
  }
}
