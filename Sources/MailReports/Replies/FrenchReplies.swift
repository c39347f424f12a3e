/// Orange and Wanadoo (`OFR_416`, `OFR204_416`), La Poste (`LPN007_416`), Free and OVH. The number after the line says
/// which rule it was, at Orange and La Poste the same (their postmaster pages, and replies seen in the wild).
enum FrenchReplies {
  static let all =
    ProviderReply.rows(.orange, numbered("ofr")) + ProviderReply.rows(.laposte, numbered("lpn"))
    + ProviderReply.rows(.free, free) + ProviderReply.rows(.ovh, ovh)

  private static func numbered(_ sign: String) -> [ProviderReply.Row] {
    rules.map { reason, number in (reason, words: "\(sign)*_\(number)", codes: "") }
  }

  private static let rules: [(BounceReason, String)] = [
    (.rateLimited, "102"), (.rateLimited, "103"), (.rateLimited, "104"), (.rateLimited, "105"),
    (.spam, "108"), (.rateLimited, "109"), (.policy, "305"), (.policy, "403"), (.policy, "405"),
    (.userUnknown, "416"), (.mailboxFull, "417"), (.userUnknown, "418"), (.rateLimited, "503"),
    (.spam, "506"), (.spam, "510"), (.policy, "515"), (.authentication, "517"), (.authentication, "519"),
    (.spam, "999"),
  ]

  private static let free: [ProviderReply.Row] = [
    (.spam, "too many spams from your ip", ""),
    (.rateLimited, "too many errors from your ip", ""),
  ]

  private static let ovh: [ProviderReply.Row] = [
    (.mailboxFull, "mailbox size limit exceeded", ""),
    (.spam, "[ovh]*spam", ""),
  ]
}
