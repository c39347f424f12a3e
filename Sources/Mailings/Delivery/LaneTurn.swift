import Basics

/// Whether a lane of an account may send now: over which server, and how many.
package struct LaneTurn: Hashable, Sendable {
  /// The server's place in the order of preference.
  package let server: Int
  package let room: Int

  /// What decides.
  package struct Facts: Sendable {
    package let account: String
    /// The hours of the lane; empty for always.
    package let hours: [WeeklyHours]
    package let limits: PaceLimits
    package let usage: PaceUsage
    /// Of each server in order of preference.
    package let standings: [ServerStanding?]

    package init(
      account: String, hours: [WeeklyHours], pace: (limits: PaceLimits, usage: PaceUsage),
      standings: [ServerStanding?]
    ) {
      self.account = account
      self.hours = hours
      limits = pace.limits
      usage = pace.usage
      self.standings = standings
    }
  }

  /// - Returns: the turn, or until when and why there is none.
  package static func decide(_ facts: Facts, now: Instant, in zone: LocalTime)
    -> Result<LaneTurn, LaneHold>
  {
    if let opening = WeeklyHours.nextOpening(of: facts.hours, after: now, in: zone) {
      let hours = facts.hours.map(\.description).joined(separator: ", ")
      return .failure(LaneHold(Verdict(opening, .hours, evidence: "mails of this kind leave \(hours)")))
    }
    let pace = Pacing.decide(facts.limits, facts.usage, whose: "the account \(facts.account)", now: now)
    if case .wait(let until) = pace.allowance {
      return .failure(LaneHold(Verdict(until, .accountPace, evidence: pace.evidence)))
    }
    let (choice, words) = ServerChoice.decide(facts.standings, now: now)
    switch choice {
    case .use(let index): return .success(LaneTurn(server: index, room: pace.allowance.count))
    case .wait(let until): return .failure(LaneHold(Verdict(until, .serversPaused, evidence: words)))
    }
  }
}

/// Why a lane has no turn.
package struct LaneHold: Error, Sendable {
  package let verdict: Verdict<Instant, HoldReason>

  package init(_ verdict: Verdict<Instant, HoldReason>) { self.verdict = verdict }
}
