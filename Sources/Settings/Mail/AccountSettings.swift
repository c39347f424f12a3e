/// One lead address with the servers behind it.
package struct AccountSettings: Sendable {
  /// How commands and the journal call the account.
  package let name: String
  /// The lead address that the outside sees; tokens are added to it.
  package let address: String
  package let aliases: [String]
  package let reply: ReplyAddressSettings
  package let senderName: String
  /// Mails that belong to no other account are sent from here.
  package let isDefault: Bool
  /// Where access tokens come from, for servers that take no password.
  package let oauth: OAuthSettings?
  /// `nil` when mails come by `piste mail receive`.
  package let imap: IMAPSettings?
  /// `nil` when the account only receives.
  package let smtp: SMTPSettings?
  /// `nil` when mails leave unsigned, e.g. because the server signs them.
  package let dkim: DKIMSettings?

  init(_ reader: SettingsReader, companyName: String) {
    let name = reader.required(
      "name", .name(), example: "leads", help: "Short name for commands and the journal.")
    self.name = name
    address = reader.required(
      "address", .leadAddress, example: "leads@example.org",
      help:
        "The address customers write to. Its server must deliver leads+anything@… here too, see reply_address."
    )
    aliases = reader.values(
      "aliases", .leadAddress, default: [], help: "Further addresses that arrive in the same mailbox.")
    reply = ReplyAddressSettings(reader)
    let given = reader.optional(
      "sender_name", .name(example: "Vente, Menuiserie du Lac"), help: "Name in From; else the company's.")
    senderName = given ?? companyName
    isDefault = reader.value(
      "default", .boolean, default: false,
      help: "true for the account that new mails leave from; else the first.")
    let oauth = reader.optionalSection(
      "oauth", help: "Access tokens (OAuth 2) instead of passwords, for Microsoft 365, Google and others."
    ) { OAuthSettings($0, account: name) }
    self.oauth = oauth
    imap = reader.optionalSection(
      "imap", help: "Where mails are fetched; leave it out when an MTA pipes them to `piste mail receive`."
    ) { IMAPSettings($0, oauth: oauth) }
    smtp = reader.optionalSection(
      "smtp", help: "Where mails are submitted; leave it out when the account only receives."
    ) { SMTPSettings($0, oauth: oauth) }
    dkim = reader.optionalSection(
      "dkim", help: "How mails of this account are signed (DKIM); leave it out when its server signs them.",
      DKIMSettings.init(_:))
  }
}

/// Where an account's mails are submitted, and how many at a time.
package struct SMTPSettings: Sendable {
  package let server: ServerSettings
  /// Servers that take over when the one before can't be reached or refuses the login, in order.
  package let fallbacks: [ServerSettings]
  /// How many connections each lane, letters and mailings, may have open at once.
  package let connections: Int
  package let perMinute: Int?
  package let perHour: Int?
  package let perDay: Int?

  package static let ports = ServerSettings.Ports(tls: 465, starttls: 587, plaintext: 25)

  /// All of them, the preferred one first.
  package var servers: [ServerSettings] { [server] + fallbacks }

  init(_ reader: SettingsReader, oauth: OAuthSettings?) {
    server = ServerSettings(
      reader, ports: Self.ports, host: "smtp.example.org", loginRequired: false, oauth: oauth)
    connections = reader.value(
      "connections", .integer(1...20), default: 2,
      help:
        "Connections at once, so many for letters and so many for mailings; ask the provider before raising it."
    )
    perMinute = Self.limit(reader, "per_minute", 100_000, "At most so many mails a minute.")
    perHour = Self.limit(reader, "per_hour", 1_000_000, "At most so many mails an hour.")
    perDay = Self.limit(
      reader, "per_day", 10_000_000, "At most so many mails a day; a little less than the provider allows.")
    fallbacks = reader.list(
      "fallbacks", help: "Servers that take over when the one above can't be reached or refuses the login."
    ) {
      ServerSettings($0, ports: Self.ports, host: "smtp2.example.org", loginRequired: false, oauth: oauth)
    }
  }

  private static func limit(_ reader: SettingsReader, _ key: String, _ most: Int, _ help: String) -> Int? {
    reader.optional(key, .integer(1...most), help: help)
  }
}
