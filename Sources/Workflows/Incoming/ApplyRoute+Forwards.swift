import Basics
import CRM
import Documents
import Intake
import MailFormat
import SQL
import Settings
import Store

extension ApplyRoute {
  /// The customer's words that a colleague sent on, onto the conversation; the comment stays in its history.
  func thread(_ words: ForwardedWords, by colleague: StaffMember, into conversation: Int64) throws -> Int64? {
    let customer = customer(words)
    let isDone = try customer == nil ? isNoted(in: conversation) : isKnown(words.text, in: conversation)
    guard !isDone else { return conversation }
    if let customer {
      try Conversations(connection).join(customer, conversation, because: mail.id, at: office.now)
      try Conversations(connection).add(forwarded(words), to: conversation, at: office.now)
    }
    try note(words.comment, by: colleague, of: "conversation", conversation)
    if let day = words.note.followUpOn {
      try FollowUps(connection).plan(
        words.note.nextAction?.kind ?? .other, on: day, note: words.note.nextAction?.words ?? "",
        conversation: conversation, because: mail.id, at: office.now)
    }
    try TellColleague(office, connection).ofForward(
      words, by: colleague, in: conversation, isNews: customer != nil)
    return conversation
  }

  /// The same when a person has put the mail there.
  ///
  /// - Returns: `nil` when it is no forward by a colleague.
  func threadByHand(into conversation: Int64) throws -> Int64? {
    let found = ForwardedWords.byHand(message, rules: rules, today: office.today)
    guard let (words, colleague) = found else { return nil }
    return try thread(words, by: colleague, into: conversation)
  }

  /// The colleague's words stand in the history, where no customer reads them.
  func note(_ words: String, by colleague: StaffMember, of subject: String, _ id: Int64) throws {
    guard !words.isEmpty else { return }
    try Activities(connection).record(
      [FieldChange("comment", from: "", to: words)], of: subject, id, actor: colleague.address.addrSpec,
      message: mail.id, at: office.now)
  }

  /// A comment alone leaves no message behind.
  private func isNoted(in conversation: Int64) throws -> Bool {
    try Activities(connection).history(of: "conversation", conversation).contains { $0.message == mail.id }
  }

  /// The original as the conversation shows it.
  func forwarded(_ words: ForwardedWords) -> ConversationMessage {
    ConversationMessage(
      .received, author: words.author.address ?? "", messageID: words.messageID, subject: words.subject,
      body: words.text, journalID: mail.id)
  }

  /// Whoever wrote the original, unless it was one of us.
  private func customer(_ words: ForwardedWords) -> Participant? {
    guard let text = words.author.address, let address = MailAddress(addrSpec: text), !rules.isOwn(address),
      rules.staffMember(address) == nil
    else { return nil }
    return Participant(address: text, name: words.author.name, role: .customer)
  }

  /// Who sent it on is asked once, and answers with a figure.
  func ask(_ asked: ForwardQuestion) throws -> Int64? {
    guard try Questions(connection).open(because: mail.id).isEmpty else { return nil }
    let words = ForwardWordsForColleague(office.company.language)
    var draft: Questions.Draft
    let choices: [String]
    switch asked.choices {
    case .addresses(let addresses):
      draft = Questions.Draft(.forward, to: asked.colleague.id)
      draft.choices = addresses
      choices = addresses
    case .conversations(let ids):
      draft = Questions.Draft(.place, to: asked.colleague.id)
      draft.choices = ids.map(String.init)
      choices = try ids.map { "\(try Conversations(connection).title(of: $0)) (\($0))" }
    }
    draft.message = mail.id
    let subject = mail.subject.isEmpty ? "–" : mail.subject
    try AskColleague(office, connection)(
      draft,
      AskColleague.Words(
        title: mail.subject, text: words.text(subject, asked.choices), choices: choices,
        hint: words.hint(asked.choices)))
    return nil
  }

  /// Whose mail it is, as the colleague says; without a choice it is read as a note, if it is one.
  func takeForward(_ question: Question, _ answer: ShortAnswer, by colleague: StaffMember) throws -> Int64? {
    guard let asked = question.message else { return nil }
    let reading: ForwardReading
    switch answer {
    case .number(let number):
      guard question.choices.indices.contains(number - 1) else { return nil }
      reading = .mailOf(question.choices[number - 1])
    case .no: reading = .note
    case .new, .yes, .undo: return nil
    }
    return try RouteByHand(office).apply(
      .lead(reading), to: asked, actor: colleague.address.addrSpec, rules: rules, connection
    ).entry.conversationID
  }
}

/// What the colleague is asked, in the language of the firm.
private struct ForwardWordsForColleague {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func text(_ subject: String, _ choices: ForwardQuestion.Choices) -> String {
    switch (choices, language) {
    case (.conversations, .french):
      "Vous avez transféré « \(subject) », dont l’auteur a déjà un dossier ouvert. Où le classer ?"
    case (.conversations, .english):
      "You sent on “\(subject)”, whose author has an open matter already. Where does it belong?"
    case (.addresses(let found), .french):
      found.isEmpty
        ? "Vous avez transféré « \(subject) », mais aucune adresse de client ne s’y trouve."
        : "Vous avez transféré « \(subject) ». De qui est ce mail ?"
    case (.addresses(let found), .english):
      found.isEmpty
        ? "You sent on “\(subject)”, but no customer’s address stands in it."
        : "You sent on “\(subject)”. Whose mail is it?"
    }
  }

  func hint(_ choices: ForwardQuestion.Choices) -> String {
    switch (choices, language) {
    case (.conversations, .french):
      "« nouveau » en fait une nouvelle piste ; « non » le laisse parmi les mails à trier."
    case (.conversations, .english): "“new” makes it a new lead; “no” leaves it in the tray."
    case (.addresses, .french):
      "« non » : ce n’est pas un transfert, le texte est lu comme une note d’appel."
    case (.addresses, .english): "“no”: it is no forward, its text is read as a phone note."
    }
  }
}
