/// Lists of senders that others ask before they take a mail. Such a reply speaks of the sending server, or of an
/// address in the mail, and never of the recipient.
enum SenderListReplies {
  static let all =
    ProviderReply.rows(
      .spamhaus,
      [
        // The receiving server asks the list in a way that the list refuses: nobody is listed.
        (.policy, "error: open resolver", ""),
        (.policy, "spamhaus.org/returnc", ""),
        (.spam, "zen.spamhaus", ""),
        (.spam, "sbl.spamhaus", ""),
        (.spam, "xbl.spamhaus", ""),
        (.spam, "pbl.spamhaus", ""),
        (.spam, "dbl.spamhaus", ""),
        (.spam, "spamhaus", ""),
      ]) + ProviderReply.rows(.senderList, others)

  private static let others: [ProviderReply.Row] = [
    "spamcop", "sorbs", "dnsbl-1.uceprotect", "dnsbl-2.uceprotect", "uceprotect", "psbl.surriel", "mailspike",
    "invaluement", "abusix", "manitu.net", "nixspam", "spfbl", "dronebl", "backscatterer", "hostkarma",
    "surbl", "uribl", "rbl.infomaniak", "truncate.gbudb", "senderscore", "returnpath.net",
  ].map { (.spam, words: $0, codes: "") }
}
