import Basics

/// What kept us from handing anything over: a matter of set-up or of the server, never of a recipient.
package enum ServerTroubleKind: String, Sendable, CaseIterable {
  /// No connection, no TLS, a certificate that is not trusted, silence.
  case unreachable
  /// 421, or 4xx before any recipient was named.
  case busy
  case loginRefused
  /// It took the login and refuses what we send (530, 5.7.x at MAIL or after the message).
  case policy

  /// Whether the next server of the account takes over. One that refuses the mail is not gone round.
  package var allowsFallback: Bool { self != .policy }

  /// Seconds of the first pause, and of the longest. Logins are repeated slowly: many failures lock an account.
  fileprivate var pauses: (first: Int64, longest: Int64) {
    switch self {
    // A connection is lost for many small reasons, and the next attempt costs little.
    case .unreachable: (2, 1800)
    case .busy: (60, 1800)
    case .loginRefused, .policy: (300, 3600)
    }
  }
}

/// The trouble that a server has been in since it last took a mail.
package struct ServerStanding: Hashable, Sendable {
  /// `host:port`.
  package let server: String
  package private(set) var kind: ServerTroubleKind
  package let since: Instant
  package private(set) var last: Instant
  package private(set) var pausedUntil: Instant
  /// How many pauses there have been.
  package private(set) var failures: Int
  package private(set) var words: String

  package init(
    server: String, kind: ServerTroubleKind, span: (since: Instant, last: Instant, pausedUntil: Instant),
    failures: Int, words: String
  ) {
    self.server = server
    self.kind = kind
    since = span.since
    last = span.last
    pausedUntil = span.pausedUntil
    self.failures = failures
    self.words = words
  }

  /// The first trouble of a server that was well.
  package init(server: String, _ kind: ServerTroubleKind, words: String, now: Instant, chance: UInt8) {
    self.init(server: server, kind: kind, span: (now, now, now), failures: 0, words: words)
    self = after(kind, words: words, now: now, chance: chance)
  }

  /// Trouble again. What several connections meet at the same time is one failure.
  package func after(_ kind: ServerTroubleKind, words: String, now: Instant, chance: UInt8) -> ServerStanding
  {
    var next = self
    next.last = now
    guard failures == 0 || pausedUntil <= now else { return next }
    let (first, longest) = kind.pauses
    let pause = min(first << Int64(min(failures, 10)), longest)
    next.kind = kind
    next.words = words
    next.failures += 1
    next.pausedUntil = now.adding(seconds: pause + DeliverySchedule.jitter(pause, chance))
    return next
  }

  /// Whether the operator should hear of it: of a refusal at once, of silence when it lasts.
  package var wantsAlert: Bool {
    switch kind {
    case .loginRefused, .policy: true
    case .busy: failures > 1
    case .unreachable: failures > Self.shortSilence
    }
  }

  /// So many failures in a row take some two minutes: longer than a restart.
  private static let shortSilence = 6

  /// A server that refused a mail stays in use; its standing only tells the operator.
  package func isPaused(now: Instant) -> Bool { kind.allowsFallback && pausedUntil > now }
}

/// Over which of an account's servers mails leave now.
package enum ServerChoice: Hashable, Sendable {
  /// The place in the order of preference.
  case use(Int)
  case wait(until: Instant)

  /// The first that is not paused: the preferred one gets its way back as soon as its pause is over.
  ///
  /// - Parameter standings: of each server in order of preference; `nil` for one without trouble.
  package static func decide(_ standings: [ServerStanding?], now: Instant)
    -> (choice: ServerChoice, evidence: String)
  {
    let paused = standings.map { $0?.isPaused(now: now) ?? false }
    let words = zip(standings, paused).compactMap { $1 ? $0?.words : nil }.joined(separator: "; ")
    if let first = paused.firstIndex(of: false) { return (.use(first), words) }
    let until = standings.compactMap { $0?.pausedUntil }.min() ?? now
    return (.wait(until: until), words)
  }
}
