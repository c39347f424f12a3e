import Basics
import Mailings
import Testing

@Suite("When mails are tried again, and when not")
struct DeliveryPlanTests {
  private static let queued = Instant(milliseconds: 1_795_514_400_000)

  private static func minutes(_ minutes: Int64) -> Instant { queued.adding(seconds: minutes * 60) }

  private static let waits: [(Int, Int64)] = [(0, 5), (1, 5), (2, 15), (3, 60), (4, 60), (100, 60)]

  @Test("the waits grow with the attempts, and the last one repeats", arguments: waits)
  func wait(attempts: Int, expected: Int64) {
    let schedule = DeliverySchedule(retryMinutes: [5, 15, 60], giveUpDays: 5)
    let next = schedule.nextAttempt(after: attempts, queuedAt: Self.queued, now: Self.minutes(10))
    #expect(next == Self.minutes(10 + expected))
  }

  private static let ages: [(Int64, Bool)] = [
    (0, true), (22 * 60, true), (23 * 60, true), (23 * 60 + 1, false), (30 * 24 * 60, false),
  ]

  @Test("a mail is given up when its next attempt would come too late", arguments: ages)
  func givesUp(now: Int64, isTried: Bool) {
    let schedule = DeliverySchedule(retryMinutes: [60], giveUpDays: 1)
    let next = schedule.nextAttempt(after: 1, queuedAt: Self.queued, now: Self.minutes(now))
    #expect((next != nil) == isTried)
  }

  @Test("without waits of its own a schedule waits an hour")
  func empty() {
    let schedule = DeliverySchedule(retryMinutes: [], giveUpDays: 1)
    #expect(schedule.nextAttempt(after: 1, queuedAt: Self.queued, now: Self.queued) == Self.minutes(60))
  }

  private static let mixtures: [([OutboxState], OutboxState)] = [
    ([.accepted, .failed], .accepted), ([.failed, .failed], .failed),
    ([.accepted, .deferred, .failed], .deferred), ([.deferred, .uncertain, .accepted], .uncertain),
    ([.queued, .accepted], .queued), ([.bounced, .failed], .bounced), ([.bounced, .accepted], .accepted),
    ([], .failed), ([.deferred, .queued], .deferred),
  ]

  @Test("a mail stands where its worst recipient stands", arguments: mixtures)
  func overall(recipients: [OutboxState], expected: OutboxState) {
    #expect(OutboxState.overall(of: recipients) == expected)
    #expect(OutboxState.overall(of: recipients.reversed()) == expected)
  }

  @Test("only accepted, failed and bounced mails are done")
  func final() {
    #expect(Set(OutboxState.allCases.filter(\.isFinal)) == [.accepted, .failed, .bounced])
  }

  @Test(
    "chance adds up to an eighth to a wait, and never takes from it",
    arguments: [(0, 0), (128, 18), (255, 37)])
  func jitter(chance: UInt8, seconds: Int64) {
    let schedule = DeliverySchedule(retryMinutes: [5], giveUpDays: 1)
    let next = schedule.nextAttempt(after: 1, queuedAt: Self.queued, now: Self.queued, chance: chance)
    #expect(next == Self.minutes(5).adding(seconds: seconds))
  }
}
