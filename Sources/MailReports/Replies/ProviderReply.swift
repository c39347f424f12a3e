/// A reply whose meaning is known because a provider documents it, or because it was seen in the wild often enough.
///
/// It counts before words and codes: the same words mean different things at different servers.
struct ProviderReply: Sendable {
  /// The reason, the words and the codes of a row. Words in several places are parted by `*`, each begins where a
  /// word begins, no words stand for any; codes are those of ``StatusSpan``, none stand for any.
  typealias Row = (BounceReason, words: String, codes: String)

  let provider: MailProvider
  let reason: BounceReason
  let phrases: [String]
  let codes: StatusSpan?

  static func rows(_ provider: MailProvider, _ rows: [Row]) -> [ProviderReply] {
    rows.map { reason, words, codes in
      ProviderReply(
        provider: provider, reason: reason, phrases: words.split(separator: "*").map(String.init),
        codes: StatusSpan(codes))
    }
  }

  /// What a person can check: `Microsoft 365: 5.4.1 recipient address rejected: access denied`.
  func evidence(_ status: String) -> String {
    let code = codes == nil ? [] : [status]
    return "\(provider.rawValue): " + (code + phrases).joined(separator: " ")
  }
}

/// All the known replies, looked for in one pass over the words.
enum ProviderReplies {
  /// - Parameter status: The best code of the reply, empty without one.
  static func find(status: String, words: FoldedWords) -> ProviderReply? {
    let found = table.groups(in: words)
    return indexed.first { row in
      let isStated = !row.needs.isEmpty || row.reply.codes != nil
      return isStated && row.needs.allSatisfy { found[$0] } && row.reply.codes?.contains(status) != false
    }?.reply
  }

  /// In the order in which they count: filters and lists speak through the servers behind which they stand, so what a
  /// provider says of itself comes first, and what any server may say last.
  static let all: [ProviderReply] =
    GoogleReplies.all + MicrosoftReplies.all + YahooReplies.all + AppleReplies.all + GermanReplies.all
    + SwissReplies.all + FrenchReplies.all + ItalianReplies.all + EasternReplies.all + FilterReplies.all
    + ServerReplies.all + SenderListReplies.all

  private struct IndexedReply {
    let reply: ProviderReply
    /// The groups of ``table`` that have to stand in the words.
    let needs: [Int]
  }

  private static let phrases: [String] = Array(Set(all.flatMap(\.phrases))).sorted()
  private static let table = PhraseTable(phrases.map { [$0] })
  private static let indexed: [IndexedReply] = {
    let places = Dictionary(uniqueKeysWithValues: phrases.enumerated().map { ($1, $0) })
    return all.map { reply in IndexedReply(reply: reply, needs: reply.phrases.compactMap { places[$0] }) }
  }()
}
