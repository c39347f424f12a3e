import Basics
import MailFormat

/// What our own server found out about a sender (`Authentication-Results`, RFC 8601).
///
/// Anybody can write that field into a mail. Believed are only those that carry a pinned authserv-id and stand
/// above the `Received` fields of servers that are not ours (RFC 8601, 5 and 7.1).
struct TrustedFindings: Sendable {
  private let results: [AuthenticationResults.Result]

  var isEmpty: Bool { results.isEmpty }

  /// For the record: `dmarc=fail dkim=none`.
  var summary: String { results.prefix(10).map { "\($0.method)=\($0.value)" }.joined(separator: " ") }

  static func read(_ header: HeaderFields, rules: IntakeRules) -> TrustedFindings {
    let pinned = Set(rules.authservIDs.map { $0.lowercased() })
    var results: [AuthenticationResults.Result] = []
    var received = 0
    for field in header.fields {
      if field.key == "received" { received += 1 }
      guard received <= max(0, rules.trustedReceivedCount) else { break }
      guard field.key == "authentication-results" else { continue }
      let body = String(decoding: field.unfolded, as: UTF8.self)
      guard let found = AuthenticationResults.parse(body), pinned.contains(found.authservID.lowercased())
      else {
        continue
      }
      results += found.results
    }
    return TrustedFindings(results: results)
  }

  /// How the findings prove that the owner of `address` wrote, if they do.
  func proof(of address: MailAddress) -> (reason: SenderReason, evidence: String)? {
    if let login = results.first(where: { isLogin($0, of: address) }) {
      return (.submissionAuthenticated, "auth=pass smtp.auth=\(login.properties["smtp.auth"] ?? "")")
    }
    // A domain's own policy said no: an odd signature does not outweigh it.
    guard !results.contains(where: { $0.method == "dmarc" && $0.value == "fail" }) else { return nil }
    if results.contains(where: { isAligned($0, "dmarc", "header.from", with: address) }) {
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
    return result.properties["smtp.auth"]?.lowercased() == address.addrSpec.lowercased()
  }

  /// The same domain, not only the same organisation: who may sign for a subdomain need not be our colleague.
  private func isAligned(
    _ result: AuthenticationResults.Result, _ method: String, _ property: String, with address: MailAddress
  ) -> Bool {
    guard result.method == method, result.value == "pass" else { return false }
    guard let value = result.properties[property] else { return false }
    let domain = value.split(separator: "@").last.map(String.init) ?? value
    return domain.lowercased() == address.domain.lowercased()
  }
}
