import MailFormat
import Testing

@Suite("Addresses")
struct AddressTests {
  @Test(
    "address lists are read as people meant them",
    arguments: [
      ("a@b.ch", ["|a@b.ch"]),
      ("Anna Müller <Anna@B.CH>, c@d.ch", ["Anna Müller|Anna@b.ch", "|c@d.ch"]),
      ("\"Müller, Anna\" <a@b.ch>", ["Müller, Anna|a@b.ch"]),
      ("Müller, Anna <a@b.ch>, c@d.ch", ["Müller, Anna|a@b.ch", "|c@d.ch"]),
      ("Team: a@b.ch, C <c@d.ch>;, e@f.ch", ["|a@b.ch", "C|c@d.ch", "|e@f.ch"]),
      ("undisclosed-recipients:;", []),
      ("a@b.ch (Anna (the boss))", ["|a@b.ch"]),
      ("=?utf-8?Q?M=C3=BCller=2C_Anna?= <a@b.ch>", ["Müller, Anna|a@b.ch"]),
      ("\"=?utf-8?Q?M=C3=BCller?=\" <a@b.ch>", ["Müller|a@b.ch"]),
      ("<@relay.ch,@two.ch:a@b.ch>", ["|a@b.ch"]),
      ("<mailto:a@b.ch>", ["|a@b.ch"]),
      ("Anna <a@b.ch", ["Anna|a@b.ch"]),
      ("Anna <<a@b.ch>>", ["Anna|a@b.ch"]),
      ("Anna a@b.ch", ["Anna|a@b.ch"]),
      ("a @ b.ch", ["|a@b.ch"]),
      ("\"john doe\"@b.ch", ["|\"john doe\"@b.ch"]),
      ("MAILER-DAEMON (Mail Delivery System)", ["|MAILER-DAEMON"]),
      (",, ;a@b.ch,", ["|a@b.ch"]),
      ("Dr. A. \"Bob\" Meier <a@b.ch>", ["Dr. A. Bob Meier|a@b.ch"]),
      ("a@b . ch, c@(x)d(y).(z)ch", ["|a@b.ch", "|c@d.ch"]), ("a@b. ch", ["|a@b.ch"]),
      ("<a @ b .ch>, Anna <\"a b\"@c.ch>", ["|a@b.ch", "Anna|\"a b\"@c.ch"]),
      ("a@b.ch c@d.ch", ["|a@b.ch", "|c@d.ch"]), ("a@b.ch; C <c@d.ch>;", ["|a@b.ch", "C|c@d.ch"]),
      ("Anna <a@b.ch> Bob <c@d.ch>", ["Anna|a@b.ch", "Bob|c@d.ch"]), ("Anna <a@b.ch>.", ["Anna|a@b.ch"]),
      ("<a@b.ch> Anna Meier", ["Anna Meier|a@b.ch"]), ("<Anna Meier> a@b.ch", ["Anna Meier|a@b.ch"]),
      ("Anna Meier (a@b.ch)", ["Anna Meier|a@b.ch"]), ("Meier, Anna (a@b.ch)", ["Meier, Anna|a@b.ch"]),
      ("Anna Meier [mailto:a@b.ch]", ["Anna Meier|a@b.ch"]),
      ("[mailto:a@b.ch], c@d.ch", ["|a@b.ch", "|c@d.ch"]),
      ("a@[192.0.2.1]", ["|a@[192.0.2.1]"]), ("\"Müller, Anna <a@b.ch>", ["Müller, Anna|a@b.ch"]),
      ("=?utf-8?Q?Anna_M=C3=BCller_<a@b.ch>?=", ["Anna Müller|a@b.ch"]),
      ("=?utf-8?Q?M=C3=BCller,?= =?utf-8?Q?_Anna_<a@b.ch>?=", ["Müller, Anna|a@b.ch"]),
      (
        "=?utf-8?Q?M=C3=BCller,_Anna:_=22Bau=22?= <a@b.ch>, c@d.ch",
        ["Müller, Anna: \"Bau\"|a@b.ch", "|c@d.ch"]
      ),
      ("=?utf-8?Q?anna?=@b.ch", ["|anna@b.ch"]), ("=?utf-8?Q?Anna?=<a@b.ch>", ["Anna|a@b.ch"]),
      ("Müller; Anna <a@b.ch>", ["Müller, Anna|a@b.ch"]), ("root;", ["|root"]),
      ("Anna <\"a@b.ch\">", ["Anna|a@b.ch"]), ("Anna <'a@b.ch'>, 'c@d.ch'", ["Anna|a@b.ch", "|c@d.ch"]),
      ("Anna <SMTP:a@b.ch>", ["Anna|a@b.ch"]), ("Anna [SMTP:a@b.ch]", ["Anna|a@b.ch"]),
      ("Anna <a@b.ch\u{A0}>, <\u{200B}c@d.ch\u{202C}>", ["Anna|a@b.ch", "|c@d.ch"]),
    ])
  func lists(raw: String, expected: [String]) {
    #expect(MailAddress.parseList(raw).map { "\($0.displayName)|\($0.addrSpec)" } == expected)
  }

