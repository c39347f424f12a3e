/// Bluewin of Swisscom: what its servers say beyond the usual words; the filter in front of them is Cloudmark's.
/// Infomaniak, Hostpoint, cyon and others let Postfix and Exim speak: see ``ServerReplies``.
enum SwissReplies {
  static let all =
    ProviderReply.rows(
      .swisscom,
      [
        (.spam, "swisscom ag ip:*not allowed to send us mail", ""),
        (.rateLimited, "swisscom ag ip:*too many", ""),
        (.policy, "swisscom ag ip:", ""),
      ])
    + ProviderReply.rows(
      .cloudmark,
      [
        (.spam, "csi.cloudmark.com", ""),
        (.spam, "ip blacklisted by csi", ""),
        (.spam, "aup#", ""),
      ])
}
