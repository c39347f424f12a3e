import Testing

@testable import MailTransport

/// The pure parts around mailboxes: names, roles, listings, sets, what is news.
@Suite struct MailboxWireTests {
  private func tokens(_ line: String) throws -> ArraySlice<IMAPToken> {
    var tokenizer = IMAPTokenizer(limits: IMAPLimits())
    _ = try tokenizer.feed(Array(line.utf8)[...])
    return tokenizer.tokens[...]
  }

  @Test(
    "mailbox names are read back as they were written",
    arguments: ["Entwürfe", "R&D", "a\"b\\", "~peter/mail/台北/日本語", "😀 & 😀", "&", "a-b", "-", "Été"])
  func roundTrip(name: String) {
    #expect(MailboxName.decoded(Array(ModifiedUTF7.encode(name).utf8)) == name)
    #expect(MailboxName.decoded(Array(name.utf8), utf8: true) == name)
  }

  @Test(
    "a name that no encoder would write stays as it came",
    arguments: ["a&", "&AOk", "&YQ-", "Entwürfe", "&!-", "&2D0-", "R&D"])
  func irregular(wire: String) {
    #expect(MailboxName.decoded(Array(wire.utf8)) == wire)
  }

  @Test("INBOX is one mailbox in any case")
  func inbox() {
    #expect(MailboxName.decoded(Array("inbox".utf8)) == "INBOX")
    #expect(MailboxName("iNbOx")?.full == "INBOX")
  }

  @Test("listings with words, quotes and literals for names, and with no delimiter")
  func listings() throws {
    let listed = try [
      "(\\HasNoChildren \\Sent) \"/\" Envoy&AOk-s", "() NIL \"a b\"", "(\\Noselect) \".\" x",
      "(\\Spam) \"/\" y (\"CHILDINFO\" ())",
    ].map { MailboxListing(try tokens($0), utf8: false) }
    #expect(listed.map { $0?.name } == ["Envoyés", "a b", "x", "y"])
    #expect(listed.map { $0?.role } == [.sent, nil, nil, .junk])
    #expect(listed.map { $0?.delimiter } == ["/", nil, ".", "/"])
    #expect(listed.map { $0?.isSelectable } == [true, true, false, true])
    for line in ["", "x", "()", "() NIL", "() \"/\" \"\"", "(((("] {
      #expect(MailboxListing(try tokens(line), utf8: false) == nil)
    }
  }

  @Test(
    "where the server names no roles, usual names do, with and without a prefix",
    arguments: [
      ("Gesendete Objekte", MailboxRole.sent), ("INBOX.Éléments envoyés", .sent), ("Posta inviata", .sent),
      ("Sent Items", .sent),
      ("ENTWÜRFE", .drafts), ("Brouillons", .drafts), ("INBOX.Bozze", .drafts), ("Papierkorb", .trash),
      ("Corbeille", .trash),
      ("Cestino", .trash), ("Spamverdacht", .junk), ("Courrier indésirable", .junk), ("Archiv", .archive),
    ])
  func usualNames(name: String, role: MailboxRole) throws {
    let namespaces = MailboxNamespaces(try tokens("((\"INBOX.\" \".\")) NIL NIL"))
    let listings = ["INBOX", name, "Leads"].map { MailboxListing(name: $0, attributes: [], delimiter: ".") }
    let roles = MailboxListing.withUsualRoles(listings, namespaces).map(\.role)
    #expect(roles == [.inbox, role, nil])
  }

  @Test("what the server says about roles is right, and the likeliest name gets a role once")
  func rolesOnce() {
    let said = [
      MailboxListing(name: "Outgoing", attributes: ["\\Sent"], delimiter: "/", role: .sent),
      MailboxListing(name: "Sent", attributes: [], delimiter: "/"),
    ]
    #expect(MailboxListing.withUsualRoles(said, MailboxNamespaces()).map(\.role) == [.sent, nil])
    let unsaid = ["Gesendet", "Sent"].map { MailboxListing(name: $0, attributes: [], delimiter: "/") }
    #expect(MailboxListing.withUsualRoles(unsaid, MailboxNamespaces()).map(\.role) == [nil, .sent])
  }

  @Test(
    "a name gets the prefix of one's own mailboxes, unless it stands elsewhere",
    arguments: [
      ("Sent", "INBOX.Sent"), ("INBOX", "INBOX"), ("inbox", "inbox"), ("INBOX.Sent", "INBOX.Sent"),
      ("user.anna.Sent", "user.anna.Sent"), ("shared.x", "shared.x"),
    ])
  func namespaces(name: String, whole: String) throws {
    let line = "((\"INBOX.\" \".\")) ((\"user.\" \".\" \"X\" (\"Y\"))) ((\"shared.\" \".\"))"
    #expect(MailboxNamespaces(try tokens(line)).resolve(name) == whole)
    #expect(MailboxNamespaces(try tokens("((\"\" \"/\")) NIL NIL")).resolve(name) == name)
    #expect(MailboxNamespaces(try tokens("NIL NIL ((\"INBOX.\" \".\"))")).resolve("Sent") == "Sent")
  }

  @Test(
    "sets and searches become numbers",
    arguments: [
      ("1:3,5", [UInt32(1), 2, 3, 5]), ("3:1", [1, 2, 3]), ("5,4,4:5", [4, 5]), ("4294967295", [.max]),
    ])
  func sets(text: String, numbers: [UInt32]) {
    #expect(UIDRanges(Array(text.utf8))?.numbers(limit: 10) == numbers)
    let line = numbers.map(String.init).joined(separator: " ")
    #expect(UIDRanges(numbers: Array(line.utf8)).numbers(limit: 10) == numbers)
  }

