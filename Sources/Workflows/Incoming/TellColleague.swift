import Basics
import CRM
import Documents
import Intake
import MailFormat
import Mailings
import SQL
import Settings
import Store

/// Mails to our own people about what came in; answering one of them writes to the customer.
package struct TellColleague {
  let office: Office
  let connection: any Connection
  private var language: Language { office.company.language }

  package init(_ office: Office, _ connection: any Connection) {
    self.office = office
    self.connection = connection
  }

  /// A new lead: to its owner; a colleague's own phone note is answered by what was understood of it.
  func ofNewLead(_ lead: Int64, draft: LeadDraft, owner: EmployeeRecord?) throws {
    guard let owner, let address = MailAddress(addrSpec: owner.address, displayName: owner.name),
      office.mayWrite(to: address)
    else { return }
    let record = try Leads(connection).find(lead)
    let isOwnNote = draft.reportedBy?.id == owner.id
    if isOwnNote, let words = draft.forwarded { return try ofForwardedLead(record, words, owner) }
    let text = isOwnNote ? try receipt(record, draft, owner) : try notification(record, draft, owner)
    let kind = isOwnNote ? "phone-note-receipt" : "lead-notification"
    let letter = Letter(kind: kind, to: [address], text: text, conversationID: record.conversationID)
    try QueueLetter(office, connection)(letter)
  }

  /// A customer wrote: to whoever owns the conversation.
  ///
  /// - Parameter matched: by what the mail was found to belong to it; empty when a person said so.
  func ofAnswer(
    from author: MailAddress?, text: String, in conversation: Int64, matched: String = ""
  ) throws {
    let sender = author?.description
    try of(text, from: sender ?? "–", in: conversation, matched: matched)
  }

  /// The customer accepted a quotation by its link.
  func ofAcceptance(_ quotation: String, order: String, by customer: String, in conversation: Int64) throws {
    let words =
      language == .french
      ? "Devis \(quotation) accepté en ligne : commande \(order)."
      : "Quotation \(quotation) accepted online: order \(order)."
    try of(words, from: customer, in: conversation)
  }

  /// A colleague handed the conversation over: its new owner answers from now on.
  func ofHandover(by colleague: String, in conversation: Int64) throws {
    let words =
      language == .french
      ? "\(colleague) vous confie ce dossier." : "\(colleague) has handed this over to you."
    try of(words, from: colleague, in: conversation)
  }

  /// A mail of this conversation did not reach its recipient. One that was for a colleague tells nobody: the
  /// news would bounce as well.
  func ofBounce(_ recipient: String, reason: String, in conversation: Int64) throws {
    try ofFailure([(recipient, reason)], in: conversation)
  }

  /// The same for several recipients of one mail.
  func ofFailure(_ failed: [(recipient: String, reason: String)], in conversation: Int64) throws {
    let ours = Set(try Employees(connection).active().map(\.address))
    let lines = failed.filter { !ours.contains($0.recipient.lowercased()) }.map { recipient, reason in
      language == .french
        ? "Le message à \(recipient) n’a pas pu être remis : \(reason)"
        : "The message to \(recipient) could not be delivered: \(reason)"
    }
    guard !lines.isEmpty else { return }
    try of(lines.joined(separator: "\n\n"), from: "Piste", in: conversation)
  }

  private func of(
    _ text: String, from sender: String, in conversation: Int64, matched: String = ""
  ) throws {
    guard let owner = try ConversationOwner(connection)(conversation),
      let address = MailAddress(addrSpec: owner.address, displayName: owner.name),
      office.mayWrite(to: address)
    else { return }
    let text = try office.templates.render(
      .conversationNotification, language: language,
      fields: office.firmFields.merging([
        "title": try Conversations(connection).title(of: conversation), "salesperson": owner.name,
        "sender": sender, "text": text.isEmpty ? "–" : text, "matched": matched,
      ]) { $1 })
    try QueueLetter(office, connection)(
      Letter(kind: "conversation-notification", to: [address], text: text, conversationID: conversation))
  }

  private func notification(_ record: LeadRecord, _ draft: LeadDraft, _ owner: EmployeeRecord) throws
    -> MailText
  {
    try office.templates.render(
      .leadNotification, language: language,
      fields: office.firmFields.merging([
        "title": record.lead.title, "source": try source(record.lead.source), "salesperson": owner.name,
        "contact": record.contact.name, "company": record.contact.company, "phone": record.contact.phone,
        "email": record.contact.email, "budget": record.lead.budget.map(amounts.amount) ?? "",
        "followup": draft.followUpOn.map { DateFormat.long($0, language) } ?? "", "text": draft.note,
      ]) { $1 }, lists: ["twins": try twins(of: record)])
  }

  private func receipt(_ record: LeadRecord, _ draft: LeadDraft, _ owner: EmployeeRecord) throws -> MailText {
    let words = ReceiptWords(language)
    let understood = [
      (words.caller, record.contact.name), (words.company, record.contact.company),
      (words.phone, record.contact.phone), (words.email, record.contact.email),
      (words.budget, record.lead.budget.map(amounts.amount) ?? ""),
      (words.followUp, draft.followUpOn.map { DateFormat.long($0, language) } ?? ""),
      (words.nextAction, draft.nextAction?.words ?? ""),
    ]
    return try office.templates.render(
      .phoneNoteReceipt, language: language,
      fields: office.firmFields.merging([
        "title": record.lead.title, "salesperson": owner.name, "email": record.contact.email,
      ]) { $1 },
      lists: [
        "understood": understood.filter { !$0.1.isEmpty }.map { ["caption": $0.0, "value": $0.1] },
        "misread": draft.notUnderstood.map { ["passage": $0] }, "twins": try twins(of: record),
      ])
  }

  /// Other leads that may be the same business.
  func twins(of record: LeadRecord) throws -> [[String: String]] {
    try FindDuplicates(office, connection).lines(record).map { ["twin": $0] }
  }

  var amounts: AmountFormat { AmountFormat(language: language, country: office.company.country) }

  private func source(_ source: LeadSource) throws -> String {
    let words = ReceiptWords(language)
    guard case .mailing(let id) = source else { return words.source(source) }
    return "\(words.source(source)) \(try MailingTable(connection).find(id).name)"
  }
}

