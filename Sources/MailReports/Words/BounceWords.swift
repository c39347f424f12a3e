/// What servers write when they refuse a mail or give up, by reason. Folded; all seen in the wild.
///
/// The first group of which a phrase stands in the words decides: "mailbox full" also where the same reply says
/// "user unknown", and a refused sender before everything that may look like a refused recipient.
enum BounceWords {
  static func reason(_ words: FoldedWords) -> BounceReason? { find(words)?.reason }

  /// The reason with the phrase that says so.
  static func find(_ words: FoldedWords) -> (reason: BounceReason, phrase: String)? {
    let own = words.withoutNames.without(label).without(attempts)
    return table.first(in: own).map { (groups[$0.group].reason, $0.phrase) }
  }

  /// IronPort writes it over every refusal in the conversation about the recipient.
  static let label: StaticString = "unknown address error"

  /// IronPort counts them at the end of every refusal, most often none.
  private static let attempts: StaticString = "(delivery attempts: "

  /// More than this of a server's words is something else.
  static let maximumBytes = 4000

  /// Whether a text says why: a code of a server or words of refusal.
  static func isReason(_ text: String) -> Bool {
    let words = String(decoding: text.utf8.prefix(maximumBytes), as: UTF8.self)
    return !words.isEmpty && (StatusCode.isIn(words) || reason(FoldedWords(words)) != nil)
  }

  /// Phrases of one meaning, by where they come from.
  struct Group: Sendable {
    let reason: BounceReason
    let phrases: [String]

    init(
      _ reason: BounceReason, servers: [String] = [], french: [String] = [], german: [String] = [],
      italian: [String] = [], others: [String] = []
    ) {
      self.reason = reason
      phrases = servers + french + german + italian + others
    }
  }

  private static let table = PhraseTable(groups.map(\.phrases))

  private static let groups: [Group] = [
    RecipientWords.full, SenderWords.refused, SenderWords.relaying, RecipientWords.unknown,
    SenderWords.authentication, SenderWords.rate, ContentWords.spam, ContentWords.size, RouteWords.noDomain,
    RecipientWords.gone, RouteWords.noHost, RouteWords.noAnswer, SenderWords.policy,
  ]
}
