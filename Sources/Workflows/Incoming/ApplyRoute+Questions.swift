import Basics
import CRM
import Intake
import MailFormat
import SQL
import Settings
import Store

extension ApplyRoute {
  /// A mail that fits several conversations is put before its owner, who answers with a figure.
  func askWhere(_ decision: IntakeDecision) throws -> Int64? {
    guard case .outsider = decision.sender.value, decision.conversation.reason == .severalConversations,
      try Questions(connection).open(because: mail.id).isEmpty
    else { return nil }
    let choices = decision.proposals
    guard let first = choices.first, let owner = try ConversationOwner(connection)(first) else { return nil }
    var draft = Questions.Draft(.place, to: owner.id)
    draft.message = mail.id
    draft.choices = choices.map(String.init)
    let words = PlaceWords(office.company.language)
    let titles = try choices.map { "\(try Conversations(connection).title(of: $0)) (\($0))" }
    try AskColleague(office, connection)(
      draft,
      AskColleague.Words(
        title: mail.subject, text: words.text(from: author?.description ?? mail.sender, decision.text),
        choices: titles, hint: words.hint))
    return nil
  }

  /// Carries out what a colleague chose.
  func take(_ answer: ShortAnswer, to question: Question, by colleague: StaffMember) throws -> Int64? {
    let step = try question.after(.answer)
    try Questions(connection).save(step.value, answer: answer.word, by: mail.id, at: office.now)
    switch question.kind {
    case .place: return try place(question, answer, by: colleague)
    }
  }

  private func place(
    _ question: Question, _ answer: ShortAnswer, by colleague: StaffMember
  ) throws -> Int64? {
    guard let asked = question.message else { return nil }
    let choice: RouteByHand.Choice
    switch answer {
    case .number(let number):
      guard let id = question.choices[safe: number - 1].flatMap({ Int64($0) }) else { return nil }
      choice = .conversation(id)
    case .new: choice = .newLead
    case .no, .yes, .undo: return nil
    }
    return try RouteByHand(office).apply(
      choice, to: asked, actor: colleague.address.addrSpec, rules: rules, connection
    ).conversationID
  }
}

/// What the question says, in the language of the firm.
private struct PlaceWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func text(from sender: String, _ text: String) -> String {
    let line =
      language == .french
      ? "\(sender) a écrit, et plusieurs dossiers conviennent :"
      : "\(sender) wrote, and several conversations fit:"
    return line + "\n\n" + text
  }

  var hint: String {
    language == .french
      ? "« nouveau » en fait une nouvelle piste ; « non » le laisse dans la corbeille des mails à trier."
      : "“new” makes it a new lead; “no” leaves it in the tray."
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
