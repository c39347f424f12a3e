import Basics
import MailFormat

/// What our own server found out about a sender: the believed ``AuthenticationStamp``s of a mail, taken together, since
/// some servers write one field for each method.
struct TrustedFindings: Sendable {
  private let results: [AuthenticationResults.Result]

  var isEmpty: Bool { results.isEmpty }

  /// For the record: `dmarc=fail dkim=none`.
  var summary: String { results.prefix(10).map { "\($0.method)=\($0.value)" }.joined(separator: " ") }

  static func read(_ header: HeaderFields, rules: IntakeRules) -> TrustedFindings {
    let stamps = AuthenticationStamp.read(header, rules: rules)
    return TrustedFindings(of: stamps.filter { $0.standing == .believed })
  }

  init(of stamps: [AuthenticationStamp]) { results = stamps.flatMap(\.results) }

  /// A domain's own policy said no: nothing else outweighs it but a login.
  var isRefusedByPolicy: Bool { results.contains { $0.method == "dmarc" && $0.value == "fail" } }

  /// How the findings prove that the owner of `address` wrote, if they do.
  func proof(of address: MailAddress) -> (reason: SenderReason, evidence: String)? {
    if let login = results.first(where: { isLogin($0, of: address) }) {
      return (.submissionAuthenticated, "auth=pass smtp.auth=\(login.properties["smtp.auth"] ?? "")")
    }
    guard !isRefusedByPolicy else { return nil }
    // Of several results of DMARC, which has one per mail (RFC 9989, 4), none may say otherwise.
    let policy = results.filter { $0.method == "dmarc" }
    if policy.allSatisfy({ $0.value == "pass" }),
      policy.contains(where: { isAligned($0, "dmarc", "header.from", with: address) })
    {
      return (.dmarcPass, "dmarc=pass header.from=\(address.domain)")
    }
    if results.contains(where: { isAligned($0, "dkim", "header.d", with: address) }) {
      return (.dkimPass, "dkim=pass header.d=\(address.domain)")
    }
    return nil
  }

  /// RFC 8601, 2.7.4: the login under which the mail was submitted to us.
  private func isLogin(_ result: AuthenticationResults.Result, of address: MailAddress) -> Bool {
    guard result.method == "auth", result.value == "pass" else { return false }
    return result.properties["smtp.auth"]?.asciiLowercased == address.addrSpec.asciiLowercased
  }

  /// The same domain, not only the same organisation: who may sign for a subdomain need not be our colleague.
  private func isAligned(
    _ result: AuthenticationResults.Result, _ method: String, _ property: String, with address: MailAddress
  ) -> Bool {
    guard result.method == method, result.value == "pass" else { return false }
    guard let value = result.properties[property] else { return false }
    let domain = value.split(separator: "@").last.map(String.init) ?? value
    return domain.asciiLowercased == address.domain.asciiLowercased
  }
}
