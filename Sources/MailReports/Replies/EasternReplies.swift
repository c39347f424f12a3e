/// mail.ru and Yandex, QQ and NetEase (163, 126): documented on their help pages.
enum EasternReplies {
  static let all =
    ProviderReply.rows(
      .mailRu,
      [
        (.userUnknown, "invalid mailbox. local mailbox*is unavailable", ""),
        (.userUnknown, "user is terminated", ""),
        (.spam, "notspam-support", ""),
        (.spam, "spam message rejected", ""),
        (.rateLimited, "ratelimit exceeded for mailbox", ""),
      ])
    + ProviderReply.rows(
      .yandex,
      [
        (.userUnknown, "no such user!", "5.7.1"),
        (.spam, "rejected under suspicion of spam", ""),
        (.policy, "policy rejection on the target address", ""),
        (.rateLimited, "has exceeded their message rate limit", ""),
        (.policy, "not owned by auth user", ""),
      ])
    + ProviderReply.rows(.qq, qq) + ProviderReply.rows(.netease, netease)

  private static let qq: [ProviderReply.Row] = [
    (.userUnknown, "recipient may contain a non-existent account", ""),
    (.userUnknown, "mailbox unavailable or access denied", ""),
    (.rateLimited, "ip frequency limited", ""),
    (.rateLimited, "domain frequency limited", ""),
    (.rateLimited, "connection frequency limited", ""),
    (.rateLimited, "sender frequency limited", ""),
    (.spam, "suspected spam", ""),
    (.spam, "mail content denied", ""),
    (.policy, "suspected bounce attacks", ""),
    (.policy, "mail is rejected by recipients", ""),
  ]

  /// The two words before the number are the rule: who judges, and for what.
  private static let netease: [ProviderReply.Row] = [
    (.spam, "dt:spm", ""),
    (.policy, "dt:sum", ""),
    (.authentication, "mi:spf", ""),
    (.spam, "mi:spb", ""),
    (.rateLimited, "mi:dmc", ""),
    (.rateLimited, "mi:cel", ""),
    (.rateLimited, "mi:stc", ""),
    (.rateLimited, "mi:sfq", ""),
    (.rateLimited, "rp:cel", ""),
    (.rateLimited, "rp:drc", ""),
    (.rateLimited, "rp:rcl", ""),
    (.rateLimited, "rp:trc", ""),
    (.rateLimited, "rp:qrc", ""),
    (.rateLimited, "hl:itc", ""),
    (.rateLimited, "hl:ifc", ""),
    (.spam, "hl:rep", ""),
    (.policy, "hl:mep", ""),
  ]
}
