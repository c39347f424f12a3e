import Basics

/// Why a mail was not delivered, as far as it matters to the sender.
package enum BounceReason: String, Sendable, Hashable, CaseIterable {
  /// What is wrong with the address.
  case userUnknown, hostUnknown
  /// What is wrong at the other end, and passes.
  case mailboxFull, unreachable
  /// What the server holds against the sender or the content.
  case policy, spam, tooLarge, relayingDenied, authentication, rateLimited
  case other
}

/// The rules that read a reason and a hardness from a status code and the server's words.
///
/// Words win over codes: servers send `5.1.1` for a full mailbox and `5.7.1` for anything; a provider's own reply wins
/// over both. The codes follow RFC 3463 §3, RFC 7372 and the IANA registry of RFC 5248; the words are those that the
/// common servers write.
enum BounceRules {
  /// The order of the evidence is that of ``BounceGround``.
  static func decide(status: String, words: FoldedWords) -> Verdict<BounceReason, BounceGround> {
    let verdict = weigh(status: status, words: words)
    guard verdict.value == .userUnknown || verdict.value == .hostUnknown,
      let early = RefusedCommand.beforeRecipient(words)
    else { return verdict }
    return Verdict(.policy, .words, evidence: early)
  }

  private static func weigh(status: String, words: FoldedWords) -> Verdict<BounceReason, BounceGround> {
    if let reply = ProviderReplies.find(status: status, words: words) {
      return Verdict(reply.reason, .providerReply, evidence: reply.evidence(status))
    }
    let byCode = byStatus(status)
    if let found = BounceWords.find(words) {
      // `5.7.26 … not accepted` says more in its code than in its words.
      let isVague = found.reason == .policy && byCode != .other && byCode != .userUnknown
      if !isVague { return Verdict(found.reason, .words, evidence: found.phrase) }
    }
    guard byCode != .other, !isLabelled(status, words) else { return Verdict(.other, .nothing) }
    return Verdict(byCode, .statusCode, evidence: status)
  }

  /// `5.1.0 - Unknown address error`: see ``BounceWords/label``.
  private static func isLabelled(_ status: String, _ words: FoldedWords) -> Bool {
    status.hasSuffix(".1.0") && words.without(BounceWords.label).bytes.count < words.bytes.count
  }

  /// Hard is what is wrong with the address, said in words or by a code of RFC 3463 §3.2 or X.2.1. A full mailbox
  /// heals, what a server holds against the sender or the content does not touch the address, and where nobody
  /// says why, nothing is proved.
  static func isSoft(status: String, reason: BounceReason) -> Bool {
    switch reason {
    case .userUnknown, .hostUnknown: status.hasPrefix("4")
    case .other: status.hasPrefix("4") || !detail(of: status).hasPrefix("1.") || detail(of: status) == "1.9"
    case .mailboxFull, .unreachable, .policy, .spam, .tooLarge, .relayingDenied, .authentication,
      .rateLimited:
      true
    }
  }

  /// RFC 3463 §2: class 5 for what resending does not help, 4 for what passes; where either may be, none.
  static func statusClass(_ reason: BounceReason) -> String? {
    switch reason {
    case .userUnknown, .hostUnknown: "5.0.0"
    case .unreachable: "4.0.0"
    default: nil
    }
  }

  private static func byStatus(_ status: String) -> BounceReason {
    // A server with trouble of its own, which passes.
    if status.hasPrefix("4.3.") { return .unreachable }
    switch detail(of: status) {
    // A passing refusal without words is greylisting or a rate.
    case "7.0" where status.hasPrefix("4"), "7.1" where status.hasPrefix("4"): return .rateLimited
    case "1.1", "1.0", "1.3", "1.6", "1.10", "2.1": return .userUnknown
    case "2.2": return .mailboxFull
    case "2.3", "3.4": return .tooLarge
    case "1.2", "4.4": return .hostUnknown
    case "4.1", "4.2", "4.3", "4.6", "4.7": return .unreachable
    case "4.5", "7.28": return .rateLimited
    case "7.8", "7.20", "7.21", "7.22", "7.23", "7.24", "7.25", "7.26", "7.27", "7.29", "7.30":
      return .authentication
    case let code where code.hasPrefix("7.") || code == "1.7" || code == "1.8": return .policy
    default: return .other
    }
  }

  /// Subject and detail of RFC 3463: `1.1` of `5.1.1`.
  private static func detail(of status: String) -> Substring {
    guard let dot = status.utf8.firstIndex(of: 0x2E) else { return "" }
    return status[status.utf8.index(after: dot)...]
  }
}
