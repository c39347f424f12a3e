import Basics
import MailFormat

/// Who may take an address off our mailings by mail: its owner, from another of their addresses, or somebody of the
/// same firm.
///
/// A mailing is passed on with its links. A stranger's wish to unsubscribe somebody else is put before a person.
enum UnsubscribeRight {
  static func holds(for clues: IntakeClues, _ copy: MailingFact?, rules: IntakeRules) -> Bool {
    guard let copy else { return true }
    let owner = copy.address.lowercased()
    return clues.senderAddress == owner
      || Standing.isOfFirm(clues.senderAddress, among: [owner], rules: rules)
      || Standing.isSameName(clues.senderName, among: [copy.name])
  }

  static func route(_ recipient: Int64, _ router: Router, _ reason: RouteReason, evidence: String = "")
    -> Router.Decision
  {
    guard holds(for: router.clues, router.facts.mailing, rules: router.rules) else {
      let owner = router.facts.mailing?.address ?? ""
      return Verdict(.tray, .unsubscribeOfAnother, evidence: "\(router.clues.senderAddress) for \(owner)")
    }
    return Verdict(.unsubscribe(recipient: recipient), reason, evidence: evidence)
  }
}
