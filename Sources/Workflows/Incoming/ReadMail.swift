import Basics
import Intake
import MailFormat
import Store

/// A journalled mail, taken apart and understood as far as it speaks for itself; or the reason why its bytes could
/// not be had. All of it happens before the transaction in which the mail is decided on.
struct ReadMail: Sendable {
  /// What the mail says, and by what it may be found.
  struct Content: Sendable {
    let message: MailMessage
    let clues: IntakeClues
    let said: MailUnderstanding
    let loop: LoopKeys
  }

  let entry: JournalEntry
  let content: Result<Content, any Error>

  init(_ entry: JournalEntry, office: Office, rules: IntakeRules) {
    self.entry = entry
    content = Result {
      guard let digest = SHA256Digest(hex: entry.digest) else {
        throw Refusal.damaged("the journal names no digest for mail \(entry.id): \"\(entry.digest)\"")
      }
      let message = office.mail(try office.blobs.read(digest))
      let clues = IntakeClues.read(message, rules: rules)
      let said = MailUnderstanding.read(
        message, rules: rules, today: office.localTime.day(of: entry.receivedAt))
      let words = said.reply.ownWords.isEmpty ? said.text : said.reply.ownWords
      return Content(
        message: message, clues: clues, said: said,
        loop: LoopKeys(clues, words: words, account: entry.account))
    }
  }

  /// Mails that one task reads at a time.
  private static let share = 16

  /// Reads many, on as many threads as there are, in their order.
  static func read(_ entries: [JournalEntry], office: Office, rules: IntakeRules) async -> [ReadMail] {
    await withTaskGroup(of: (Int, [ReadMail]).self) { group in
      for (index, share) in entries.chunked(by: share).enumerated() {
        group.addTask { (index, share.map { ReadMail($0, office: office, rules: rules) }) }
      }
      var read: [(Int, [ReadMail])] = []
      for await share in group { read.append(share) }
      return read.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}
