/// Where a lead came from; figures per mailing rest on it.
package enum LeadSource: Hashable, Sendable {
  /// An answer to the mailing with this key.
  case mailing(Int64)
  /// A colleague noted a call.
  case phoneNote
  /// Somebody wrote to us.
  case mail
  /// Entered by hand.
  case manual

  /// The stored form: a word, and the mailing's key where there is one.
  package init?(kind: String, mailing: Int64?) {
    switch (kind, mailing) {
    case ("mailing", let mailing?): self = .mailing(mailing)
    case ("phoneNote", nil): self = .phoneNote
    case ("mail", nil): self = .mail
    case ("manual", nil): self = .manual
    default: return nil
    }
  }

  package var kind: String {
    switch self {
    case .mailing: "mailing"
    case .phoneNote: "phoneNote"
    case .mail: "mail"
    case .manual: "manual"
    }
  }

  package var mailing: Int64? {
    guard case .mailing(let id) = self else { return nil }
    return id
  }
}
