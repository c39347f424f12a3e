/// Whom a deferral is about: this recipient, or everybody at the domain.
///
/// A domain that limits us (greylisting, rate, reputation) says the same to the next recipient; to go on asking makes it
/// worse. RFC 3463 has the classes; the codes at RCPT are those seen in the wild.
package enum DeferralScope: String, Sendable {
  case recipient, domain

  /// - Parameters:
  ///   - code: of the reply to RCPT, 400 to 499.
  ///   - enhanced: its status (RFC 3463), where it has one.
  package static func of(code: Int, enhanced: String?) -> DeferralScope {
    if code == 421 { return .domain }
    guard [450, 451, 452].contains(code), let enhanced else { return .recipient }
    // 4.7: policy and rate; 4.4: the way to the domain; 4.3.2: its system takes nothing now.
    let isDomains = enhanced == "4.3.2" || ["4.7.", "4.4."].contains { enhanced.utf8.starts(with: $0.utf8) }
    return isDomains ? .domain : .recipient
  }
}
