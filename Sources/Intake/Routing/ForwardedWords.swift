import Basics
import CRM
import MailFormat

/// A mail that a colleague sent on, as the conversation keeps it: the customer's words, and apart from them the
/// colleague's comment, which no customer ever gets.
package struct ForwardedWords: Hashable, Sendable {
  package let author: NamedAddress
  /// The original's, without brackets; empty when nothing tells it.
  package let messageID: String
  package let subject: String
  /// The original's new words.
  package let text: String
  /// The colleague's, without signature.
  package let comment: String
  /// What the comment says of budget and follow-up.
  package let note: PhoneNote
  package let signature: SignatureContact

  /// - Parameter author: whose mail it is, when a person has chosen; the customer's otherwise.
  init(_ forward: ForwardedMail, from author: String?, by mail: ColleagueMail) {
    let router = mail.router
    let attached = AttachedForward.originals(in: router.message)
    let original = Self.original(forward, attached, author, router.rules)
    let address = author ?? original.from.address
    let name = original.from.address == address ? original.from.name : ""
    self.author = NamedAddress(name: name, address: address)
    let sender = address.flatMap { MailAddress(addrSpec: $0, displayName: name) }
    let words = ReplyText.read(.plain(original.text), sender: sender).withoutSignature(of: mail.colleague)
    let own = attached.first { $0.from.first?.addrSpec.lowercased() == original.from.address }
    let cited = original == forward.originals.first ? router.message.references.ids.last : nil
    messageID = (own?.messageID ?? cited)?.text ?? ""
    subject = original.subject.isEmpty ? router.clues.baseSubject : original.subject
    text = words.visible.isEmpty ? words.shown : words.visible
    comment = ReplyText.read(.plain(forward.comment), sender: mail.colleague.address).ownWords
    note = comment.isEmpty ? PhoneNote() : PhoneNote.read(comment, mail.noteSetting)
    signature = SignatureContact.read(words, sender: sender, country: router.rules.country)
  }

  /// The same for a mail that a person has placed, proven or not.
  ///
  /// - Returns: `nil` when it is no forward by a colleague.
  package static func byHand(_ message: MailMessage, rules: IntakeRules, today: CalendarDate)
    -> (words: ForwardedWords, colleague: StaffMember)?
  {
    let said = MailUnderstanding.read(message, rules: rules, today: today)
    guard let forward = said.forward.value, let author = message.from.first,
      let colleague = rules.staffMember(author)
    else { return nil }
    let router = Router(
      said: said, clues: IntakeClues.read(message, rules: rules), facts: IntakeFacts(), rules: rules,
      today: today)
    return (
      ForwardedWords(forward, from: nil, by: ColleagueMail(router: router, colleague: colleague)), colleague
    )
  }

  private static func original(
    _ forward: ForwardedMail, _ attached: [MailMessage], _ author: String?, _ rules: IntakeRules
  ) -> ForwardedMail.Original {
    let all = forward.originals + attached.map { ForwardedMail.Original($0) }
    if let author, let chosen = all.first(where: { $0.from.address == author }) { return chosen }
    let nobody = NamedAddress(name: "", address: nil)
    return forward.customer(rules) ?? forward.originals.first
      ?? ForwardedMail.Original(from: nobody, date: "", subject: "", text: "")
  }
}

extension LeadDraft {
  /// The lead of a mail that a colleague sent on; the colleague's own words only say what is to be done.
  init(_ forward: ForwardedMail, from author: String?, by mail: ColleagueMail) {
    let words = ForwardedWords(forward, from: author, by: mail)
    let subject = BaseSubject(of: words.subject).text
    let name = words.author.name.isEmpty ? words.signature.name?.value ?? "" : words.author.name
    let titles = [subject, name, words.author.address ?? ""]
    self.init(
      title: titles.first { !$0.isEmpty } ?? "", contactName: name, note: words.text, source: .mail)
    email = words.author.address ?? ""
    budget = words.note.budget
    followUpOn = words.note.followUpOn
    nextAction = words.note.nextAction
    reportedBy = mail.colleague
    forwarded = words
    take(words.signature)
  }
}

extension ReplyText {
  /// Without what mail programs put below the mail that is sent on: the colleague's number is not the customer's.
  fileprivate func withoutSignature(of colleague: StaffMember) -> ReplyText {
    let address = MailAddress(addrSpec: colleague.address.addrSpec, displayName: colleague.name)
    let signer = Signer(address ?? colleague.address)
    let lines = signature.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let kept = lines.prefix { !signer.signs($0) }
    guard kept.count < lines.count else { return self }
    return ReplyText(
      visible: visible, quoted: quoted, signature: kept.map { String(Substring($0)) }.joined(separator: "\n"),
      reason: reason, shown: shown, shownWithSignature: shownWithSignature)
  }
}
