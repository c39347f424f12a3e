import Basics
import MailFormat

/// Who really wrote a mail, as far as it is proven.
package enum SenderIdentity: Hashable, Sendable {
  /// A colleague, proven by our own server's findings: may act.
  case staff(StaffMember)
  /// Says to be a colleague, without proof: a stranger who is to be watched.
  case unprovenColleague(StaffMember)
  /// Anybody else; answers go to this address.
  case outsider(MailAddress)
  /// Writes in our own name, but we did not send it.
  case claimsToBeUs(MailAddress)
  /// No usable author.
  case nobody

  /// The word that is stored.
  package var word: String {
    switch self {
    case .staff: "staff"
    case .unprovenColleague: "unprovenColleague"
    case .outsider: "outsider"
    case .claimsToBeUs: "claimsToBeUs"
    case .nobody: "nobody"
    }
  }

  /// - Parameter pass: the personal token that the mail was sent to, with the day on which it came.
  package static func decide(
    _ message: MailMessage, rules: IntakeRules, pass: StaffPass.Shown? = nil
  ) -> Verdict<SenderIdentity, SenderReason> {
    let authors = message.from.filter { !$0.domain.isEmpty }
    guard let author = authors.first else { return Verdict(.nobody, .noAuthor) }
    if authors.count > 1, let colleague = authors.lazy.compactMap(rules.staffMember).first {
      return Verdict(.unprovenColleague(colleague), .severalAuthors, evidence: colleague.address.addrSpec)
    }
    if let colleague = rules.staffMember(author) { return proof(of: colleague, message, rules, pass) }
    if rules.isOwn(author) { return Verdict(.claimsToBeUs(author), .ownAddress, evidence: author.addrSpec) }
    if let person = Author.formAuthor(message, rules: rules) {
      let evidence = "\(author.addrSpec) for \(person.addrSpec)"
      guard let colleague = rules.staffMember(person) else {
        return Verdict(.outsider(person), .replyToOfAForm, evidence: evidence)
      }
      return Verdict(.unprovenColleague(colleague), .replyToOfAForm, evidence: evidence)
    }
    if let claim = ColleagueClaim.find(in: message, from: author, rules: rules) {
      let evidence = "\(author.addrSpec) names \(claim.colleague.address.addrSpec)"
      return Verdict(.unprovenColleague(claim.colleague), claim.reason, evidence: evidence)
    }
    return Verdict(.outsider(author), .notAColleague, evidence: author.addrSpec)
  }

  private static func proof(
    of colleague: StaffMember, _ message: MailMessage, _ rules: IntakeRules, _ pass: StaffPass.Shown?
  ) -> Verdict<SenderIdentity, SenderReason> {
    let findings = TrustedFindings.read(message.header, rules: rules)
    if let proof = findings.proof(of: colleague.address) {
      return Verdict(.staff(colleague), proof.reason, evidence: proof.evidence)
    }
    // A pass stands in for findings that are missing, never for findings that say no.
    if rules.takesPasses, let pass, !findings.isRefusedByPolicy {
      let fault = pass.fault(of: colleague)
      return Verdict(
        fault == nil ? .staff(colleague) : .unprovenColleague(colleague), fault ?? .oneTimeToken,
        evidence: "pass \(pass.pass.id)")
    }
    guard !findings.isEmpty else {
      return Verdict(.unprovenColleague(colleague), .noFindings, evidence: colleague.address.addrSpec)
    }
    return Verdict(.unprovenColleague(colleague), .findingsDoNotProveIt, evidence: findings.summary)
  }
}

package enum SenderReason: String, Sendable {
  case dmarcPass, dkimPass, submissionAuthenticated, oneTimeToken
  case noFindings, findingsDoNotProveIt, severalAuthors
  case oneTimeTokenUsed, oneTimeTokenExpired, oneTimeTokenOfAnother
  /// An outsider's mail with a colleague in its display name, `Reply-To` or `Sender`.
  case namesAColleague, repliesToAColleague, sentByAColleague
  case notAColleague, replyToOfAForm, ownAddress, noAuthor

  /// The author is a stranger, a colleague only stands beside.
  var borrowsAColleague: Bool {
    [.namesAColleague, .repliesToAColleague, .sentByAColleague].contains(self)
  }
}
