/// iCloud and Proton: texts seen in the wild, Apple's in brackets.
enum AppleReplies {
  static let all =
    ProviderReply.rows(
      .apple,
      [
        (.policy, "[hm08]", ""),
        (.policy, "[cs01]", ""),
        (.policy, "[cs02]", ""),
        (.policy, "message rejected due to local policy", ""),
        (.mailboxFull, "user is over quota", ""),
        (.userUnknown, "user does not exist", "5.1.1"),
        (.userUnknown, "user no longer exists", ""),
      ])
    + ProviderReply.rows(
      .proton,
      [
        (.userUnknown, "recipient address rejected: address does not exist", ""),
        (.userUnknown, "address disabled", "5.1.1"),
      ])
}
