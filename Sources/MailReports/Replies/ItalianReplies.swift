/// Libero and Virgilio, whose replies end with `LIB_102`, and Aruba, whose help pages explain its texts.
enum ItalianReplies {
  static let all =
    ProviderReply.rows(
      .libero,
      [
        (.spam, "lib_102", ""),
        (.authentication, "invalid domain*iol.local", ""),
        (.policy, "lib_680", ""),
      ])
    + ProviderReply.rows(
      .aruba,
      [
        (.spam, "spam detected", "5.2.0"),
        (.rateLimited, "policy violation*aruba", ""),
        (.userUnknown, "casella inesistente", ""),
      ])
}
