import Basics
import CRM

/// A lead as a mail or a phone note describes it, before it has a key.
package struct LeadDraft: Hashable, Sendable {
  package var title: String
  /// As written, with salutation: `Mme Rey`.
  package var contactName: String
  package var company: String
  /// E.164, or empty.
  package var phone: String
  /// Lower case, or empty.
  package var email: String
  package var budget: Money?
  package var followUpOn: CalendarDate?
  package var nextAction: NextAction?
  /// The words themselves, without quote and signature.
  package var note: String
  /// Parts of a phone note that no rule understood; shown to the colleague in the receipt.
  package var notUnderstood: [String]
  package var source: LeadSource
  /// The copy of the mailing that it answers.
  package var mailing: MailingFact?
  package var reportedBy: StaffMember?
  /// The mail that ``reportedBy`` sent on.
  package var forwarded: ForwardedWords?

  package init(title: String, contactName: String, note: String, source: LeadSource) {
    self.title = title
    self.contactName = contactName
    company = ""
    phone = ""
    email = ""
    self.note = note
    notUnderstood = []
    self.source = source
  }
}

/// What is to be done next, and in which words that was said.
package struct NextAction: Hashable, Sendable {
  package let kind: FollowUp.Kind
  package let words: String

  package init(_ kind: FollowUp.Kind, words: String) {
    self.kind = kind
    self.words = words
  }
}
