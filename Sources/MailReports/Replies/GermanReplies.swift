/// GMX, WEB.DE, mail.com and IONOS, which share their servers (documented on GMX's postmaster pages), and T-Online.
enum GermanReplies {
  static let all =
    ProviderReply.rows(
      .gmx,
      [
        // All these follow the same "mailbox unavailable".
        (.rateLimited, "mail send limit exceeded", ""),
        (.policy, "sender address has null mx", ""),
        (.policy, "invalid dns mx or a/aaaa resource record", ""),
        (.policy, "invalid dns mx or a resource record", ""),
        (.policy, "sender is blocked", ""),
        (.policy, "header syntax does not comply", ""),
        (.authentication, "bad dns ptr resource record", ""),
        (.spam, "ip address is black listed", ""),
        (.spam, "ip address is block listed", ""),
        (.policy, "reject due to policy restrictions", ""),
        (.policy, "reject due to policy violation", ""),
        (.mailboxFull, "exceeded storage allocation", ""),
        (.userUnknown, "requested action not taken: mailbox unavailable*postmaster.gmx.", ""),
        (.userUnknown, "requested action not taken: mailbox unavailable*postmaster.web.de", ""),
        (.userUnknown, "requested action not taken: mailbox unavailable*postmaster.1und1.de", ""),
      ])
    + ProviderReply.rows(
      .telekom,
      [
        (.spam, "none/bad reputation", ""),
        (.spam, "ip=*ask your postmaster for help*(bl)", ""),
        (.spam, "ip=*ask your postmaster for help*(nowl)", ""),
        (.spam, "message considered as spam or virus", ""),
        (.authentication, "grey defer dkim", ""),
        (.rateLimited, "ip=*too many connections", ""),
      ])
}
