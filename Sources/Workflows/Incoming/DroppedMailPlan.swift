import Intake
import Store

/// What a "drop here" folder adds to the rules' verdict on a mail: a colleague put it there by hand, so it is wanted.
///
/// That overrules what the rules pass over as a machine's or as a list's, and what they show to a person only because
/// nothing proves who wrote it. It proves nobody's identity, and a mail that a person must place stays in the tray.
enum DroppedMailPlan: Hashable {
  /// Not understood yet.
  case wait
  /// The rules have taken it in.
  case taken
  /// It becomes a lead, as if decided by hand.
  case takeAsLead
  /// It stays in its folder: there is nothing to take in, or a person must decide.
  case leave

  static func decide(state: JournalEntry.State, isStored: Bool, reason: String) -> DroppedMailPlan {
    guard isStored else { return .leave }
    switch state {
    case .pending: return .wait
    case .applied: return .taken
    case .quarantined: return .leave
    case .tray, .ignored:
      guard let reason = RouteReason(rawValue: reason), wanted.contains(reason) else { return .leave }
      return .takeAsLead
    }
  }

  private static let wanted: Set<RouteReason> = [
    .listMail, .machineWithoutContext, .flaggedAsSpam, .unprovenColleague, .forwardUnclear,
    .forwardMayContinue, .forwardedMachineMail,
    .noteNotUnderstood,
  ]
}
