import Basics
import CRM
import Intake
import MailFormat
import Settings
import Store

extension ApplyRoute {
  /// A new lead with its contact, conversation and follow-up; its owner is told.
  func openLead(_ draft: LeadDraft) throws -> Int64? {
    // Only a mail that was settled before can have made one.
    if mail.attempts > 0, let known = try Leads(connection).find(journalID: mail.id) {
      if try !isKnown(draft.note, in: known.conversationID) {
        try Conversations(connection).add(opening(draft), to: known.conversationID, at: office.now)
      }
      return known.conversationID
    }
    let now = office.now
    let reach = Contact.Reach(company: draft.company, email: draft.email, phone: draft.phone)
    let known = try Contacts(connection).known(reach)
    let contact = try Contacts(connection).findOrCreate(
      name: draft.contactName, reach: reach, language: office.company.language, because: mail.id, at: now)
    if let known { try note(contact, since: known) }
    let conversations = Conversations(connection)
    let conversation = try conversations.open(
      about: .lead, title: draft.title, baseSubject: BaseSubject(of: message.subject).text, at: now)
    let owner =
      try draft.reportedBy.flatMap { try Employees(connection).find($0.id) }
      ?? Employees(connection).defaultOwner()
    let lead = try Leads(connection).create(
      leadDraft(draft, contact: contact, conversation: conversation, owner: owner), at: now)
    try conversations.setSubject(.lead, lead, of: conversation)
    try join(contact, owner, conversation)
    if draft.reportedBy == nil, let author { try joinCopied(by: author, conversation) }
    try conversations.add(opening(draft), to: conversation, at: now)
    try plan(draft, conversation)
    try Activities(connection).record(
      [FieldChange("state", from: "", to: LeadState.new.rawValue)], of: "lead", lead,
      actor: draft.reportedBy?.address.addrSpec ?? draft.email, message: mail.id, at: now)
    if let words = draft.forwarded, let colleague = draft.reportedBy {
      try note(words.comment, by: colleague, of: "lead", lead)
    }
    if let copy = draft.mailing {
      try MailingTable(connection).setOutcome(
        "lead", leadID: lead, of: copy.recipient, because: mail.id, at: now)
    }
    try TellColleague(office, connection).ofNewLead(lead, draft: draft, owner: owner)
    try proposeMerge(of: lead, draft, owner: owner)
    return conversation
  }

  /// The words that the conversation begins with.
  private func opening(_ draft: LeadDraft) -> ConversationMessage {
    draft.forwarded.map(forwarded) ?? received(draft.note)
  }

  /// What was unknown of somebody and is known now.
  private func note(_ contact: Contact, since known: Contact) throws {
    let changes = [
      FieldChange("name", from: known.name, to: contact.name),
      FieldChange("company", from: known.company, to: contact.company),
      FieldChange("phone", from: known.phone, to: contact.phone),
    ]
    try Activities(connection).record(
      changes.filter { $0.before != $0.after }, of: "contact", contact.id.value, actor: contact.email,
      message: mail.id, at: office.now)
  }

  private func leadDraft(_ draft: LeadDraft, contact: Contact, conversation: Int64, owner: EmployeeRecord?)
    -> Leads.Draft
  {
    var lead = Leads.Draft(
      title: draft.title, conversationID: conversation, contact: contact.id, source: draft.source,
      currency: draft.budget?.currency ?? office.company.currency)
    lead.budget = draft.budget
    lead.ownerID = owner?.id
    lead.reportedBy = draft.reportedBy?.id
    lead.note = draft.note
    lead.notUnderstood = draft.notUnderstood.joined(separator: "\n")
    lead.journalID = mail.id
    return lead
  }

  private func join(_ contact: Contact, _ owner: EmployeeRecord?, _ conversation: Int64) throws {
    let conversations = Conversations(connection)
    if !contact.email.isEmpty {
      let customer = Participant(address: contact.email, name: contact.name, role: .customer)
      try conversations.join(customer, conversation, because: mail.id, at: office.now)
    }
    if let owner {
      let colleague = Participant(address: owner.address, name: owner.name, role: .colleague)
      try conversations.join(colleague, conversation, because: mail.id, at: office.now)
    }
  }

  private func plan(_ draft: LeadDraft, _ conversation: Int64) throws {
    guard let day = draft.followUpOn else { return }
    try FollowUps(connection).plan(
      draft.nextAction?.kind ?? .other, on: day, note: draft.nextAction?.words ?? "",
      conversation: conversation, because: mail.id, at: office.now)
  }
}
