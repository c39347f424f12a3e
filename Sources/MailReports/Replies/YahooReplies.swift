/// Yahoo, AOL and the providers whose mail Yahoo keeps. Documented in the error codes of Yahoo's postmaster pages; the
/// word in brackets names the rule.
enum YahooReplies {
  static let all = ProviderReply.rows(
    .yahoo,
    [
      (.userUnknown, "this user doesn't have a", ""),
      (.userUnknown, "sorry, your message to*cannot be delivered. this mailbox is disabled", ""),
      (.userUnknown, "requested mail action aborted, mailbox not found", ""),
      (.mailboxFull, "sorry, your message to*cannot be delivered. this account is over quota", ""),
      (.rateLimited, "[tss04]", ""),
      (.rateLimited, "[tss05]", ""),
      (.spam, "[tss09]", ""),
      (.spam, "[tss11]", ""),
      (.rateLimited, "[ts01]", ""),
      (.rateLimited, "[ts02]", ""),
      (.spam, "[ts03]", ""),
      (.rateLimited, "[ipts04]", ""),
      (.rateLimited, "[gl01]", ""),
      (.rateLimited, "due to unexpected volume or user complaints", ""),
      (.spam, "will be permanently deferred", ""),
      (.spam, "[bl21]", ""),
      (.spam, "[bl23]", ""),
      (.policy, "[ph01]", ""),
      (.policy, "message not allowed - [", ""),
      (.policy, "message not accepted for policy reasons", ""),
      (.spam, "(rtr:", ""),
      (.spam, "(hvu:", ""),
      (.spam, "(con:b1)", ""),
      (.spam, "(dyn:", ""),
      (.policy, "(rly:", ""),
    ])
}
