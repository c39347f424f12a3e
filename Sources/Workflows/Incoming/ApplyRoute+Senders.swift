import Basics
import Intake
import Store

extension ApplyRoute {
  /// What follows from who wrote it, wherever the mail went: a personal token is used up, and a mail that borrows a
  /// colleague's name is reported.
  func settleSender(_ decision: IntakeDecision, pass: StaffPass?) throws {
    guard decision.kind.value == .person else { return }
    switch decision.sender.value {
    case .staff where decision.sender.reason == .oneTimeToken:
      guard let pass else { return }
      try StaffPasses(connection).use(pass.id, by: mail.id, at: office.now)
    case .unprovenColleague(let colleague):
      guard decision.route.value.outcome == .tray else { return }
      try WarnColleague(office, connection)(colleague, of: mail, because: decision.sender.reason)
    default: return
    }
  }
}
