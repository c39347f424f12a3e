import Testing

@testable import Settings

@Suite("Configuration problems")
struct ConfigurationProblemTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let place: String
    let key: String
    let message: String
    let remedy: String

    /// - Parameter after: what follows the six lines of the minimal file, where line 6 begins.
    init(_ after: String, _ place: String, _ key: String, _ message: String, _ remedy: String) {
      text = Sample.minimal + after
      self.place = place
      self.key = key
      self.message = message
      self.remedy = remedy
    }

    var testDescription: String { key + ": " + message }
  }

  static let values: [Case] = [
    Case("log: {level: verbos}", "6:14", "log.level", "\"verbos\" is not one of trace", "write for example"),
    Case(
      "log: {format: jsn}", "6:15", "log.format", "\"jsn\" is not one of text, json", "did you mean \"json\"?"
    ),
    Case(
      "web:\n  enabled: maybe", "7:12", "web.enabled", "\"maybe\" is not true or false",
      "write for example: true"),
    Case("web: {listen: localhost}", "6:15", "web.listen", "not an address and a port", "127.0.0.1:8080"),
    Case(
      "web: {listen: \"[::1]:99999\"}", "6:15", "web.listen", "not an address and a port", "127.0.0.1:8080"),
    Case("web: {base_url: ftp://example.org}", "6:17", "web.base_url", "is not a web address", "https://"),
    Case(
      "intake: {batch: ten}", "6:17", "intake.batch", "\"ten\" is not a whole number", "write for example: 1"),
    Case("intake: {batch: 5000}", "6:17", "intake.batch", "5000 is out of range", "at most 1000"),
    Case("outbox: {give_up_days: 0}", "6:24", "outbox.give_up_days", "0 is out of range", "at least 1 days"),
    Case("intake: {max_message_size: 50 MO}", "6:28", "intake.max_message_size", "is not a size", "50MB"),
    Case("intake: {max_message_size: 9GB}", "6:28", "intake.max_message_size", "out of range", "500MB"),
    Case("intake: {authserv_ids: mx}", "6:24", "intake.authserv_ids", "must be a list", "[mail.example.org]"),
    Case(
      "outbox:\n  retry_minutes: [5, soon]", "7:22", "outbox.retry_minutes[1]", "\"soon\" is not",
      "example: 1"),
    Case("outbox: {retry_minutes: []}", "6:25", "outbox.retry_minutes", "the list is empty", "at least one"),
    Case("billing: {vat_rate: 8.123}", "6:21", "billing.vat_rate", "not a percentage", "8.1"),
    Case(
      "billing: {invoice_series: \"FA-{year}\"}", "6:27", "billing.invoice_series", "not a pattern",
      "FA-{year}"),
    Case("billing: {cash_rounding: [5]}", "6:26", "billing.cash_rounding", "a list stands where", "write 1"),
    Case("database: mysql://db", "6:11", "database", "is not sqlite:FILE or postgresql", "sqlite:piste.db"),
    Case("log: debug", "6:6", "log", "must be a section", "key: value"),
    Case("staff: {name: A}", "6:8", "staff", "must be a list of sections", "- "),
    Case(
      "staff:\n  - {name: A, address: a@b}", "7:24", "staff[0].address", "\"a@b\" is not a mail address", "@"),
    Case(
      "staff:\n  - {name: A, address: a@b.ch, hourly_cost: 85.005}", "7:45", "staff[0].hourly_cost",
      "is not an amount in CHF", "85.00"),
    Case(
      "staff:\n  - {name: A}", "7:5", "staff[0].address", "required", "add `address: anne.favre@example.org`"),
    Case("blob: here", "6:1", "blob", "no such setting", "did you mean `blobs`?"),
    Case("web:\n  lisetn: a:1", "7:3", "web.lisetn", "no such setting", "did you mean `listen`?"),
    Case(
      "web: {colour: red}", "6:7", "web.colour", "no such setting",
      "known here are: enabled, listen, base_url"),
  ]

  @Test("a wrong value is shown with its place and what to write", arguments: values)
  func wrongValue(_ test: Case) throws {
    let problems = Sample.problems(test.text)
    try #require(problems.count == 1, "\(problems.map(\.description))")
    #expect(problems[0].description.hasPrefix("piste.yaml:\(test.place): \(test.key): "))
    #expect(problems[0].message.contains(test.message))
    #expect(problems[0].remedy.contains(test.remedy))
  }

  @Test(
    "a company's detail that can't be right is refused",
    arguments: [
      ("currency", "CFH", "did you mean \"CHF\"?"), ("country", "XX", "CH"), ("language", "de", "fr"),
      ("time_zone", "Europe/Zürich", "did you mean \"Europe/Zurich\"?"),
      ("time_zone", "CEST", "Europe/Zurich"),
      ("time_zone", "GMT+2", "Europe/Zurich"), ("iban", "CH94 0076 2011 6238 5295 7", "copy the IBAN"),
      ("iban", "CH93", "CH93 0076"), ("bic", "POFI", "POFICHBEXXX"), ("email", "info@", "sales@example.org"),
      ("email", "a b@example.org", "sales@example.org"), ("accent_colour", "\"#12345g\"", "#1a5fb4"),
      ("vat_id", "\"CHE\\nX\"", "CHE-"),
    ])
  func company(key: String, value: String, remedy: String) throws {
    let problems = Sample.problems(
      Sample.minimal.replacing("accounts:", with: "  \(key): \(value)\naccounts:"))
    try #require(problems.count == 1)
    #expect(problems[0].key == "company." + key)
    #expect(problems[0].line == 3)
    #expect(problems[0].column == key.count + 5)
    #expect(problems[0].remedy.contains(remedy))
  }

  @Test(
    "a lead address must leave room for tokens",
    arguments: ["leads+x@example.org", "a-very-long-name-for-a-lead-address@example.org"])
  func leadAddress(address: String) {
    let problems = Sample.problems(Sample.minimal.replacing("leads@example.org", with: address))
    #expect(problems.map(\.key) == ["accounts[0].address"])
  }

  @Test("all problems are reported at once, in the order of the file")
  func allAtOnce() {
    let text = """
      company:
        name: A
        currency: EURO
        name: B
      accounts:
        - name: leads
          imap: {host: -bad-, user: u}
        - name: Leads
          address: two@example.org
          default: true
          smtp: {host: smtp.example.org, password: hunter2, user: u}
        - {name: third, address: TWO@example.org, default: on}
      staff:
        - {name: A, address: two@example.org}
      outbox: {batch: 0}
      """
    let problems = Sample.problems(text, environment: ["PISTE_LOG_LEVEL": "loud"])
    #expect(
      problems.map { "\($0.line ?? 0) \($0.key)" } == [
        "0 ", "3 company.currency", "4 company.name", "6 accounts[0].address", "7 accounts[0].imap.host",
        "7 accounts[0].imap.user", "8 accounts[1].name", "11 accounts[1].smtp.password",
        "12 accounts[2].address",
        "12 accounts[2].default", "14 staff[0].address", "15 outbox.batch",
      ])
    #expect(problems.first?.file == "PISTE_LOG_LEVEL")
    #expect(!problems.description.contains("hunter2"))
  }

  @Test("a file with nothing in it lacks the name and the account")
  func empty() {
    for text in ["", "# nothing\n", "company:\naccounts:\n", "accounts: []"] {
      #expect(Set(Sample.problems(text).map(\.key)) == ["company.name", "accounts"], "\(text)")
    }
  }

  @Test(
    "a password in the file is refused and not shown",
    arguments: [
      "    imap: {host: h.example.org, user: u, password: hunter2}",
      "    smtp: {host: h.example.org, user: u, password: hunter2, password_file: f}",
      "database: postgresql://piste:hunter2@db/piste", "database: postgresql://db/piste?password=hunter2",
      "    smtp: {host: h.example.org, user: u, password: [hunter2]}",
    ])
  func clearSecret(line: String) throws {
    let problems = Sample.problems(Sample.minimal + line)
    try #require(problems.count == 1)
    #expect(problems[0].message == "a secret stands in the file in clear" || line.hasPrefix("database"))
    #expect(!problems.description.contains("hunter2"))
  }

  @Test("a login lacks nothing, and gives its password once")
  func login() {
    func messages(_ smtp: String) -> [String] {
      Sample.problems(Sample.minimal + "    smtp: {host: h.example.org\(smtp)}").map(\.message)
    }
    #expect(messages("") == [])
    #expect(messages(", user: u") == ["the login has no password"])
    #expect(messages(", password_env: PW") == ["there is a password but no login name"])
    #expect(messages(", user: u, password_env: PW, password_file: f") == ["the secret is given twice"])
  }
}
