import Basics

/// Lets recipients through or keeps them back, domain by domain, counting those that it lets through.
package struct DomainGate: Sendable {
  private let standings: [String: DomainStanding]
  private let limits: PaceLimits
  private var usage: [String: PaceUsage]
  private let now: Instant

  package init(
    standings: [String: DomainStanding], pace: (limits: PaceLimits, usage: [String: PaceUsage]), now: Instant
  ) {
    self.standings = standings
    limits = pace.limits
    usage = pace.usage
    self.now = now
  }

  /// - Returns: `nil` when a mail may go to that domain now; it is counted then.
  package mutating func hold(_ domain: String) -> Verdict<Instant, HoldReason>? {
    if let hold = standings[domain]?.hold(now: now) { return hold }
    guard !limits.isNone else { return nil }
    let (allowance, evidence) = Pacing.decide(limits, usage[domain] ?? PaceUsage(), whose: domain, now: now)
    if case .wait(let until) = allowance { return Verdict(until, .domainPace, evidence: evidence) }
    usage[domain, default: PaceUsage()].add(at: now)
    return nil
  }
}
