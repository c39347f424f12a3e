import Basics
import Testing

@testable import Settings

@Suite("Configuration")
struct ConfigurationTests {
  @Test("the least complete file has every default")
  func defaults() throws {
    let configuration = try Sample.read(Sample.minimal)
    #expect(configuration.company.currency == .chf)
    #expect(configuration.company.language == .french)
    #expect(configuration.database == .sqlite(path: "/srv/piste/piste.db"))
    #expect(configuration.blobs == "/srv/piste/blobs")
    #expect(configuration.tokens.keyFile == "/srv/piste/piste.keys")
    #expect(configuration.intake.maxMessageSize == 50_000_000)
    #expect(configuration.outbox.retryMinutes == [5, 15, 60, 240, 720, 1440])
    #expect(configuration.billing.vatRate == Percent(basisPoints: 810))
    #expect(configuration.web.listen.description == "127.0.0.1:8080")
    #expect(
      configuration.pipeline.stages.map(\.name) == ["Nouveau", "Qualifié", "Proposition", "Négociation"])
    #expect(configuration.accounts.map(\.senderName) == ["Menuiserie du Lac"])
    #expect(configuration.accounts.first?.imap == nil)
  }

  @Test("the stages speak the company's language")
  func englishStages() throws {
    let configuration = try Sample.read(
      Sample.minimal.replacing("accounts:", with: "  language: en\naccounts:"))
    #expect(configuration.pipeline.stages.map(\.name) == ["New", "Qualified", "Proposal", "Negotiation"])
    #expect(configuration.pipeline.stages.map(\.probability.basisPoints) == [1000, 3000, 6000, 8000])
  }

  @Test(
    "a server's port follows its security",
    arguments: [("tls", 993, 465), ("starttls", 143, 587), ("plaintext", 143, 25)])
  func ports(security: String, imap: Int, smtp: Int) throws {
    let server = "{host: mail.example.org, security: \(security), user: u, password_env: PW}"
    let configuration = try Sample.read(Sample.minimal + "    imap: \(server)\n    smtp: \(server)\n")
    #expect(configuration.accounts.first?.imap?.server.port == imap)
    #expect(configuration.accounts.first?.smtp?.server.port == smtp)
    #expect(configuration.accounts.first?.imap?.server.password == .environment(variable: "PW"))
  }

  @Test("relative paths begin at the file's directory and absolute ones stay")
  func paths() throws {
    let text = Sample.minimal + "database: sqlite:data/a.db\nblobs: ./b\ntokens: {key_file: /etc/keys}\n"
    let configuration = try Sample.read(text)
    #expect(configuration.database == .sqlite(path: "/srv/piste/data/a.db"))
    #expect(configuration.blobs == "/srv/piste/b")
    #expect(configuration.tokens.keyFile == "/etc/keys")
  }

  @Test("the environment goes before the file, and may hold the database's password")
  func environment() throws {
    let environment = ["PISTE_DATABASE": "postgresql://piste:pw@db/piste", "PISTE_LOG_LEVEL": "DEBUG"]
    let text = Sample.minimal + "database: sqlite:a.db\nlog: {level: error}\n"
    let configuration = try Sample.read(text, environment: environment)
    #expect(configuration.database == .postgresql(uri: "postgresql://piste:pw@db/piste"))
    #expect(configuration.log.level == .debug)
  }

  @Test("words that other YAML readers take for numbers or switches stay what they are")
  func plainWords() throws {
    let text = """
      company: {name: 1e3, country: NO, postal_code: 01006, currency: nok}
      accounts: [{name: on, address: leads@example.org}]
      """
    let configuration = try Sample.read(text)
    #expect(configuration.company.name == "1e3")
    #expect(configuration.company.country == "NO")
    #expect(configuration.company.postalCode == "01006")
    #expect(configuration.company.currency.code == "NOK")
    #expect(configuration.accounts.map(\.name) == ["on"])
  }

  @Test("the default account and owner are the marked ones, else the first")
  func chosenEntries() throws {
    let marked =
      Sample.minimal + """
          - {name: second, address: second@example.org, default: true}
        staff:
          - {name: A, address: a@example.org, role: employee}
          - {name: B, address: b@example.org}
          - {name: C, address: c@example.org, default_owner: yes}
        """
    let configuration = try Sample.read(marked)
    #expect(configuration.defaultAccount?.name == "second")
    #expect(configuration.defaultOwner?.name == "C")
    let plain = try Sample.read(
      marked.replacing(", default_owner: yes", with: "").replacing(", default: true", with: ""))
    #expect(plain.defaultAccount?.name == "leads")
    #expect(plain.defaultOwner?.name == "B")
  }

  @Test("Windows line ends change nothing")
  func lineEnds() throws {
    let configuration = try Sample.read(Sample.minimal.replacing("\n", with: "\r\n"))
    #expect(configuration.company.name == "Menuiserie du Lac")
    #expect(configuration.accounts.map(\.address) == ["leads@example.org"])
  }

  @Test("servers that take over stand below the preferred one, and limits and hours are read")
  func delivery() throws {
    let smtp = """
          smtp:
            host: a.example.org
            per_day: 500
            fallbacks:
              - {host: b.example.org, security: starttls}
              - {host: c.example.org, port: 2525}

      """
    let outbox = "outbox: {mailing_hours: [mon-fri 08:00-18:00, sat 9:00-12:00], uncertain_mailings: drop}\n"
    let configuration = try Sample.read(Sample.minimal + smtp + outbox)
    let account = try #require(configuration.accounts.first?.smtp)
    #expect(account.servers.map(\.host) == ["a.example.org", "b.example.org", "c.example.org"])
    #expect(account.servers.map(\.port) == [465, 587, 2525])
    #expect(account.perDay == 500)
    #expect(account.perMinute == nil)
    let hours = configuration.outbox.hours
    #expect(hours.mailings.map(\.description) == ["mon-fri 08:00-18:00", "sat 09:00-12:00"])
    #expect(hours.letters.isEmpty)
    #expect(configuration.outbox.uncertain.mailings == .drop)
    #expect(configuration.outbox.uncertain.letters == .retry)
  }

  @Test("hours that can't be read say what may be written")
  func wrongHours() throws {
    let problems = #expect(throws: ConfigurationProblems.self) {
      try Sample.read(Sample.minimal + "outbox: {mailing_hours: [8-18]}\n")
    }
    #expect(
      problems?.problems.first?.message.contains("is not days and hours such as mon-fri 08:00-18:00") == true)
  }
}
