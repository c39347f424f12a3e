import Basics
import Mailings
import Testing

@Suite("Recipient domains that defer us")
struct DomainStandingTests {
  private static let start = Instant(milliseconds: 1_795_514_400_000)

  private static func seconds(_ seconds: Int64) -> Instant { start.adding(seconds: seconds) }

  private static let replies: [(Int, String?, DeferralScope)] = [
    (421, nil, .domain), (421, "4.2.1", .domain), (450, "4.7.1", .domain), (451, "4.7.1", .domain),
    (451, "4.7.650", .domain), (452, "4.7.28", .domain), (451, "4.4.1", .domain), (451, "4.3.2", .domain),
    (450, nil, .recipient), (450, "4.2.1", .recipient), (451, "4.3.0", .recipient),
    (452, "4.2.2", .recipient),
    (451, "4.70.1", .recipient), (454, "4.7.0", .recipient), (452, "4.5.3", .recipient),
  ]

  @Test("rate, policy and the way speak of the domain; a mailbox speaks of itself", arguments: replies)
  func scope(code: Int, enhanced: String?, scope: DeferralScope) {
    #expect(DeferralScope.of(code: code, enhanced: enhanced) == scope)
  }

  private func deferred(_ standing: DomainStanding, at seconds: Int64, chance: UInt8 = 0) -> DomainStanding {
    standing.deferred("451 4.7.1 slow down", patience: 3, now: Self.seconds(seconds), chance: chance)
  }

  @Test("the third deferral in a row begins a wait, and says why")
  func patience() throws {
    var standing = DomainStanding(domain: "example.org")
    for second in 0...1 {
      standing = deferred(standing, at: Int64(second))
      #expect(standing.hold(now: Self.seconds(1)) == nil)
    }
    standing = deferred(standing, at: 2)
    let hold = try #require(standing.hold(now: Self.seconds(3)))
    #expect(hold.value == Self.seconds(302))
    #expect(hold.reason == .domainDefers)
    #expect(hold.evidence == "example.org deferred 3 recipients with 451 4.7.1 slow down")
    #expect(standing.hold(now: Self.seconds(302)) == nil)
  }

  @Test("what was under way does not lengthen the wait; each later deferral begins a longer one")
  func rounds() {
    var standing = DomainStanding(domain: "example.org")
    for _ in 0..<9 { standing = deferred(standing, at: 0) }
    #expect(standing.waitsUntil == Self.seconds(300))
    var now: Int64 = 300
    for wait in [600, 1200, 2400, 4800, 9600, 14_400, 14_400] as [Int64] {
      standing = deferred(standing, at: now)
      #expect(standing.waitsUntil == Self.seconds(now + wait))
      now += wait
    }
    #expect(
      deferred(DomainStanding(domain: "d", deferrals: 2), at: 0, chance: 255).waitsUntil == Self.seconds(337))
  }

  @Test("one domain waits, the others go on, and each has its own count")
  func gate() {
    var standing = DomainStanding(domain: "slow.example")
    for _ in 0..<3 { standing = deferred(standing, at: 0) }
    var gate = DomainGate(
      standings: ["slow.example": standing], pace: (PaceLimits(perMinute: 2), [:]), now: Self.seconds(1))
    #expect(gate.hold("slow.example")?.reason == .domainDefers)
    #expect(gate.hold("a.example") == nil)
    #expect(gate.hold("a.example") == nil)
    #expect(gate.hold("a.example")?.reason == .domainPace)
    #expect(gate.hold("a.example")?.value == Self.seconds(61))
    #expect(gate.hold("b.example") == nil)
  }
}
