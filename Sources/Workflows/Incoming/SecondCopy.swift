import Basics
import Intake
import MailFormat
import SQL
import Store

/// Finds out whether a mail was taken in before as another delivery of the same: to another address or folder of
/// ours.
///
/// Where a colleague seems to write, only a copy that was carried out makes the next one needless: of two
/// deliveries one may carry the proof and the other not.
struct SecondCopy {
  let office: Office
  let connection: any Connection
  let rules: IntakeRules

  func outcome(of message: MailMessage, _ entry: JournalEntry) throws -> MailOutcome? {
    guard !entry.messageID.isEmpty else { return nil }
    let isColleague = message.from.contains { rules.isOurs($0) }
    for earlier in try Journal(connection).earlier(than: entry) {
      guard earlier.role == entry.role, earlier.isStored, !isColleague || earlier.state == .applied,
        let digest = SHA256Digest(hex: earlier.digest),
        let bytes = try? office.blobs.read(digest), SameMail.isSame(office.mail(bytes), message)
      else { continue }
      let verdict = VerdictRecord(
        step: "route", value: "ignore", reason: "secondCopy", evidence: "the same mail as \(earlier.id)")
      return MailOutcome(
        .ignored, reason: "secondCopy", kind: earlier.kind, route: "ignore",
        conversationID: earlier.conversationID, verdicts: [verdict])
    }
    return nil
  }
}