  @Test(
    "a comment is no display name but is what people see where there is no other",
    arguments: [
      ("a@b.ch (Anna Meier)", "", "Anna Meier", "Anna Meier"),
      ("a@b.ch (Anna (the boss))", "", "Anna (the boss)", "Anna (the boss)"),
      ("a@b.ch (=?utf-8?Q?M=C3=BCller?=)", "", "Müller", "Müller"),
      ("Anna <a@b.ch> (at work)", "Anna", "at work", "Anna"),
      ("(Anna) a@b.ch", "", "Anna", "Anna"),
      ("a@b.ch (,;:)", "", ",;:", ",;:"),
      ("a@b.ch ( )", "", "", ""),
    ])
  func comments(raw: String, displayName: String, comment: String, shown: String) throws {
    let address = try #require(MailAddress.parseList(raw).first)
    #expect(address.displayName == displayName)
    #expect(address.comment == comment)
    #expect(address.shownName == shown)
    #expect(address.addrSpec == "a@b.ch")
  }

  @Test(
    "the strict form refuses what could break out of a header or an envelope",
    arguments: [
      "", "a", "@b.ch", "a@", "a@b.ch\r\nBcc: x@y", "a b@c.ch", "a@b.ch\0", "<a@b.ch>", "a@b@c.ch", "a@.ch",
      "a,b@c.ch",
    ])
  func strict(spec: String) {
    #expect(MailAddress(addrSpec: spec) == nil)
  }

  @Test("the strict form takes plus addresses and lowers the domain")
  func plusAddress() throws {
    let address = try #require(MailAddress(addrSpec: "leads+abc@Example.ORG", displayName: "Leads"))
    #expect(address.addrSpec == "leads+abc@example.org")
    #expect(MailAddress(addrSpec: "a@b.ch", displayName: "x\ny") == nil)
  }
}

@Suite("Base subjects")
struct BaseSubjectTests {
  @Test(
    "marks of many languages fall away",
    arguments: [
      "Offer", "Re: Offer", "RE: re: Offer", "AW: WG: Offer", "TR : RE : Offer", "Réf: Offer", "RE[2]: Offer",
      "Re(3): Offer",
      "Fwd: Offer", "FW: Offer", "RV: Offer", "I: Offer", "R: Offer", "Antwort: Offer", "[Fwd: Offer]",
      "Offer (fwd)",
      "  Re:   Offer  ", "Re:Offer", "Sv: VS: offer", "RÉP: Offer", "Re: [list] Re: Offer", "回复：Offer",
    ])
  func marks(subject: String) {
    #expect(BaseSubject(of: subject) == BaseSubject(of: "Offer"), "\(BaseSubject(of: subject))")
  }

  @Test("any number of marks falls away")
  func many() {
    #expect(BaseSubject(of: String(repeating: "Re: ", count: 5_000) + "Offer").text == "Offer")
  }

  @Test(
    "what only looks like a mark stays",
    arguments: ["Meeting: today", "Re Offer", "[list]", "10:30 call", "Trip: Rome"])
  func kept(subject: String) {
    #expect(BaseSubject(of: subject).text == subject)
  }
}

@Suite("Authentication results")
struct AuthenticationResultsTests {
  @Test("methods, values and properties are read")
  func read() throws {
    let body =
      "mx.example.org 1; dkim=pass (good (2048)) header.d=Example.com header.i=@example.com;\r\n"
      + " spf = pass smtp.mailfrom=\"bounce x\"@example.com; dmarc=fail (p=none; dis=none) "
      + "header.from=example.com"
    let read = try #require(AuthenticationResults.parse(body))
    #expect(read.authservID == "mx.example.org")
    #expect(read.results.map(\.method) == ["dkim", "spf", "dmarc"])
    #expect(read.results.map(\.value) == ["pass", "pass", "fail"])
    #expect(read.results[0].properties["header.d"] == "Example.com")
    #expect(read.results[1].properties["smtp.mailfrom"] == "bounce x@example.com")
  }

  @Test("no server name is no result", arguments: ["", "dkim=pass", "; dkim=pass", "a b c; dkim=pass"])
  func refused(body: String) {
    #expect(AuthenticationResults.parse(body) == nil)
  }

  @Test("no results is an empty list")
  func none() {
    #expect(AuthenticationResults.parse("mx.example.org; none")?.results.isEmpty == true)
  }

  @Test("an encoded word in the field can't add a result")
  func smuggled() throws {
    let text =
      "Authentication-Results: mx.ch; spf=fail "
      + "smtp.mailfrom==?utf-8?Q?x=3Bdkim=3Dpass_header.d=3Db.ch?=@evil.ch\r\n\r\n"
    let field = try #require(MailMessage.parse(Array(text.utf8)).header.field("Authentication-Results"))
    let read = try #require(AuthenticationResults.parse(String(decoding: field.unfolded, as: UTF8.self)))
    #expect(read.results.map(\.method) == ["spf"])
  }
}
