import Basics
import MailFormat
import TestSupport

/// Drafts of mails as chance makes them, the same for the same seed.
struct RandomMail {
  private static let pieces = [
    "Offre", "n° 42", "Décompte", "à l’étranger", "€", "two  blanks", "\ttab", ".", "..", "From ", "--", "=",
    "日本",
    "a-word-that-is-longer-than-a-line-may-be-without-being-folded-in-the-middle-of-it-or-so", "\u{1F468}",
    "b=c;",
  ]
  private var chance: SeededGenerator

  init(seed: Int) { chance = SeededGenerator(seed: UInt64(seed)) }

  mutating func draft() throws(Refusal) -> MailDraft {
    guard let from = MailAddress(addrSpec: "leads@example.org", displayName: line(4)),
      let id = MessageID("m\(number(1_000_000)).x@example.org"), let to = MailAddress(addrSpec: "a@b.ch")
    else { throw Refusal(.invalid, "the generator's own addresses are wrong") }
    var draft = MailDraft(
      from: from, to: [to], subject: line(12), text: text(), messageID: id,
      date: Instant(milliseconds: Int64(1_500_000_000 + number(100_000_000)) * 1000))
    draft.references = (0..<number(60)).compactMap { MessageID("reference-\($0).\(number(1 << 40))@b.ch") }
    draft.inReplyTo = draft.references.last
    draft.textForm = number(2) == 0 ? .flowed : .fixed
    draft.isAutomatic = number(2) == 0
    if number(2) == 0 { draft.replyTo = [from] }
    if number(3) == 0 { draft.extraFields = [("List-Unsubscribe", "<https://b.ch/u/\(number(1 << 60))>")] }
    draft.attachments = (0..<number(3)).map { file in
      DraftAttachment(filename: "\(file) Décompte.pdf", mediaType: "application/pdf", bytes: bytes())
    }
    guard number(2) == 0 else { return draft }
    draft.html = "<p>" + text() + "</p>"
    draft.pictures = (0..<number(3)).map {
      DraftPicture(filename: "\($0).png", mediaType: "image/png", bytes: bytes())
    }
    return draft
  }

  private mutating func line(_ most: Int) -> String {
    (0..<number(most)).map { _ in Self.pieces[number(Self.pieces.count)] }.filter { $0 != "\ttab" }
      .joined(separator: " ")
  }

  private mutating func text() -> String {
    let ends = ["\n", "\n\n", "\r\n", " \n", "\t \n", "\n\n\n", ""]
    return (0..<number(10)).map { _ in
      (0..<number(8)).map { _ in Self.pieces[number(Self.pieces.count)] }.joined(separator: " ")
        + ends[number(ends.count)]
    }.joined()
  }

  private mutating func bytes() -> [UInt8] { (0..<number(3000)).map { _ in UInt8(number(256)) } }

  private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &chance) }
}