/// The captions of what was understood, in the language of the firm.
struct ReceiptWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  var caller: String { "Contact" }
  var company: String { language == .french ? "Entreprise" : "Company" }
  var phone: String { language == .french ? "Téléphone" : "Phone" }
  var email: String { "E-mail" }
  var budget: String { "Budget" }
  var followUp: String { language == .french ? "À suivre le" : "Follow up on" }
  var author: String { language == .french ? "Écrit par" : "Written by" }
  var comment: String { language == .french ? "Votre commentaire" : "Your comment" }
  var nextAction: String { language == .french ? "À faire" : "Next step" }

  func source(_ source: LeadSource) -> String {
    switch (source, language) {
    case (.mailing, .french): "envoi"
    case (.mailing, .english): "mailing"
    case (.phoneNote, .french): "note d’appel"
    case (.phoneNote, .english): "phone note"
    case (.mail, .french): "courrier"
    case (.mail, .english): "mail"
    case (.manual, .french): "saisie"
    case (.manual, .english): "by hand"
    }
  }
}

/// Whose conversation it is: the owner of the lead, opportunity … that it is about, else the default owner.
package struct ConversationOwner {
  private let connection: any Connection

  package init(_ connection: any Connection) { self.connection = connection }

  package func callAsFunction(_ id: Int64) throws -> EmployeeRecord? {
    let employees = Employees(connection)
    if let owner = try Conversations(connection).owner(of: id),
      let employee = try employees.active().first(where: { $0.id == owner })
    {
      return employee
    }
    let colleague = try Conversations(connection).participants(of: id).first { $0.role == .colleague }
    if let colleague, let owner = try employees.active().first(where: { $0.address == colleague.address }) {
      return owner
    }
    return try employees.defaultOwner()
  }
}
