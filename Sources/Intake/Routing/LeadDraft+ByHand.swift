import Basics
import CRM
import MailFormat

extension LeadDraft {
  /// The lead of a mail of which a person decided that it is one, whatever the rules said.
  ///
  /// A colleague's mail is read as a forward or as a phone note, so that the customer becomes the contact and not
  /// the colleague, even when nothing proves the colleague: the person who decides has looked.
  ///
  /// - Returns: `nil` when the mail has no usable author.
  package static func byHand(
    _ message: MailMessage, clues: IntakeClues, facts: IntakeFacts, rules: IntakeRules, today: CalendarDate
  ) -> LeadDraft? {
    let said = MailUnderstanding.read(message, .init(country: rules.country, rules: rules, today: today))
    let router = Router(said: said, clues: clues, facts: facts, rules: rules, today: today)
    let text = said.reply
    let forward = ForwardedMail.decide(message, kind: .person, text: said.text).value
    let sender = SenderIdentity.decide(message, rules: rules)
    switch sender.value {
    case .unprovenColleague where sender.reason.borrowsAColleague:
      return message.from.first.map { CustomerMail(router: router, author: $0).draft(source: .mail) }
    case .staff(let colleague), .unprovenColleague(let colleague):
      if let forward, forward.originals.first?.from.address != nil {
        return LeadDraft(forward, by: colleague, country: rules.country)
      }
      let words = text.ownWords.isEmpty ? message.subject : text.ownWords
      let mail = ColleagueMail(router: router, colleague: colleague)
      return mail.draft(from: mail.read(words), words)
    case .outsider(let address), .claimsToBeUs(let address):
      let source: LeadSource = facts.mailing.map { .mailing($0.mailing) } ?? .mail
      var draft = CustomerMail(router: router, author: address).draft(source: source)
      draft.take(SignatureContact.read(text, sender: address, country: rules.country))
      return draft
    case .nobody: return nil
    }
  }
}

extension LeadDraft {
  /// The lead of the mail that a colleague sent on: its author is the contact, the colleague's comment stands above
  /// its new words.
  init(_ forward: ForwardedMail, by colleague: StaffMember, country: String) {
    let original = forward.originals.first
    let sender = (original?.from).flatMap { from in
      from.address.flatMap { MailAddress(addrSpec: $0, displayName: from.name) }
    }
    let text = ReplyText.read(.plain(original?.text ?? ""), sender: sender).withoutSignature(of: colleague)
    let title = BaseSubject(of: original?.subject ?? "").text
    let name = original?.from.name ?? ""
    self.init(
      title: title.isEmpty ? name : title, contactName: name,
      note: [forward.comment, text.visible].filter { !$0.isEmpty }.joined(separator: "\n\n"), source: .mail)
    email = original?.from.address ?? ""
    reportedBy = colleague
    take(SignatureContact.read(text, sender: sender, country: country))
  }

  /// Takes what the lead has not yet: how to call, and the firm where it is sure.
  mutating func take(_ signature: SignatureContact) {
    if phone.isEmpty { phone = signature.phone?.number ?? "" }
    guard company.isEmpty, let firm = signature.company, firm.isConfident else { return }
    company = firm.fact.value
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
