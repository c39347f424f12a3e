/// Filters that stand in front of other people's servers: their own words, as their makers document them.
enum FilterReplies {
  static let all =
    ProviderReply.rows(.mimecast, mimecast) + ProviderReply.rows(.barracuda, barracuda)
    + ProviderReply.rows(.proofpoint, proofpoint) + ProviderReply.rows(.ironPort, ironPort)
    + ProviderReply.rows(.sophos, sophos) + ProviderReply.rows(.symantec, symantec)
    + ProviderReply.rows(.rspamd, rspamd) + ProviderReply.rows(.amavis, amavis)
    + ProviderReply.rows(.trendMicro, trendMicro)

  private static let mimecast: [ProviderReply.Row] = [
    (.policy, "administrative prohibition - envelope blocked", ""),
    (.policy, "rejected by header based", ""),
    (.policy, "rejected by header-based", ""),
    (.policy, "email rejected due to security policies", ""),
    (.authentication, "anti-spoofing policy", ""),
    (.authentication, "dmarc sender invalid", ""),
    (.authentication, "spf sender invalid", ""),
    (.authentication, "dkim sender invalid", ""),
    (.spam, "csi.mimecast.org", ""),
    (.spam, "mcspamsignature", ""),
    (.rateLimited, "internal resource temporarily unavailable", ""),
    (.userUnknown, "invalid recipient*mimecast", ""),
    (.tooLarge, "maximum email size exceeded", ""),
    (.rateLimited, "recipient limit exceeded*mimecast", ""),
  ]

  private static let barracuda: [ProviderReply.Row] = [
    (.spam, "permanent failure for one or more recipients*:blocked", ""),
    (.spam, "blocked using barracuda reputation", ""),
    (.spam, "barracudanetworks.com/reputation", ""),
    (.spam, "barracudacentral.org", ""),
    (.spam, "b.barracudacentral", ""),
    (.spam, "bsf_", ""),
  ]

  private static let proofpoint: [ProviderReply.Row] = [
    (.spam, "support.proofpoint.com/dnsbl", ""),
    (.spam, "ipcheck.proofpoint.com", ""),
    (.spam, "prs.proofpoint.com", ""),
    (.spam, "pphosted.com/dnsbl", ""),
    (.policy, "local policy violation", ""),
  ]

  private static let ironPort: [ProviderReply.Row] = [
    (.spam, "poor reputation", ""),
    (.userUnknown, "#5.1.0 address rejected", ""),
    (.policy, "your access to submit messages to this e-mail system has been rejected", ""),
    (.rateLimited, "too many recipients received", ""),
  ]

  private static let sophos: [ProviderReply.Row] = [
    (.spam, "blocked by sxl", ""),
    (.spam, "rejected by sophos", ""),
    (.userUnknown, "address not present in directory", ""),
  ]

  private static let symantec: [ProviderReply.Row] = [
    (.spam, "messagelabs.com/support", ""),
    (.userUnknown, "invalid recipient*messagelabs", ""),
    (.policy, "you are not allowed to connect", ""),
  ]

  private static let rspamd: [ProviderReply.Row] = [
    (.rateLimited, "try again later", "4.7.1"),
    (.policy, "matched map:", ""),
    (.spam, "gtube pattern", ""),
  ]

  private static let amavis: [ProviderReply.Row] = [
    (.spam, "reject, id=*spam", ""),
    (.policy, "reject, id=*banned", ""),
    (.policy, "reject, id=*infected", ""),
    (.policy, "reject, id=*bad-header", ""),
    (.policy, "reject, id=*bad header", ""),
  ]

  private static let trendMicro: [ProviderReply.Row] = [
    (.spam, "mail-abuse.com", ""),
    (.spam, "email reputation services", ""),
    (.spam, "ers.trendmicro.com", ""),
  ]
}
