import Basics
import MailFormat

/// One `Authentication-Results` field of a mail (RFC 8601): which server it names, where it stands, and whether it may
/// be believed.
///
/// Anybody can write that field into a mail. Believed are only those that carry a pinned authserv-id and stand above
/// the `Received` fields of servers that are not ours (RFC 8601, 5 and 7.1).
package struct AuthenticationStamp: Hashable, Sendable {
  package enum Standing: String, Sendable {
    /// Our own server wrote it.
    case believed
    /// Its authserv-id is not pinned.
    case otherServer
    /// Below the last `Received` field that is ours: the sender may have written it himself.
    case belowBoundary
    /// No `Received` field that is not ours stands in the mail: nothing says where the sender's own lines begin.
    case noBoundary
  }

  package let authservID: String
  package let results: [AuthenticationResults.Result]
  /// How many `Received` fields stand above it: each is a server that had the mail later.
  package let receivedAbove: Int
  package let standing: Standing

  /// Mails with more are no mails of our servers.
  private static let limit = 100

  /// Every stamp of a mail, from the top.
  package static func read(_ header: HeaderFields, rules: IntakeRules) -> [AuthenticationStamp] {
    let pinned = Set(rules.authservIDs.map(\.asciiLowercased))
    let trusted = max(0, rules.trustedReceivedCount)
    let hasBoundary = header.fields.lazy.filter { $0.key == "received" }.prefix(trusted + 1).count > trusted
    var stamps: [AuthenticationStamp] = []
    var received = 0
    for field in header.fields where stamps.count < limit {
      if field.key == "received" { received += 1 }
      guard field.key == "authentication-results" else { continue }
      let body = String(decoding: field.unfolded, as: UTF8.self)
      guard let found = AuthenticationResults.parse(body) else { continue }
      let standing = standing(
        isPinned: pinned.contains(found.authservID), isAbove: received <= trusted, hasBoundary: hasBoundary)
      stamps.append(
        AuthenticationStamp(
          authservID: found.authservID, results: found.results, receivedAbove: received, standing: standing))
    }
    return stamps
  }

  private static func standing(isPinned: Bool, isAbove: Bool, hasBoundary: Bool) -> Standing {
    guard isPinned else { return .otherServer }
    guard hasBoundary else { return .noBoundary }
    return isAbove ? .believed : .belowBoundary
  }

  /// For the record: `dmarc=fail dkim=none`.
  package var summary: String { results.prefix(10).map { "\($0.method)=\($0.value)" }.joined(separator: " ") }
}
