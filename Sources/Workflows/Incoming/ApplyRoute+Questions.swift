import Basics
import CRM
import Intake
import MailFormat
import SQL
import Settings
import Store

extension ApplyRoute {
  /// So many questions about one sender's mails wait at a time: whoever writes more of them is no reason to write
  /// more.
  private static let mostQuestions = 5

  /// A mail whose conversation is not clear is put before the owner of the likeliest one.
  func askWhere(_ decision: IntakeDecision) throws -> Int64? {
    guard case .outsider = decision.sender.value, decision.route.reason == .conversationUnclear else {
      return nil
    }
    if decision.match.split != nil, let conversation = decision.conversation.value {
      try askToSplit(decision, conversation)
      return nil
    }
    let choices = decision.match.proposals
    guard let first = choices.first, try mayAsk, let owner = try ConversationOwner(connection)(first) else {
      return nil
    }
    var draft = Questions.Draft(.place, to: owner.id)
    draft.message = mail.id
    draft.choices = choices.map(String.init)
    let words = PlaceWords(office.company.language)
    let titles = try choices.map { "\(try Conversations(connection).title(of: $0)) (\($0))" }
    try AskColleague(office, connection)(
      draft,
      AskColleague.Words(
        title: mail.subject, text: words.text(decision.conversation.reason, from: sender, decision.text),
        choices: titles, hint: words.hint))
    return nil
  }

  /// Asks the owner of a conversation whether a mail is a matter of its own.
  func askToSplit(_ decision: IntakeDecision, _ conversation: Int64) throws {
    guard let split = decision.match.split, try mayAsk,
      let owner = try ConversationOwner(connection)(conversation)
    else { return }
    var draft = Questions.Draft(.split, to: owner.id)
    draft.message = mail.id
    draft.conversation = conversation
    let words = SplitWords(
      office.company.language, title: try Conversations(connection).title(of: conversation))
    try AskColleague(office, connection)(
      draft,
      AskColleague.Words(
        title: mail.subject, text: words.text(split, from: sender, decision.text), choices: [],
        hint: words.hint))
  }

  private var sender: String { author?.description ?? mail.sender }

  var mayAsk: Bool {
    get throws {
      let questions = Questions(connection)
      guard try questions.open(because: mail.id).isEmpty else { return false }
      return try questions.openCount(sender: mail.sender) < Self.mostQuestions
    }
  }

  /// Carries out what a colleague chose; what a rule of the business says against it is told to them.
  func take(_ answer: ShortAnswer, to question: Question, by colleague: StaffMember) throws -> Int64? {
    let step = try question.after(.answer)
    try Questions(connection).save(step.value, answer: answer.word, by: mail.id, at: office.now)
    do {
      return try connection.savepoint { try carryOut(answer, to: question, by: colleague) }
    } catch let refusal as Refusal {
      try refuse(answer, to: question, by: colleague, because: refusal)
      return question.conversation
    }
  }

  private func carryOut(
    _ answer: ShortAnswer, to question: Question, by colleague: StaffMember
  ) throws -> Int64? {
    switch question.kind {
    case .place: return try place(question, answer, by: colleague)
    case .split: return try split(question, answer, by: colleague)
    case .merge: return try merge(question, answer, by: colleague)
    case .forward: return try takeForward(question, answer, by: colleague)
    case .deputy, .successor: return try join(question, answer, by: colleague)
    case .confirm: return try confirm(question, answer, by: colleague)
    case .receipt: return try undo(question, by: colleague)
    // Answered in a way of its own.
    case .hours, .digest: return nil
    }
  }

  private func refuse(
    _ answer: ShortAnswer, to question: Question, by colleague: StaffMember, because refusal: Refusal
  ) throws {
    let title =
      try question.conversation.map { try Conversations(connection).title(of: $0) }
      ?? question.message.map { try Journal(connection).entry($0).subject }
    let words = WorkWords(office.company.language, country: office.company.country)
    var content = WorkReceipt.Content(.refused)
    content.left = [(words.word(answer), office.told(refusal))]
    try WorkReceipt(office, connection).send(
      content, to: colleague, because: mail.id, titled: title ?? words.work, in: question.conversation)
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
    ).entry.conversationID
  }

  private func split(
    _ question: Question, _ answer: ShortAnswer, by colleague: StaffMember
  ) throws -> Int64? {
    guard let asked = question.message, let conversation = question.conversation else { return nil }
    let actor = colleague.address.addrSpec
    guard try answer == .new || Journal(connection).entry(asked).state == .tray else { return conversation }
    return try RouteByHand(office).apply(
      answer == .new ? .newLead : .conversation(conversation), to: asked, actor: actor, rules: rules,
      connection
    ).entry.conversationID
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
