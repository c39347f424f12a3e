import Basics
import CRM
import MailFormat

/// How a colleague's mail is to be read of which a person decided that it is a lead.
package enum ForwardReading: Hashable, Sendable {
  /// As a forward when it is one, else as a note.
  case whatItIs
  /// As a forward of the mail of that address.
  case mailOf(String)
  case note

  func draft(_ forward: ForwardedMail?, _ mail: ColleagueMail) -> LeadDraft? {
    switch self {
    case .note: return nil
    case .whatItIs:
      guard let forward, forward.customer(mail.router.rules) != nil else { return nil }
      return LeadDraft(forward, from: nil, by: mail)
    case .mailOf(let address):
      if let forward { return LeadDraft(forward, from: address, by: mail) }
      var draft = mail.draft(from: PhoneNote(), mail.router.said.text)
      draft.email = address
      return draft
    }
  }
}

extension LeadDraft {
  /// The lead of a mail of which a person decided that it is one, whatever the rules said.
  ///
  /// A colleague's mail is read as a forward or as a phone note, so that the customer becomes the contact and not
  /// the colleague, even when nothing proves the colleague: the person who decides has looked.
  ///
  /// - Returns: `nil` when the mail has no usable author.
  package static func byHand(
    _ message: MailMessage, as reading: ForwardReading = .whatItIs, clues: IntakeClues, facts: IntakeFacts,
    rules: IntakeRules, today: CalendarDate
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
      let mail = ColleagueMail(router: router, colleague: colleague)
      if let draft = reading.draft(forward, mail) { return draft }
      let words = text.ownWords.isEmpty ? message.subject : text.ownWords
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
  /// Takes what the lead has not yet: how to call, and the firm where it is sure.
  mutating func take(_ signature: SignatureContact) {
    if phone.isEmpty { phone = signature.phone?.number ?? "" }
    guard company.isEmpty, let firm = signature.company, firm.isConfident else { return }
    company = firm.fact.value
  }
}
