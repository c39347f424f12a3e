import Basics
import CRM
import Documents
import Intake
import MailFormat
import SQL
import Settings
import Store

extension ApplyRoute {
  /// A new lead that is very likely the same business as an open one: its owner is asked, and "yes" makes them one.
  func proposeMerge(of lead: Int64, _ draft: LeadDraft, owner: EmployeeRecord?) throws {
    let record = try Leads(connection).find(lead)
    let found = try FindDuplicates(office, connection)(record)
    let other = DuplicateLeads.proposal(among: found, isReported: draft.reportedBy != nil)
    guard let owner, let other, try mayAsk else { return }
    var question = Questions.Draft(.merge, to: owner.id)
    question.message = mail.id
    question.choices = [String(other.lead)]
    let words = MergeWords(office.company.language)
    try AskColleague(office, connection)(
      question,
      AskColleague.Words(
        title: record.lead.title,
        text: words.text(record, FindDuplicates(office, connection).line(other)), choices: [],
        hint: words.hint))
  }

  /// What the colleague said of it. The older lead goes on.
  func merge(_ question: Question, _ answer: ShortAnswer, by colleague: StaffMember) throws -> Int64? {
    guard answer == .yes, let asked = question.message,
      let other = question.choices.first.flatMap({ Int64($0) }),
      let made = try Leads(connection).find(journalID: asked)
    else { return nil }
    try MergeLeads(office).apply(
      made.lead.id.value, into: other, actor: colleague.address.addrSpec, connection)
    return try Leads(connection).find(other).conversationID
  }
}

/// What the colleague is asked, in the language of the firm.
private struct MergeWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func text(_ record: LeadRecord, _ other: String) -> String {
    let (id, title) = (record.lead.id.description, record.lead.title)
    return language == .french
      ? "La nouvelle piste \(id) (\(title)) est peut-être la même affaire que celle-ci :\n\n\(other)"
      : "The new lead \(id) (\(title)) may be the same business as this one:\n\n\(other)"
  }

  var hint: String {
    language == .french
      ? "« oui » en fait une seule, « non » les laisse séparées."
      : "“yes” makes them one, “no” leaves them apart."
  }
}
