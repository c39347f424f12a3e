import Basics

/// Keeps machines from keeping us busy: whoever writes more than a person does, and whoever answers us with the same
/// words for the third time, waits in the tray.
///
/// Two robots without any field that says so (RFC 3834, 5) would write to each other through us for ever; nothing but
/// counting stops them. Nothing is lost: the mails stay where a person finds them, and no letter is made of them. A
/// proven colleague may write as much as they like, twenty-five phone notes in an hour too.
package enum LoopGuard {
  /// What was exceeded, by how much.
  package struct Breach: Hashable, Sendable {
    package let scope: LoopKeys.Scope
    /// This mail included.
    package let mails: Int
    package let allowed: Int
    package let isOfHour: Bool
  }

  /// - Parameter isAnswer: whether it stands in a conversation of ours or answers a question.
  static func breach(
    _ route: Router.Decision, _ sender: SenderIdentity, isAnswer: Bool, _ facts: LoopFacts,
    _ limits: LoopLimits
  ) -> Breach? {
    guard route.value.keepsUsBusy else { return nil }
    if isAnswer, !route.value.isWrittenDownOnly, !route.value.isWorkByMail,
      let breach = breach(.words, facts, limits)
    {
      return breach
    }
    if case .staff = sender { return nil }
    return [LoopKeys.Scope.sender, .domain, .account].lazy.compactMap { breach($0, facts, limits) }.first
  }

  private static func breach(_ scope: LoopKeys.Scope, _ facts: LoopFacts, _ limits: LoopLimits) -> Breach? {
    let count = facts[scope]
    let limit = limits[scope]
    if limit.perHour > 0, count.lastHour >= limit.perHour {
      return Breach(scope: scope, mails: count.lastHour + 1, allowed: limit.perHour, isOfHour: true)
    }
    guard limit.perDay > 0, count.lastDay >= limit.perDay else { return nil }
    return Breach(scope: scope, mails: count.lastDay + 1, allowed: limit.perDay, isOfHour: false)
  }
}

extension LoopGuard.Breach {
  /// The tray, and why.
  var route: Router.Decision {
    Verdict(.tray, scope == .words ? .pingPong : .tooMany, evidence: summary)
  }

  /// "31 mails of this sender in an hour, 30 are taken".
  package var summary: String {
    let period = isOfHour ? "an hour" : "a day"
    guard scope != .words else { return "the same words \(mails) times in \(period)" }
    let of = scope == .account ? "to this account" : "of this \(scope.rawValue)"
    return "\(mails) mails \(of) in \(period), \(allowed) are taken"
  }
}

extension Route {
  /// A mailbox whose owner is away says so in the same words again and again; nobody is told twice.
  fileprivate var isWrittenDownOnly: Bool {
    if case .recordAutoReply = self { true } else { false }
  }

  /// A proven colleague's commands and answers to our questions: the same words again mean the same again, and no
  /// machine writes them.
  fileprivate var isWorkByMail: Bool {
    switch self {
    case .staffCommands, .answerQuestion, .bookTime, .reportHours, .answerDigest: true
    default: false
    }
  }

  /// Whether a mail that goes there makes letters, rows that grow or work for a person. Reports on our own mails and
  /// wishes to get no more are always heard.
  package var keepsUsBusy: Bool {
    switch self {
    case .suppress, .recordBounce, .recordComplaint, .unsubscribe, .confirmProof, .ignore: false
    default: true
    }
  }
}
