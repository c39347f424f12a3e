import Basics
import Mailings
import Testing

@Suite("What becomes of an uncertain mail")
struct UncertainPlanTests {
  private static let start = Instant(milliseconds: 1_795_514_400_000)

  private static func minutes(_ minutes: Int64) -> Instant { start.adding(seconds: minutes * 60) }

  /// The wait ends at minute 10. Columns: policy, whether a copy was sent, when the mailbox was read, now.
  private static let plans: [(UncertainPolicy, Bool, Int64?, Int64, UncertainPlan)] = [
    (.retry, true, 11, 11, .retry), (.retry, true, 10, 11, .wait), (.retry, true, nil, 999, .wait),
    (.retry, false, 11, 999, .wait),
    (.ask, true, 11, 999, .wait), (.ask, false, nil, 999, .wait),
    (.again, true, 11, 11, .retry), (.again, true, nil, 69, .wait), (.again, true, nil, 71, .retry),
    (.again, false, nil, 10, .wait), (.again, false, nil, 11, .retry),
    (.drop, true, 11, 11, .drop), (.drop, true, nil, 11, .wait), (.drop, false, nil, 11, .drop),
  ]

  @Test("the policy, the copy and the mailbox decide", arguments: plans)
  func decide(policy: UncertainPolicy, hasCopy: Bool, readAt: Int64?, now: Int64, plan: UncertainPlan) {
    let facts = UncertainPlan.Facts(
      provedAt: nil, hasProofAddress: hasCopy, waitedUntil: Self.minutes(10),
      mailboxReadAt: readAt.map(Self.minutes))
    #expect(UncertainPlan.decide(policy, facts, now: Self.minutes(now)) == plan)
  }

  @Test("a proof closes the question under every policy", arguments: UncertainPolicy.allCases)
  func proved(policy: UncertainPolicy) {
    let facts = UncertainPlan.Facts(
      provedAt: Self.minutes(1), hasProofAddress: true, waitedUntil: Self.minutes(10), mailboxReadAt: nil)
    #expect(UncertainPlan.decide(policy, facts, now: Self.minutes(1)) == .proved)
  }

  private static let sorts: [(String, OutboxLane, UncertainPolicy)] = [
    ("invoice", .business, .ask), ("relay", .business, .ask), ("lead-notification", .business, .again),
    ("alert", .business, .again), ("mailing", .mailing, .drop),
  ]

  @Test("letters, news to colleagues and mailings have policies of their own", arguments: sorts)
  func sort(kind: String, lane: OutboxLane, policy: UncertainPolicy) {
    let policies = UncertainPolicies(letters: .ask, notifications: .again, mailings: .drop)
    #expect(policies.policy(kind: kind, lane: lane) == policy)
  }
}
