import Basics
import MailFormat

/// The steps that look for a mail's conversation, each for itself.
struct ConversationSearch: Sendable {
  typealias Decision = Verdict<Int64?, ConversationReason>

  let clues: IntakeClues
  let facts: IntakeFacts
  let rules: IntakeRules
  let today: CalendarDate

  /// What had something to say, in the order in which it counts.
  var steps: [MatchStep] {
    let found = [byToken, byReference, byText, bySubject].compactMap { $0 }
    guard !found.contains(where: \.speaks) else { return found }
    return found + [byCompany].compactMap { $0 }
  }

  var isColleague: Bool {
    rules.staff.contains { $0.address.addrSpec.lowercased() == clues.senderAddress }
  }

  /// The reply address: whoever uses it has had a letter of ours, or was handed one.
  private var byToken: MatchStep? {
    let asked = Set(clues.ids(.conversation, in: .recipient))
    let named = facts.conversations.filter { !$0.keys.isDisjoint(with: asked) }
    if named.isEmpty, let id = asked.min() {
      return MatchStep(
        name: .token, verdict: Verdict(nil, .tokenWithoutConversation, evidence: "conversation \(id)"),
        candidates: [])
    }
    let isMailing = !clues.ids(.mailing, in: .recipient).isEmpty
    let found = named.isEmpty && isMailing ? ofMailing : named
    guard let first = found.first else { return nil }
    guard found.count == 1 else { return several(.token, found) }
    return step(.token, first, .tokenInReplyAddress)
  }

  /// All ids that the mail refers to; the newest one that we know wins, signed by us or not.
  private var byReference: MatchStep? {
    let signed = ranks(of: .reference)
    let isElsewhere = !clues.ids(.mailing, in: .recipient).isEmpty || isMailingCitedOnly
    let mailing = isElsewhere ? [] : Set(ofMailing.map(\.id))
    let found = facts.conversations.compactMap { fact -> (fact: ConversationFact, rank: Int)? in
      let ranks = [fact.referenceRank, fact.keys.compactMap { signed[$0] }.min()].compactMap { $0 }
      if let rank = ranks.min() { return (fact, rank) }
      return mailing.contains(fact.id) ? (fact, 0) : nil
    }
    guard
      let newest = found.enumerated().min(by: { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) })
    else { return nil }
    let fact = newest.element.fact
    let isSigned =
      fact.clues.contains(.token) && (mailing.contains(fact.id) || fact.keys.contains { signed[$0] != nil })
    return step(.reference, fact, isSigned ? .tokenInReference : .referencedMessage)
  }

  /// The line in the text of a letter that the mail cites; in the writer's own words it counts for those who belong
  /// to the conversation. What our own people cite, they pass on or keep: no address.
  private var byText: MatchStep? {
    guard !isColleague else { return nil }
    let keys = clues.ids(.conversation, in: .quote)
    if let fact = first(of: keys) ?? (isMailingCitedOnly ? ofMailing.first : nil) {
      return step(.text, fact, .tokenInText)
    }
    guard let fact = first(of: clues.ids(.conversation, in: .words)) else { return nil }
    let standing = standing(in: fact)
    guard standing != .stranger, standing != .sameName else {
      return MatchStep(
        name: .text, verdict: Verdict(nil, .tokenInWordsOfStranger, evidence: "conversation \(fact.id)"),
        candidates: [])
    }
    return step(.text, fact, .tokenInText)
  }

  private var bySubject: MatchStep? {
    guard !clues.baseSubject.isEmpty else { return nil }
    let known = facts.conversations.filter { fact in
      fact.clues.contains(.subject) && !fact.isClosed && fact.participants.contains(clues.senderAddress)
    }
    guard !known.isEmpty else { return nil }
    let recent = known.filter { isWithin(rules.subjectWindowDays, $0) }
    guard let first = recent.first else {
      return MatchStep(
        name: .subject, verdict: Verdict(nil, .subjectWindowPassed, evidence: clues.baseSubject),
        candidates: [])
    }
    guard recent.count == 1 else { return several(.subject, recent) }
    return step(.subject, first, .sameSubjectAndParticipant, evidence: clues.baseSubject)
  }

  /// An answer by somebody else of the customer's firm, under the same subject. A fresh mail of theirs is a matter
  /// of its own.
  private var byCompany: MatchStep? {
    guard clues.isMarkedAsReply else { return nil }
    let found = facts.conversations.filter { fact in
      fact.clues.contains(.company) && !fact.isClosed && isWithin(rules.subjectWindowDays, fact)
        && Standing.isOfFirm(clues.senderAddress, among: fact.participants, rules: rules)
    }
    guard let first = found.first else { return nil }
    guard found.count == 1 else { return several(.company, found) }
    return step(.company, first, .sameSubjectAndFirm, evidence: CompanyDomain.of(clues.senderAddress) ?? "")
  }

  /// The conversation of the lead that this recipient of a mailing made.
  private var ofMailing: [ConversationFact] {
    let keys = Set(clues.ids(.conversation))
    return facts.conversations.filter { $0.clues.contains(.token) && $0.keys.isDisjoint(with: keys) }
  }

  private var isMailingCitedOnly: Bool {
    let places = clues.tokens.filter { $0.token.purpose == .mailing }.map(\.place)
    return !places.isEmpty && !places.contains(.recipient) && !places.contains(.reference)
  }

  private func first(of keys: [Int64]) -> ConversationFact? {
    for key in keys {
      if let fact = facts.conversations.first(where: { $0.keys.contains(key) }) { return fact }
    }
    return nil
  }

  private func ranks(of place: IntakeClues.TokenClue.Place) -> [Int64: Int] {
    let found = clues.tokens.filter { $0.place == place && $0.token.purpose == .conversation }
    return Dictionary(found.map { ($0.token.id, $0.rank) }) { min($0, $1) }
  }

  func standing(in fact: ConversationFact) -> Standing {
    let isOfMailing = ofMailing.contains { $0.id == fact.id }
    return Standing.decide(clues, in: fact, of: isOfMailing ? facts.mailing : nil, rules: rules)
  }
}
