/// Exchange Online, Outlook.com and Exchange on site. Documented in Microsoft's lists of non-delivery reports; the words
/// in capitals name the part of the server that refused.
enum MicrosoftReplies {
  static let all =
    recipients + limits + senders + routes + ProviderReply.rows(.outlook, outlook)

  private static let recipients = ProviderReply.rows(
    .microsoft365,
    [
      (.userUnknown, "resolver.adr.recipientnotfound", ""),
      (.userUnknown, "resolver.adr.exrecipnotfound", ""),
      (.userUnknown, "resolver.adr.recipnotfound", ""),
      (.userUnknown, "recipientnotfound", "5.1.10"),
      (.userUnknown, "recipient not found by smtp address lookup", ""),
      // The directory at the edge of the service does not know the address.
      (.userUnknown, "recipient address rejected: access denied", "5.4.1"),
      (.userUnknown, "all recipient addresses rejected*access denied", "5.4.1"),
      (.userUnknown, "", "5.1.350-351"),
      (.userUnknown, "remote server returned unknown recipient", ""),
      (.userUnknown, "accountdisabledexception", ""),
      (.rateLimited, "submission quota exceeded", ""),
      (.mailboxFull, "quotaexceededexception", ""),
      (.mailboxFull, "storedrv.deliver; mailbox full", ""),
      (.mailboxFull, "storedrv.deliver*mailbox full", ""),
      (.other, "storedrv.deliver*message content", "5.6.0"),
      (.other, "corrupt message content", ""),
      (.other, "content conversion", "*.6.0"),
    ])

  private static let limits = ProviderReply.rows(
    .microsoft365,
    [
      (.tooLarge, "resolver.rst.recipsizelimit", ""),
      (.tooLarge, "resolver.rst.sendsizelimit", ""),
      (.tooLarge, "message size exceeds", "5.2.3"),
      (.rateLimited, "", "5.2.121-122"),
      (.rateLimited, "reached your daily limit for message recipients", ""),
      (.rateLimited, "", "5.1.90"),
      (.rateLimited, "server busy. please try again later from", ""),
      (.rateLimited, "", "4.7.500-699"),
      (.rateLimited, "recipient thread limit exceeded", ""),
      (.rateLimited, "has exceeded permitted limits within", ""),
      (.rateLimited, "tenant has exceeded threshold", ""),
      (.rateLimited, "", "5.7.705"),
    ])

  private static let senders = ProviderReply.rows(
    .microsoft365,
    [
      (.authentication, "required authentication level", ""),
      (.authentication, "does not pass dmarc verification", ""),
      (.authentication, "", "5.7.509"),
      (.authentication, "", "5.7.515"),
      (.authentication, "violated the sender policy", ""),
      (.authentication, "", "5.7.57"),
      (.relayingDenied, "tenantattribution", ""),
      (.relayingDenied, "", "5.7.64"),
      (.relayingDenied, "", "5.7.367"),
      (.spam, "", "5.7.350"),
      (.spam, "access denied, banned sending ip", ""),
      (.spam, "", "5.7.606-649"),
      (.spam, "access denied, spam abuse detected", ""),
      (.spam, "access denied, banned sender", ""),
      (.spam, "", "5.7.501-503"),
      (.spam, "", "5.7.511"),
      (.policy, "traffic not accepted from this ip", ""),
      (.policy, "", "5.7.708"),
      (.policy, "", "5.7.750"),
      (.policy, "bad outbound sender", ""),
      (.policy, "transport.rules.rejectmessage", ""),
      (.policy, "resolver.rst.notauthorized", ""),
      (.policy, "resolver.rst.authrequired", ""),
      (.policy, "resolver.rst.sendernotauthenticated", ""),
      (.policy, "resolver.rst.restrictedtorecipientspermission", ""),
      (.policy, "sender not in allowed-senders list", ""),
      (.policy, "recipient not authorized", "5.7.1"),
      (.policy, "", "5.7.120-136"),
      (.policy, "does not allow external forwarding", ""),
      (.policy, "", "5.7.504-508"),
      (.policy, "", "5.7.512-513"),
      (.policy, "", "5.7.520"),
      (.policy, "", "5.6.11"),
    ])

  private static let routes = ProviderReply.rows(
    .microsoft365,
    [
      (.relayingDenied, "relay access denied", "5.4.1"),
      (.hostUnknown, "smtpsend.dns.nonexistentdomain", ""),
      (.hostUnknown, "infodomainnonexistent", ""),
      (.hostUnknown, "", "5.4.310"),
      (.unreachable, "hop count exceeded", ""),
      (.unreachable, "routing.loopdetected", ""),
      (.unreachable, "", "5.4.12"),
      (.unreachable, "", "5.4.14"),
      (.unreachable, "", "*.4.311-319"),
      (.unreachable, "", "*.4.6"),
    ])

  /// The network that sends, or the server, is on a list of Outlook.com's own; the code in brackets says on which.
  private static let outlook: [ProviderReply.Row] = [
    (.spam, "block list (s3140)", ""),
    (.spam, "block list (s3150)", ""),
    (.spam, "s3140", ""),
    (.spam, "s3150", ""),
    (.spam, "part of their network is on our block list", ""),
    (.spam, "sc-001", ""),
    (.spam, "sc-002", ""),
    (.spam, "sc-003", ""),
    (.spam, "sc-004", ""),
    (.spam, "dy-001", ""),
    (.spam, "dy-002", ""),
    (.spam, "ou-001", ""),
    (.spam, "ou-002", ""),
    (.rateLimited, "rp-001", ""),
    (.rateLimited, "rp-002", ""),
    (.rateLimited, "rp-003", ""),
    (.rateLimited, "temporarily rate limited due to ip reputation", ""),
    (.userUnknown, "requested action not taken: mailbox unavailable", "5.5.0"),
  ]
}
