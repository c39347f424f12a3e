import Basics
import Logging
import MailTransport
import Mailings
import Settings
import Store

/// Hands one mail to its server: reads the bytes, fills the envelope, waits for the answers. Runs beside the loop of the
/// transport and beside the others.
struct SubmitMail: Sendable {
  let office: Office
  let smarthosts: Smarthosts
  let lane: OutboxLane
  let connections: Int

  func callAsFunction(_ mail: ClaimedMail) async -> Handover {
    let bytes: [UInt8]
    do {
      bytes = try content(of: mail.item)
    } catch {
      return unreadable(mail, error)
    }
    let proof = mail.item.proofAddress.isEmpty ? [] : [mail.item.proofAddress]
    let addresses = mail.recipients.map(\.address)
    let envelope = SubmissionEnvelope(reversePath: mail.item.reversePath, recipients: addresses + proof)
    let pool = await smarthosts.pool(mail.item.account, lane, mail.server, connections: connections)
    let report = await pool.submit(envelope, message: bytes)
    let answers = report.perRecipient.prefix(addresses.count).map { RecipientAnswer($0.address, $0.outcome) }
    let trouble = report.trouble.flatMap { ServerTrouble($0) }
    return Handover(
      mail: mail, answers: answers, trouble: trouble, isWithdrawn: report.trouble != nil && trouble == nil)
  }

  private func content(of item: OutboxItem) throws -> [UInt8] {
    guard let digest = SHA256Digest(hex: item.digest) else {
      throw Refusal(.invalid, "the outbox names no digest for mail \(item.id)")
    }
    return try office.blobs.read(digest)
  }

  /// A mail whose bytes can't be read waits for its blob to be restored, and keeps no other back.
  private func unreadable(_ mail: ClaimedMail, _ error: any Error) -> Handover {
    office.log.error("a mail can't be read", metadata: ["outbox": "\(mail.item.id)", "error": "\(error)"])
    let answers = mail.recipients.map {
      RecipientAnswer(OutboxRecipient(address: $0.address, state: .deferred, reply: "not sent: \(error)"))
    }
    return Handover(mail: mail, answers: answers)
  }
}
