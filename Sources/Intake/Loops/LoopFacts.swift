import Basics

/// How many mails were taken in lately that share a key with this one.
package struct LoopFacts: Hashable, Sendable {
  package struct Count: Hashable, Sendable {
    package let lastHour: Int
    package let lastDay: Int

    package init(lastHour: Int = 0, lastDay: Int = 0) {
      self.lastHour = lastHour
      self.lastDay = lastDay
    }

    /// From counts per clock hour: the hour before this one counts by the share of it that is less than an hour ago.
    ///
    /// - Parameter hours: mails by hours since 1970.
    package init(_ hours: [Int64: Int], at now: Instant) {
      let hour = Self.hour(of: now)
      let passed = Int(now.milliseconds - hour * Self.length)
      let before = (hours[hour - 1] ?? 0) * (Int(Self.length) - passed) / Int(Self.length)
      lastHour = (hours[hour] ?? 0) + before
      lastDay = hours.reduce(0) { $1.key > hour - 24 && $1.key <= hour ? $0 + $1.value : $0 }
    }

    /// Milliseconds.
    private static let length: Int64 = 3_600_000

    package static func hour(of time: Instant) -> Int64 { time.milliseconds.quotientFloored(by: length) }
  }

  private let counts: [LoopKeys.Scope: Count]

  package init(_ counts: [LoopKeys.Scope: Count] = [:]) { self.counts = counts }

  package subscript(_ scope: LoopKeys.Scope) -> Count { counts[scope] ?? Count() }
}

/// How much is too much, from the settings; 0 sets no limit.
package struct LoopLimits: Hashable, Sendable {
  package struct Limit: Hashable, Sendable {
    package let perHour: Int
    package let perDay: Int

    package init(perHour: Int, perDay: Int) {
      self.perHour = perHour
      self.perDay = perDay
    }
  }

  package var sender = Limit(perHour: 30, perDay: 100)
  package var domain = Limit(perHour: 100, perDay: 400)
  package var account = Limit(perHour: 2000, perDay: 20_000)
  /// How often in a day the same words may answer the same letter of ours before a machine is behind them.
  package var rounds = 2

  package init() {}

  subscript(_ scope: LoopKeys.Scope) -> Limit {
    switch scope {
    case .sender: sender
    case .domain: domain
    case .account: account
    case .words: Limit(perHour: 0, perDay: rounds)
    }
  }
}