  @Test("a set of all numbers is refused without being counted out, and rubbish is no set")
  func hugeSet() throws {
    let all = try #require(UIDRanges(Array("1:4294967295,1:4294967295".utf8)))
    #expect(all.count == 2 * 4_294_967_295 && all.numbers(limit: 100_000) == nil)
    for text in ["1:x", "*", "1:2:3", "-1", "99999999999"] { #expect(UIDRanges(Array(text.utf8)) == nil) }
  }

  @Test("ESEARCH and SEARCH responses of ten thousand UIDs")
  func searchResponses() throws {
    let line = "SEARCH " + (1...10_000).map { String($0 * 2) }.joined(separator: " ")
    guard case .found(let search) = IMAPResponse(search: Array(line.utf8)[...]) else {
      Issue.record("no search")
      return
    }
    #expect(search.numbers(limit: 10_000)?.last == 20_000)
    guard
      case .found(let all) = IMAPResponse(untagged: Array(try tokens("ESEARCH (TAG \"p5\") UID ALL 1:10000")))
    else {
      Issue.record("no result")
      return
    }
    #expect(all.count == 10_000)
    guard case .other = IMAPResponse(untagged: Array(try tokens("ESEARCH (TAG \"p5\") UID"))) else {
      Issue.record("nothing was found")
      return
    }
  }

  @Test("a mailbox is news when its UIDs grow or start anew, once, and when nobody has seen it yet")
  func ledger() {
    var ledger = MailboxLedger()
    ledger.visited("a", uidValidity: 1, uidNext: 5)
    ledger.told("a", StatusItems(messages: 4, uidNext: 5, uidValidity: 1))
    #expect(!ledger.hasNews(of: ["a"]))
    ledger.told("a", StatusItems(messages: 3, uidNext: 6))
    ledger.told("a", StatusItems(messages: 3, uidNext: 6))
    #expect(ledger.takeNews(of: ["a", "b"]) == ["a"] && ledger.takeNews(of: ["a"]).isEmpty)
    ledger.told("a", StatusItems(messages: 3, uidNext: 1, uidValidity: 2))
    #expect(ledger.takeNews(of: ["a"]) == ["a"])
    ledger.told("b", StatusItems(messages: 0))
    #expect(ledger.takeNews(of: ["b"]) == ["b"])
    ledger.told("b", StatusItems(messages: 0))
    #expect(!ledger.hasNews(of: ["b"]))
    ledger.told("b", StatusItems(messages: 1))
    #expect(ledger.hasNews(of: ["b"]) && !ledger.hasNews(of: ["a"]))
    ledger.visited("b", uidValidity: 1, uidNext: 0)
    #expect(!ledger.hasNews(of: ["b"]))
  }

  @Test(
    "short literals go at once where the server allows it, long ones wait to be wanted",
    arguments: [
      (IMAPFeatures.Literals.waiting, 10, "{10}"), (.small, 4096, "{4096+}"), (.small, 4097, "{4097}"),
      (.any, 65_536, "{65536+}"), (.any, 65_537, "{65537}"),
    ])
  func literals(literals: IMAPFeatures.Literals, size: Int, form: String) throws {
    let name = try #require(MailboxName("Sent"))
    let command = AppendCommand(name, size: size, labels: ([], nil), inUTF8: false, literals)
    #expect(command.text == "APPEND \"Sent\" \(form)" && command.waits == !form.hasSuffix("+}"))
    let whole = AppendCommand(
      name, size: size, labels: ([.seen, .draft], "25-Nov-2026 10:00:00 +0000"), inUTF8: true, literals)
    #expect(
      whole.text == "APPEND \"Sent\" (\\Seen \\Draft) \"25-Nov-2026 10:00:00 +0000\" UTF8 (~\(form)"
        && whole.tail == ")\r\n")
  }

  @Test(
    "dates of IMAP, and what is none",
    arguments: [
      ("25-Nov-2026 10:00:00 +0000", true), (" 5-Nov-2026 10:00:00 -0130", true),
      ("5-Nov-2026 10:00:00 +0000", false),
      ("25-11-2026 10:00:00 +0000", false), ("25-Nov-2026 10:00:00 +0000\r\n", false), ("", false),
      ("25-Nov-2026T10:00:00 +0000", false),
    ])
  func dates(text: String, isDate: Bool) {
    #expect(AppendCommand.isDate(text) == isDate)
  }

  @Test("keywords are atoms")
  func keywords() {
    #expect(MessageFlag(keyword: "$Forwarded") != nil)
    for text in ["", "\\Seen", "a b", "a)", "ü", "a\r\n"] { #expect(MessageFlag(keyword: text) == nil) }
  }

  @Test("capabilities become features; IMAP4rev2 alone has what it took in")
  func features() {
    let some = IMAPFeatures(capabilities: [
      "IMAP4REV1", "IDLE", "LITERAL-", "UTF8=ACCEPT", "ENABLE", "APPENDLIMIT=100",
    ])
    #expect(some.words == ["IDLE", "LITERAL-", "UTF8=ACCEPT"] && some.appendLimit == 100)
    let new = IMAPFeatures(capabilities: ["IMAP4REV2"])
    #expect(new.move && new.uidPlus && new.idle && new.specialUse && new.literals == .small && !new.notify)
    #expect(!IMAPFeatures(capabilities: ["IMAP4REV1", "IMAP4REV2"]).move)
  }
}
