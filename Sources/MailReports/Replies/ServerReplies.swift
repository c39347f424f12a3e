/// What the server programs say in their own words, and what hosters that use them add.
enum ServerReplies {
  static let all =
    ProviderReply.rows(.postfix, postfix) + ProviderReply.rows(.cpanel, cpanel)
    + ProviderReply.rows(.exim, exim) + ProviderReply.rows(.qmail, qmail)
    + ProviderReply.rows(.sendmail, sendmail) + ProviderReply.rows(.dovecot, dovecot)
    + ProviderReply.rows(.greylisting, greylisting)

  private static let postfix: [ProviderReply.Row] = [
    // The sending server's own greeting, whatever it is that was not found.
    (.policy, "helo command rejected", ""),
    (.policy, "sender address rejected", ""),
    (.authentication, "client host rejected: cannot find your", ""),
    (.authentication, "cannot find your reverse hostname", ""),
    (.rateLimited, "client host rejected: greylist", ""),
    (.userUnknown, "recipient address rejected: user unknown in", ""),
    (.hostUnknown, "recipient address rejected: domain not found", ""),
    // A map of the recipient's own, not of whom there is.
    (.policy, "recipient address rejected: access denied", "5.7.1"),
    (.relayingDenied, "relay access denied", ""),
    (.unreachable, "host not found, try again", ""),
    (.hostUnknown, "name service error for name=*host not found", ""),
    (.hostUnknown, "name service error for name=*no such domain", ""),
    (.hostUnknown, "does not accept mail (nullmx)", ""),
    (.unreachable, "loops back to myself", ""),
    (.unreachable, "mail transport unavailable", ""),
    (.unreachable, "insufficient system storage", ""),
    (.unreachable, "too many hops", ""),
    (.unreachable, "tls is required, but was not offered", ""),
    (.unreachable, "server certificate not trusted", ""),
    (.tooLarge, "message size*exceeds size limit", ""),
    (.policy, "need fully-qualified address", ""),
  ]

  private static let exim: [ProviderReply.Row] = [
    (.policy, "sender verify failed", ""),
    (.policy, "message has lines too long for transport", ""),
    (.policy, "maximum allowed line length is", ""),
    (.userUnknown, "no such user here", ""),
    (.userUnknown, "no such person at this address", ""),
    (.spam, "junkmail rejected", ""),
    (.hostUnknown, "all relevant mx records point to non-existent hosts", ""),
    (.unreachable, "too many \"received\" headers", ""),
    (.hostUnknown, "an mx or srv record indicated no smtp service", ""),
  ]

  private static let cpanel: [ProviderReply.Row] = [
    (.rateLimited, "has exceeded the max defers and failures per hour", ""),
    (.rateLimited, "has exceeded the max emails per hour", ""),
    // It was the sender that could not be verified.
    (.policy, "verification failed for", ""),
    (.policy, "they may be blacklisted, or missing the proper dns entries", ""),
  ]

  private static let qmail: [ProviderReply.Row] = [
    (.relayingDenied, "that domain isn't in my list of allowed rcpthosts", ""),
    (.userUnknown, "no mailbox here by that name", ""),
    (.userUnknown, "this address no longer accepts mail", ""),
    (.hostUnknown, "couldn't find any host named", ""),
    (.tooLarge, "exceeds my databytes limit", ""),
    (.policy, "does not accept email in non-western", ""),
    (.unreachable, "lookup failed temporarily", ""),
    (.unreachable, "this message is looping", ""),
  ]

  private static let sendmail: [ProviderReply.Row] = [
    (.unreachable, "insufficient disk space", ""),
    (.userUnknown, "mailbox disabled for this recipient", ""),
    (.unreachable, "local configuration error", ""),
    (.policy, "domain of sender address", ""),
  ]

  private static let dovecot: [ProviderReply.Row] = [
    (.mailboxFull, "quota exceeded (mailbox for user is full)", ""),
    (.unreachable, "temporary internal error", ""),
  ]

  private static let greylisting: [ProviderReply.Row] = [
    (.rateLimited, "greylisted", ""),
    (.rateLimited, "greylisting in action", ""),
    (.rateLimited, "temporarily rejected, try again in", ""),
    (.rateLimited, "you have been greylisted", ""),
  ]
}
