/// What a refused login means: the server's words, and what a person can do about it.
struct LoginRefusal {
  /// The last reply of the server, of all its lines.
  let reply: String
  /// What the server said about a token, where one was shown.
  let denial: BearerDenial?
  let offered: OfferedMechanisms
  let endpoint: ServerEndpoint

  /// `LIMIT` and `INUSE` (RFC 5530): the login is right, only not now.
  var isTransient: Bool {
    let said = reply.uppercased()
    return said.contains("[LIMIT]") || said.contains("[INUSE]") || said.contains("TOO MANY SIMULTANEOUS")
  }

  /// Instead of libcurl's; nil where those with the server's are best.
  var words: String? {
    denial?.words ?? missing
  }

  /// That the server does not offer what the settings name, where it is so.
  private var missing: String? {
    guard !offered.offers(endpoint.mechanism) else { return nil }
    let names = endpoint.mechanism.offers.joined(separator: " or ")
    if offered.forbidsLogin { return "the server allows no login here (LOGINDISABLED)" }
    guard !offered.names.isEmpty else { return nil }
    return "the server does not offer \(names), but \(offered.names.sorted().joined(separator: ", "))"
  }

  var advice: String? {
    if let denial { return denial.advice }
    if missing != nil { return mechanismAdvice }
    let said = reply.uppercased()
    return Self.table.first { row in row.signs.contains { said.contains($0) } }?.advice
      ?? (endpoint.mechanism.takesToken ? Self.token : nil)
  }

  private var mechanismAdvice: String {
    if offered.forbidsLogin {
      return endpoint.security == .plaintext
        ? "Use STARTTLS or TLS: the server takes no password in clear."
        : "Ask the provider how to log in; logins may be switched off for this account."
    }
    let usable = ServerEndpoint.Mechanism.allCases.filter(offered.offers).map(\.offers[0])
    guard !usable.isEmpty else { return "None of these is supported; ask the provider for another way." }
    return "Set the login mechanism to one of these: \(usable.joined(separator: ", "))."
  }

  private static let token =
    "Log in again to get a new token; check that its scope allows this protocol and that the user name is the "
    + "mailbox it was given for."

  /// Words of RFC 5530 and of providers (seen in the wild: Google, Microsoft, Yahoo, iCloud, Dovecot).
  private static let table: [(signs: [String], advice: String)] = [
    (
      ["APPLICATION-SPECIFIC PASSWORD", "APP PASSWORD", "APP-PASSWORD", "APP-SPECIFIC PASSWORD", "5.7.9 "],
      "The provider wants an app password instead of the account's own: make one in the account's security "
        + "settings, or use a login by token (OAuth 2)."
    ),
    (
      ["BASICAUTHBLOCKED", "BASIC AUTHENTICATION IS DISABLED", "BASIC AUTHENTICATION IS NOT SUPPORTED"],
      "The provider takes no passwords any more: use a login by token (OAuth 2)."
    ),
    (
      ["SMTPCLIENTAUTHENTICATION IS DISABLED", "SMTPCLIENTAUTH"],
      "Sending by login is switched off at the provider: its administrator must allow SMTP AUTH for this "
        + "mailbox."
    ),
    (
      ["WEB LOGIN REQUIRED", "WEBALERT", "LOG IN VIA YOUR WEB BROWSER", "5.7.14 "],
      "The provider wants a person to look: log in to the account with a web browser, confirm it was you, and "
        + "try again."
    ),
    (["[EXPIRED]", "PASSWORD HAS EXPIRED", "5.7.0 EXPIRED"], "The password has run out: set a new one."),
    (
      ["[AUTHORIZATIONFAILED]"],
      "The password is right, but this user may not open the mailbox: check the user name and the rights."
    ),
    (["[CONTACTADMIN]"], "The provider's administrator must look at this account."),
    (
      ["[PRIVACYREQUIRED]", "MUST ISSUE A STARTTLS", "5.7.11 "],
      "The server takes no login without TLS: set STARTTLS or TLS."
    ),
    (
      ["IMAP ACCESS IS DISABLED", "NOT ENABLED FOR IMAP", "IMAP IS DISABLED"],
      "IMAP is switched off for this account: switch it on in the account's settings."
    ),
  ]
}
