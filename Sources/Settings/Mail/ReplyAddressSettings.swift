/// How the reply address of a letter carries its token.
package enum ReplyAddressStyle: String, Sendable, CaseIterable {
  /// `leads+token@example.org` (RFC 5233).
  case plus
  /// `token@example.org`; the server delivers every unknown address of the domain to the account.
  case catchAll = "catch_all"
  /// `token@reply.example.org`; the whole subdomain is delivered to the account.
  case subdomain
}

/// Where answers to an account's letters go.
package struct ReplyAddressSettings: Sendable {
  package let style: ReplyAddressStyle
  /// Set when the style is `subdomain`.
  package let domain: String?

  init(_ reader: SettingsReader) {
    style = reader.value(
      "reply_address", .choice, default: .plus,
      help:
        "Where answers go: plus to leads+token@…, catch_all to token@ the same domain, subdomain to token@reply_domain."
    )
    domain = reader.optional(
      "reply_domain", .host,
      help: "Domain all of whose mail reaches this account, for answers, e.g. reply.example.org.")?
      .lowercased()
    guard style == .subdomain, domain == nil, reader.context.document != nil else { return }
    reader.report(
      SettingFault("the style subdomain needs a domain", "add `reply_domain:` to the account"),
      at: "reply_address")
  }
}
