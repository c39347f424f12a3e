import Basics
import MailFormat

/// Which conversation a mail belongs to: token, else references, else the token that its quote carries, else
/// subject and participant, else subject and firm; never a guess between two.
///
/// Every step is asked, the first that leads somewhere decides, and when a later one leads elsewhere a person does.
package enum ConversationMatch {
  typealias Decision = Verdict<Int64?, ConversationReason>

  static func decide(
    clues: IntakeClues, facts: IntakeFacts, rules: IntakeRules, today: CalendarDate
  ) -> ConversationFinding {
    if let forged = clues.forgedTokens.first {
      return ConversationFinding(Verdict(nil, .forgedToken, evidence: forged))
    }
    let search = ConversationSearch(clues: clues, facts: facts, rules: rules, today: today)
    let steps = search.steps
    let records = steps.map(\.record)
    guard let first = steps.first(where: { $0.verdict.value != nil || $0.verdict.reason.isUnclear }) else {
      return ConversationFinding(steps.last?.verdict ?? Verdict(nil, .noClue), steps: records)
    }
    let proposals = Array(steps.flatMap(\.candidates).uniqued.prefix(mostProposals))
    guard let id = first.verdict.value, !first.verdict.reason.isOfStranger else {
      return ConversationFinding(first.verdict, steps: records, proposals: proposals)
    }
    if let rival = rival(of: id, first, steps, search) {
      let evidence = "\(first.name.rawValue): \(id), \(rival.name.rawValue): \(rival.candidates[0])"
      return ConversationFinding(
        Verdict(nil, .stepsDisagree, evidence: evidence), steps: records, proposals: proposals)
    }
    return ConversationFinding(
      first.verdict, steps: records, proposals: first.verdict.reason.isUnclear ? proposals : [],
      split: search.split(from: id, first.verdict.reason))
  }

  /// So many figures a person chooses from.
  private static let mostProposals = 9

  /// A later step that leads elsewhere. Our own people write of many things under one subject.
  private static func rival(
    of id: Int64, _ first: MatchStep, _ steps: [MatchStep], _ search: ConversationSearch
  ) -> MatchStep? {
    steps.drop { $0.name != first.name }.dropFirst().first { step in
      let isWords = step.name == .subject || step.name == .company
      return step.speaks && !step.candidates.contains(id) && !(isWords && search.isColleague)
    }
  }
}

extension Sequence where Element: Hashable {
  /// Each once, in their order.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
