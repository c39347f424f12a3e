import Basics
import CRM
import Documents
import Intake
import MailFormat
import SQL
import Settings
import Store

extension TellColleague {
  /// A forward has joined a conversation: a receipt to whoever sent it on, and the words to its owner if that is
  /// somebody else.
  ///
  /// - Parameter isNews: the words are a customer's, and not our own.
  func ofForward(
    _ words: ForwardedWords, by colleague: StaffMember, in conversation: Int64, isNews: Bool
  ) throws {
    let title = try Conversations(connection).title(of: conversation)
    try sendReceipt(
      ["title": title, "salesperson": colleague.name, "joined": title],
      rows: [(ReceiptWords(office.company.language).author, words.author.address ?? "")] + rows(words),
      to: colleague.address, in: conversation)
    guard isNews, let owner = try ConversationOwner(connection)(conversation), owner.id != colleague.id else {
      return
    }
    let author = words.author.address.flatMap { MailAddress(addrSpec: $0, displayName: words.author.name) }
    try ofAnswer(from: author, text: words.text, in: conversation)
  }

  /// A forward has become a lead: what was understood of it, to whoever sent it on.
  func ofForwardedLead(_ record: LeadRecord, _ words: ForwardedWords, _ owner: EmployeeRecord) throws {
    guard let address = MailAddress(addrSpec: owner.address, displayName: owner.name) else { return }
    let captions = ReceiptWords(office.company.language)
    let contact = [
      (captions.caller, record.contact.name), (captions.email, record.contact.email),
      (captions.company, record.contact.company), (captions.phone, record.contact.phone),
    ]
    try sendReceipt(
      ["title": record.lead.title, "salesperson": owner.name, "email": record.contact.email],
      rows: contact + rows(words), twins: try twins(of: record), to: address, in: record.conversationID)
  }

  /// What the comment says.
  private func rows(_ words: ForwardedWords) -> [(String, String)] {
    let captions = ReceiptWords(office.company.language)
    return [
      (captions.budget, words.note.budget.map(amounts.amount) ?? ""),
      (captions.followUp, words.note.followUpOn.map { DateFormat.long($0, office.company.language) } ?? ""),
      (captions.nextAction, words.note.nextAction?.words ?? ""), (captions.comment, words.comment),
    ]
  }

  private func sendReceipt(
    _ fields: [String: String], rows: [(String, String)], twins: [[String: String]] = [],
    to address: MailAddress,
    in conversation: Int64
  ) throws {
    let text = try office.templates.render(
      .forwardReceipt, language: office.company.language, fields: office.firmFields.merging(fields) { $1 },
      lists: [
        "understood": rows.filter { !$0.1.isEmpty }.map { ["caption": $0.0, "value": $0.1] }, "twins": twins,
      ])
    try QueueLetter(office, connection)(
      Letter(kind: "forward-receipt", to: [address], text: text, conversationID: conversation))
  }
}
