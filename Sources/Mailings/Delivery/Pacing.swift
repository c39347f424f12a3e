import Basics

/// How many mails may leave in a minute, an hour, a day; `nil` where there is no limit.
package struct PaceLimits: Hashable, Sendable {
  package let perMinute: Int?
  package let perHour: Int?
  package let perDay: Int?

  package init(perMinute: Int? = nil, perHour: Int? = nil, perDay: Int? = nil) {
    self.perMinute = perMinute
    self.perHour = perHour
    self.perDay = perDay
  }

  package var isNone: Bool { perMinute == nil && perHour == nil && perDay == nil }

  var all: [(limit: Int, span: PaceSpan)] {
    [(perMinute, PaceSpan.minute), (perHour, .hour), (perDay, .day)].compactMap { limit, span in
      limit.map { ($0, span) }
    }
  }
}

/// The three lengths that limits are given for; each looks back from now.
package enum PaceSpan: String, Sendable, CaseIterable {
  case minute, hour, day

  package var seconds: Int64 {
    switch self {
    case .minute: 60
    case .hour: 3600
    case .day: 86_400
    }
  }
}

/// What has left in each span, as the outbox itself counts it: a restart forgets nothing.
package struct PaceUsage: Hashable, Sendable {
  package struct Count: Hashable, Sendable {
    package var sent: Int
    /// When the first of them left.
    package var oldest: Instant?

    package init(sent: Int = 0, oldest: Instant? = nil) {
      self.sent = sent
      self.oldest = oldest
    }
  }

  package private(set) var counts: [PaceSpan: Count]

  package init(_ counts: [PaceSpan: Count] = [:]) { self.counts = counts }

  /// One more leaves now.
  package mutating func add(at now: Instant) {
    for span in PaceSpan.allCases {
      let count = counts[span] ?? Count()
      counts[span] = Count(sent: count.sent + 1, oldest: count.oldest ?? now)
    }
  }
}

/// Whether limits leave room for more.
package enum Pacing {
  /// - Parameter whose: the account or domain, for the evidence.
  package static func decide(_ limits: PaceLimits, _ usage: PaceUsage, whose: String, now: Instant)
    -> (allowance: Allowance, evidence: String)
  {
    var room = Int.max
    var waits: (until: Instant, evidence: String)?
    for (limit, span) in limits.all {
      let count = usage.counts[span] ?? PaceUsage.Count()
      room = min(room, limit - count.sent)
      guard count.sent >= limit else { continue }
      let until = (count.oldest ?? now).adding(seconds: span.seconds)
      guard until > waits?.until ?? now else { continue }
      waits = (
        until, "\(whose) has had \(count.sent) mails in the last \(span.rawValue), of \(limit) allowed"
      )
    }
    guard let waits else { return (.room(max(room, 1)), "") }
    return (.wait(until: waits.until), waits.evidence)
  }
}
