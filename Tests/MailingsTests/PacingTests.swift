import Basics
import Mailings
import Testing

@Suite("How many mails may leave, and when")
struct PacingTests {
  private static let now = Instant(milliseconds: 1_795_514_400_000)

  private static func ago(_ seconds: Int64) -> Instant { now.adding(seconds: -seconds) }

  /// Limits by minute, hour, day; what has left in each, with the age of the first; room or seconds to wait.
  private static let cases: [([Int?], [(Int, Int64)], Allowance)] = [
    ([nil, nil, nil], [(900, 1), (900, 1), (900, 1)], .room(Int.max)),
    ([10, nil, nil], [(0, 0), (99, 3000), (99, 3000)], .room(10)),
    ([10, 100, nil], [(4, 30), (97, 3000), (97, 3000)], .room(3)),
    ([10, nil, nil], [(10, 40), (10, 40), (10, 40)], .wait(until: now.adding(seconds: 20))),
    ([10, 100, nil], [(10, 40), (100, 600), (100, 600)], .wait(until: now.adding(seconds: 3000))),
    ([10, 100, 500], [(0, 0), (0, 0), (500, 86_000)], .wait(until: now.adding(seconds: 400))),
    ([5, nil, nil], [(9, 10), (9, 10), (9, 10)], .wait(until: now.adding(seconds: 50))),
  ]

  @Test("the narrowest limit decides, and the first that left makes room again", arguments: cases)
  func decide(limits: [Int?], used: [(Int, Int64)], expected: Allowance) {
    let counts = zip(PaceSpan.allCases, used).map { span, count in
      (span, PaceUsage.Count(sent: count.0, oldest: count.0 == 0 ? nil : Self.ago(count.1)))
    }
    let verdict = Pacing.decide(
      PaceLimits(perMinute: limits[0], perHour: limits[1], perDay: limits[2]),
      PaceUsage(Dictionary(uniqueKeysWithValues: counts)), whose: "leads", now: Self.now)
    #expect(verdict.allowance == expected)
    #expect(verdict.evidence.isEmpty == (expected.count > 0))
  }

  private static let sizes: [(Int, Int, Int)] = [
    (2, 10, 4), (64, 74, 128), (150, 10, 200), (64, 100, 64), (64, 300, 64), (64, 301, 32), (3, 5000, 2),
    (2, 5000, 2),
  ]

  @Test("as many mails are taken up as leave in a moment", arguments: sizes)
  func claims(size: Int, milliseconds: Int, expected: Int) {
    #expect(ClaimSize.next(after: size, took: .milliseconds(milliseconds), within: 2...200) == expected)
  }
}

@Suite("Servers in trouble, and those that take over")
struct ServerStandingTests {
  private static let start = Instant(milliseconds: 1_795_514_400_000)

  private static func seconds(_ seconds: Int64) -> Instant { start.adding(seconds: seconds) }

  private static func standing(_ kind: ServerTroubleKind, at second: Int64 = 0) -> ServerStanding {
    ServerStanding(server: "mx:25", kind, words: "no", now: seconds(second), chance: 0)
  }

  private static let pauses: [(ServerTroubleKind, [Int64])] = [
    (.unreachable, [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1800, 1800]), (.busy, [60, 120, 240]),
    (.loginRefused, [300, 600, 1200, 2400, 3600, 3600]), (.policy, [300, 600]),
  ]

  @Test("pauses grow with every failure up to their longest", arguments: pauses)
  func pause(kind: ServerTroubleKind, expected: [Int64]) {
    var now: Int64 = 0
    var standing = Self.standing(kind)
    for pause in expected {
      #expect(standing.pausedUntil == Self.seconds(now + pause))
      now += pause
      standing = standing.after(kind, words: "no", now: Self.seconds(now), chance: 0)
    }
    #expect(standing.since == Self.seconds(0))
  }

  @Test("what several connections meet at once is one failure")
  func once() {
    let again = Self.standing(.unreachable).after(.unreachable, words: "no", now: Self.seconds(1), chance: 0)
    #expect(again.failures == 1)
    #expect(again.pausedUntil == Self.seconds(2))
    #expect(again.last == Self.seconds(1))
  }

  private static let alerts: [(ServerTroubleKind, Int)] = [
    (.unreachable, 7), (.busy, 2), (.loginRefused, 1), (.policy, 1),
  ]

  @Test("a refusal alarms at once, silence when it lasts longer than a restart", arguments: alerts)
  func alert(kind: ServerTroubleKind, failures: Int) {
    var standing = Self.standing(kind)
    for count in 1...8 {
      #expect(standing.wantsAlert == (count >= failures), "\(count) failures")
      standing = standing.after(kind, words: "no", now: standing.pausedUntil, chance: 0)
    }
  }

  private static let choices: [([ServerStanding?], Int64, ServerChoice)] = [
    ([nil], 0, .use(0)), ([nil, nil], 0, .use(0)),
    ([standing(.unreachable), nil], 1, .use(1)), ([standing(.unreachable), nil], 2, .use(0)),
    ([standing(.loginRefused), nil], 299, .use(1)), ([standing(.busy), nil], 10, .use(1)),
    ([standing(.policy), nil], 10, .use(0)),
    ([standing(.loginRefused), standing(.busy, at: 30)], 40, .wait(until: seconds(90))),
    ([standing(.unreachable)], 1, .wait(until: seconds(2))),
  ]

  @Test(
    "the preferred server is used unless it pauses, and never left because it refuses a mail",
    arguments: choices)
  func choose(standings: [ServerStanding?], now: Int64, expected: ServerChoice) {
    #expect(ServerChoice.decide(standings, now: Self.seconds(now)).choice == expected)
  }

  @Test("hours go before the pace, the pace before the servers; each says why")
  func turn() throws {
    let zone = try #require(LocalTime(identifier: "Europe/Zurich"))
    // A Tuesday, 10:00 in Zurich.
    let now = zone.instant(of: try #require(CalendarDate(iso: "2026-11-24")), minuteOfDay: 600)
    let closed = try #require(WeeklyHours("sat 09:00-12:00"))
    let full = PaceUsage([.minute: PaceUsage.Count(sent: 5, oldest: now)])
    let down = ServerStanding(server: "mx:25", .unreachable, words: "mx:25 is away", now: now, chance: 0)
    func decide(_ hours: [WeeklyHours], _ usage: PaceUsage, _ down: ServerStanding?) -> LaneHold? {
      let facts = LaneTurn.Facts(
        account: "leads", hours: hours, pace: (PaceLimits(perMinute: 5), usage), standings: [down])
      guard case .failure(let hold) = LaneTurn.decide(facts, now: now, in: zone) else { return nil }
      return hold
    }
    #expect(decide([closed], full, down)?.verdict.reason == .hours)
    #expect(decide([closed], full, down)?.verdict.evidence == "mails of this kind leave sat 09:00-12:00")
    #expect(decide([], full, down)?.verdict.reason == .accountPace)
    #expect(
      decide([], full, nil)?.verdict.evidence
        == "the account leads has had 5 mails in the last minute, of 5 allowed")
    #expect(decide([], PaceUsage(), down)?.verdict.evidence == "mx:25 is away")
    #expect(decide([], PaceUsage(), nil) == nil)
  }
}
