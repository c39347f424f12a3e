import Basics

/// When an outgoing mail is tried again, and when it is given up.
///
/// Pure: attempts so far, the time and chance are arguments. Times follow the habit of RFC 5321, 4.5.4.1: soon
/// at first, then ever more patiently, for days.
package struct DeliverySchedule: Hashable, Sendable {
  /// Minutes to wait after the first, second … failed attempt; the last one repeats.
  package let retryMinutes: [Int]
  /// Days after queueing at which a mail that is still deferred has failed.
  package let giveUpDays: Int

  package init(retryMinutes: [Int], giveUpDays: Int) {
    self.retryMinutes = retryMinutes.isEmpty ? [60] : retryMinutes
    self.giveUpDays = giveUpDays
  }

  /// - Parameters:
  ///   - attempts: how often it was tried, the last time included; at least 1.
  ///   - chance: a random byte; it adds up to an eighth of the wait, so that mails that were deferred together do not
  ///     come back together.
  /// - Returns: `nil` when it is time to give up.
  package func nextAttempt(after attempts: Int, queuedAt: Instant, now: Instant, chance: UInt8 = 0)
    -> Instant?
  {
    let wait = retryMinutes[min(max(attempts, 1), retryMinutes.count) - 1]
    let next = now.adding(seconds: Int64(wait) * 60)
    guard next <= givenUpAt(queuedAt) else { return nil }
    return next.adding(seconds: Self.jitter(Int64(wait) * 60, chance))
  }

  /// After this a mail that is still deferred has failed, whatever kept it back.
  package func givenUpAt(_ queuedAt: Instant) -> Instant {
    queuedAt.adding(seconds: Int64(giveUpDays) * 86_400)
  }

  /// Up to an eighth of so many seconds.
  static func jitter(_ seconds: Int64, _ chance: UInt8) -> Int64 { seconds * Int64(chance) / 2048 }
}
