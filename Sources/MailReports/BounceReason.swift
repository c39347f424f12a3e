/// Why a mail was not delivered, as far as it matters to the sender.
package enum BounceReason: String, Sendable, Hashable, CaseIterable {
  case userUnknown, mailboxFull, policy, spam, tooLarge, hostUnknown, relayingDenied, authentication,
    rateLimited
  case other
}

/// The rules that read a reason and a hardness from a status code and the server's words.
///
/// Words win over codes: servers send `5.1.1` for a full mailbox and `5.7.1` for anything. The codes follow
/// RFC 3463 §3; the words are those that the common servers write.
enum BounceRules {
  static func reason(status: String, words: String) -> BounceReason {
    let text = FoldedWords(words)
    for rule in rules where rule.words.contains(where: text.contains) { return rule.reason }
    return byStatus(status)
  }

  /// Hard is what is wrong with the address. A full mailbox heals, and what a server holds against the sender
  /// or the content does not touch the address.
  static func isSoft(status: String, reason: BounceReason, words: String) -> Bool {
    switch reason {
    case .userUnknown, .hostUnknown: return status.hasPrefix("4")
    case .other: return status.hasPrefix("4") || passing.contains(where: FoldedWords(words).contains)
    case .mailboxFull, .policy, .spam, .tooLarge, .relayingDenied, .authentication, .rateLimited: return true
    }
  }

  /// Words of failures that pass by themselves: the server could not be reached in time.
  private static let passing = [
    "timed out", "connection refused", "try again", "temporar", "retry time", "could not connect",
    "retry timeout",
    "connection reset", "expired", "too long in the queue", "not responding", "starttls", "loop",
    "too many hops",
    "undeliverable for", "delivery attempts", "queued too long", "no response", "lost connection",
  ]

  private static func byStatus(_ status: String) -> BounceReason {
    guard let dot = status.firstIndex(of: ".") else { return .other }
    switch status[status.index(after: dot)...] {
    case "1.1", "1.0", "1.3", "1.6", "1.10", "2.1": return .userUnknown
    case "2.2": return .mailboxFull
    case "2.3", "3.4": return .tooLarge
    case "1.2", "4.4": return .hostUnknown
    case "4.5", "7.28": return .rateLimited
    case "7.20", "7.21", "7.22", "7.23", "7.24", "7.25", "7.26", "7.27", "7.30": return .authentication
    case let code where code.hasPrefix("7."): return .policy
    default: return .other
    }
  }

  private struct Rule {
    let reason: BounceReason
    let words: [String]
  }

  /// The first rule with a word in the text decides.
  private static let rules: [Rule] = [
    Rule(
      reason: .mailboxFull,
      words: [
        "mailbox full", "mailbox is full", "over quota", "quota exceeded", "overquota", "exceeded storage",
        "out of storage", "mailbox size limit", "quota exceed", "exceeds quota", "not enough storage",
        "disk quota", "inbox is full", "storage allocation", "exceeded his/her quota",
        "user is over the quota",
        "insufficient system storage", "boite pleine", "full mailbox", "mailbox has exceeded",
        "over disk quota",
      ]),
    Rule(
      reason: .relayingDenied,
      words: [
        "relaying denied", "relay access denied", "relay not permitted", "unable to relay",
        "not permitted to relay",
      ]),
    Rule(
      reason: .authentication,
      words: ["dmarc", "dkim", "spf fail", "spf check", "sender policy framework", "unauthenticated email"]),
    Rule(
      reason: .rateLimited,
      words: [
        "too many messages", "rate limit", "too many connections", "throttl", "deferred due to volume",
        "greylist", "graylist",
      ]),
    Rule(
      reason: .spam,
      words: [
        "spam", "blacklist", "black list", "blocklist", "blocked using", "spamhaus", "reverse dns",
        "ptr record", "rdns", "unsolicited",
        "reputation", "rbl", "junk mail",
      ]),
    Rule(
      reason: .tooLarge,
      words: [
        "message too large", "message size exceeds", "size limit", "too big",
        "exceeds the maximum message size", "message is too large",
      ]),
    Rule(
      reason: .userUnknown,
      words: [
        "user unknown", "unknown user", "no such user", "no such recipient", "user not found",
        "unknown recipient",
        "recipient unknown", "mailbox unavailable", "does not exist", "doesn't exist", "no mailbox",
        "invalid recipient",
        "recipient not found", "unrouteable address", "address rejected: undeliverable",
        "not a valid mailbox",
        "account is disabled", "mailbox not found", "unknown address", "no longer valid", "recipientnotfound",
        "invalid mailbox", "account has been disabled", "inactive", "unknown local", "address unknown",
        "not our customer",
        "doesn't have a", "isn't a known", "no account by that name", "user doesn't", "user does not",
        "no such address",
      ]),
    Rule(
      reason: .hostUnknown,
      words: [
        "host unknown", "host not found", "name or service not known", "couldn't find any host",
        "no route to host",
        "domain not found", "unknown host", "domain name not found", "connection timed out",
        "connection refused",
        "nullmx", "null mx", "does not accept mail", "unrouteable mail domain",
        "host or domain name not found",
        "no mail server", "no mx",
      ]),
    Rule(
      reason: .policy,
      words: [
        "policy", "administrative prohibition", "access denied", "prohibited", "not authorized",
        "rejected for", "not accepted", "suspended", "virus", "restricted", "message rejected",
        "content rejected",
      ]),
  ]
}
