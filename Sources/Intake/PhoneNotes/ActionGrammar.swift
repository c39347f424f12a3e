import CRM

/// What is to be done next: `rappeler`, `Offerte schicken`, `mandare preventivo`, `send quote`, `RDV`.
enum ActionGrammar {
  /// The kind of the action among `words`. What the caller promises to do ("il rappellera", "meldet sich") or
  /// what must not be done ("ne pas rappeler") is none.
  ///
  /// - Parameter hasDay: Whether a day stands among the words: "Offerte bis Freitag" needs no verb,
  ///   "call Mrs Rey Tuesday" is no heading.
  static func kind(in words: [NoteWord], hasDay: Bool = false) -> FollowUp.Kind? {
    guard !ActionWords.promises.stands(in: words), !ActionWords.denials.stands(in: words) else { return nil }
    let keys = words.map(\.key)
    let isQuotation = keys.contains(where: isQuotation)
    if keys.contains(where: ActionWords.sending.contains) || ActionWords.sendingPhrases.stands(in: words) {
      return isQuotation ? .quotation : .mail
    }
    let isAsked =
      keys.contains(where: ActionWords.wishes.contains) || ActionWords.wishPhrases.stands(in: words)
    if isQuotation, isAsked || keys.contains(where: ActionWords.making.contains) { return .quotation }
    if keys.contains(where: ActionWords.calls.contains) || ActionWords.callPhrases.stands(in: words) {
      return .call
    }
    if keys.contains(where: ActionWords.meetings.contains) || ActionWords.meetingPhrases.stands(in: words) {
      return .meeting
    }
    if keys.contains(where: ActionWords.mails.contains) { return .mail }
    guard hasDay else { return nil }
    if !isQuotation, keys.contains(where: ActionWords.visits.contains) { return .meeting }
    return isQuotation ? .quotation : ActionWords.imperatives.contains(keys.first ?? "") ? .call : nil
  }

  /// `devis`, `Richtofferte`, `Kostenvoranschlag`, `preventivi`
  private static func isQuotation(_ key: String) -> Bool {
    guard key.utf8.count <= 30 else { return false }
    return ActionWords.quotations.contains {
      key.hasPrefix($0) || key.hasPrefix("l'" + $0) || key.hasPrefix("d'" + $0)
    }
      || ActionWords.quotationEnds.contains { key.hasSuffix($0) }
  }
}
