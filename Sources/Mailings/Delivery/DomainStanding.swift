import Basics

/// How a recipient domain has treated us since it last took a mail: after some deferrals in a row that speak of the
/// domain or of our rate it is left alone for a while, each time longer, while mails to others go on.
package struct DomainStanding: Hashable, Sendable {
  package let domain: String
  /// Recipients that it has deferred since its last acceptance.
  package private(set) var deferrals: Int
  /// How often it has been left alone since then.
  package private(set) var rounds: Int
  package private(set) var waitsUntil: Instant?
  /// What it said last.
  package private(set) var words: String

  private static let firstWait: Int64 = 300
  private static let longestWait: Int64 = 4 * 3600

  package init(
    domain: String, deferrals: Int = 0, rounds: Int = 0, waitsUntil: Instant? = nil, words: String = ""
  ) {
    self.domain = domain
    self.deferrals = deferrals
    self.rounds = rounds
    self.waitsUntil = waitsUntil
    self.words = words
  }

  /// One recipient more was deferred. What was under way when the wait began does not make it longer.
  ///
  /// - Parameters:
  ///   - patience: so many deferrals in a row begin the first wait; afterwards each deferral begins the next.
  ///   - chance: a random byte that adds up to an eighth.
  package func deferred(_ words: String, patience: Int, now: Instant, chance: UInt8) -> DomainStanding {
    var next = self
    next.deferrals += 1
    next.words = words
    guard next.deferrals >= patience, waitsUntil.map({ $0 <= now }) ?? true else { return next }
    next.rounds += 1
    let wait = min(Self.firstWait << Int64(min(rounds, 10)), Self.longestWait)
    next.waitsUntil = now.adding(seconds: wait + DeliverySchedule.jitter(wait, chance))
    return next
  }

  /// Until when mails to this domain wait, and why.
  package func hold(now: Instant) -> Verdict<Instant, HoldReason>? {
    guard let waitsUntil, waitsUntil > now else { return nil }
    let count = deferrals == 1 ? "1 recipient" : "\(deferrals) recipients"
    return Verdict(waitsUntil, .domainDefers, evidence: "\(domain) deferred \(count) with \(words)")
  }
}
