import Basics
import CRM
import Documents
import Intake
import MailFormat
import Settings
import Store

extension ApplyRoute {
  /// The customer's words onto the conversation; whoever owns it is told, and asked when they speak of a new matter.
  func takeCustomerReply(
    _ text: ReplyText, in conversation: Int64, _ decision: IntakeDecision? = nil
  ) throws -> Int64? {
    let conversations = Conversations(connection)
    guard try !isKnown(text.visible, in: conversation) else { return conversation }
    // A mail that was understood again, and had become a lead of its own meanwhile.
    if mail.attempts > 0, let split = try Leads(connection).find(journalID: mail.id) {
      return split.conversationID
    }
    if let decision { try askToSplit(decision, conversation) }
    // A colleague's mail that a person put here makes no customer of them.
    if let author, !rules.isOurs(author) {
      let customer = Participant(address: author.addrSpec, name: author.shownName, role: .customer)
      try conversations.join(customer, conversation, because: mail.id, at: office.now)
      try learn(author, in: conversation)
      try joinCopied(by: author, conversation)
    }
    try conversations.add(
      try numbered(received(text.visible), in: conversation), to: conversation, at: office.now)
    let matched = decision.map { MatchWords.words($0.conversation.reason, office.company.language) } ?? ""
    try TellColleague(office, connection).ofAnswer(
      from: author, text: text.visible, in: conversation, matched: matched)
    return conversation
  }

  /// A proven colleague's words go to the customers of the conversation, from the firm's address.
  func relay(_ text: ReplyText, by colleague: StaffMember, in conversation: Int64) throws -> Int64? {
    guard try !isKnown(text.visible, in: conversation) else { return conversation }
    try Conversations(connection).add(received(text.visible), to: conversation, at: office.now)
    try pass(on: text.visible, by: colleague, in: conversation)
    return conversation
  }

  /// The words to every customer of the conversation.
  func pass(on words: String, by colleague: StaffMember, in conversation: Int64) throws {
    let conversations = Conversations(connection)
    let customers = try conversations.participants(of: conversation).filter { $0.role == .customer }
    let body = try office.templates.render(
      .relay, language: office.company.language,
      fields: office.firmFields.merging([
        "subject": try conversations.title(of: conversation),
        "text": words.withoutSignOff(colleague.name), "author": colleague.name,
      ]) { $1 })
    for customer in customers {
      try send(body, to: customer, by: colleague, in: conversation, text: words)
    }
    try noteContact(in: conversation, by: colleague.address.addrSpec)
  }

  /// One mail per customer, so that a bounce names the one whom it did not reach.
  private func send(
    _ body: MailText, to customer: Participant, by colleague: StaffMember, in conversation: Int64,
    text: String
  ) throws {
    guard let address = MailAddress(addrSpec: customer.address, displayName: customer.name.onOneLine)
    else { return }
    var letter = Letter(kind: "relay", to: [address], text: body, conversationID: conversation)
    letter.isAutomatic = false
    letter.senderName = "\(colleague.name) – \(office.company.name)"
    letter.attachments = message.attachments.map(\.asDraft)
    let receipt = try QueueLetter(office, connection)(letter)
    let sent = ConversationMessage(
      .sent, author: colleague.address.addrSpec, messageID: receipt.messageID, subject: body.subject,
      body: text,
      journalID: mail.id)
    try Conversations(connection).add(sent, to: conversation, at: office.now)
  }

  /// A mail that is understood again, or came by two of our addresses, changes nothing twice.
  func isKnown(_ words: String, in conversation: Int64) throws -> Bool {
    try Conversations(connection).messages(of: conversation).contains { known in
      known.message.journalID == mail.id
        || (hasNumber(of: known.message) && known.message.body == words)
    }
  }

  /// Other words under a Message-ID that was there before are another mail: they are kept without it.
  private func numbered(_ message: ConversationMessage, in conversation: Int64) throws -> ConversationMessage
  {
    guard
      try Conversations(connection).messages(of: conversation).contains(where: { hasNumber(of: $0.message) })
    else { return message }
    return ConversationMessage(
      message.direction, author: message.author, messageID: "", subject: message.subject, body: message.body,
      journalID: message.journalID)
  }

  private func hasNumber(of known: ConversationMessage) -> Bool {
    !mail.messageID.isEmpty && known.messageID == mail.messageID && known.direction == .received
  }

  /// Somebody of ours wrote to the customer: a new lead counts as contacted.
  func noteContact(in conversation: Int64, by colleague: String) throws {
    let found = try Conversations(connection).find(conversation)
    guard let found, found.kind == .lead else { return }
    let record = try Leads(connection).find(found.subjectID)
    guard let step = try? record.lead.after(.contact) else { return }
    try Leads(connection).save(step.value)
    try Activities(connection).record(
      step.changes, of: "lead", found.subjectID, actor: colleague, message: mail.id, at: office.now)
  }
}

extension MIMEPart {
  /// The same file as an attachment of a new mail.
  fileprivate var asDraft: DraftAttachment {
    DraftAttachment(
      filename: filename ?? "attachment", mediaType: "\(contentType.type)/\(contentType.subtype)",
      bytes: decodedBytes())
  }
}
