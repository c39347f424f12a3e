import Basics
import CRM
import Documents
import Intake
import MailFormat
import Settings
import Store

/// Carries out what ``AbsenceConsequences`` decides: follow-ups move, a contact that has left is marked, and the owner
/// gets one letter, which asks about a substitute where there is one.
extension ApplyRoute {
  /// - Parameter isNews: the same was not written down of this conversation before.
  func follow(_ reply: AutoReply, in conversation: Int64, isNews: Bool) throws {
    let participants = try Conversations(connection).participants(of: conversation).map(\.address)
    let consequences = AbsenceConsequences.decide(
      reply, participants: participants, rules: rules, today: office.today)
    let moved = try consequences.returnsOn.map { try postpone(to: $0, in: conversation, actor: reply.sender) }
    let isMarked = try consequences.isGone && markGone(reply.sender)
    guard isNews || isMarked || moved?.isEmpty == false, reply.mayAct else { return }
    guard !reply.absence.isEmpty || consequences.isGone else { return }
    let words = AbsenceNews(office.company.language, reply: reply, moved: moved ?? [])
    try tell(words, consequences, in: conversation)
  }

  /// - Returns: the days on which they were due.
  private func postpone(to day: CalendarDate, in conversation: Int64, actor: String) throws -> [CalendarDate]
  {
    let followUps = FollowUps(connection)
    let early = try followUps.planned(conversation: conversation).filter { $0.dueOn < day }
    for followUp in early {
      let step = try followUp.after(.postpone, newDay: day)
      try followUps.save(step.value)
      try Activities(connection).record(
        step.changes.filter { $0.before != $0.after }, of: "followUp", followUp.id.value, actor: actor,
        message: mail.id, at: office.now)
    }
    return early.map(\.dueOn)
  }

  /// - Returns: false when there is no such contact, or it is known.
  private func markGone(_ address: String) throws -> Bool {
    let contacts = Contacts(connection)
    guard let contact = try contacts.find(email: address),
      try contacts.markGone(contact.id, because: mail.id, at: office.now)
    else { return false }
    try Activities(connection).record(
      [FieldChange("gone", from: "", to: office.today.description)], of: "contact", contact.id.value,
      actor: address, message: mail.id, at: office.now)
    return true
  }

  private func tell(_ words: AbsenceNews, _ consequences: AbsenceConsequences, in conversation: Int64) throws
  {
    let substitutes = consequences.substitutes
    guard !substitutes.isEmpty, let owner = try ConversationOwner(connection)(conversation) else {
      return try TellColleague(office, connection).ofAnswer(from: author, text: words.news, in: conversation)
    }
    var draft = Questions.Draft(consequences.question, to: owner.id)
    draft.conversation = conversation
    draft.message = mail.id
    draft.choices = substitutes.map { $0.description.onOneLine }
    try AskColleague(office, connection)(
      draft,
      AskColleague.Words(
        title: try Conversations(connection).title(of: conversation),
        text: words.news + "\n\n" + words.question(consequences.question), choices: draft.choices,
        hint: words.hint(choices: substitutes.count)))
  }

  /// A colleague said yes, or which one: the substitute takes part from now on.
  func join(_ question: Question, _ answer: ShortAnswer, by colleague: StaffMember) throws -> Int64? {
    guard let conversation = question.conversation, let choice = question.chosen(by: answer),
      let address = MailAddress.parseList(choice).last
    else { return question.conversation }
    let substitute = Participant(address: address.addrSpec, name: address.shownName, role: .customer)
    try Conversations(connection).join(substitute, conversation, at: office.now)
    if question.kind == .successor {
      _ = try Contacts(connection).findOrCreate(
        name: address.shownName, reach: Contact.Reach(email: address.addrSpec),
        language: office.company.language, because: mail.id, at: office.now)
    }
    try Activities(connection).record(
      [FieldChange("participant", from: "", to: address.addrSpec)], of: "conversation", conversation,
      actor: colleague.address.addrSpec, message: mail.id, at: office.now)
    return conversation
  }
}

extension Question {
  /// What a yes or a figure stands for.
  fileprivate func chosen(by answer: ShortAnswer) -> String? {
    switch answer {
    case .yes: choices.first
    case .number(let number) where choices.indices.contains(number - 1): choices[number - 1]
    default: nil
    }
  }
}

/// What the owner reads, in the language of the firm.
private struct AbsenceNews {
  private let language: Language
  private let reply: AutoReply
  private let moved: [CalendarDate]
  private var isFrench: Bool { language == .french }

  init(_ language: Language, reply: AutoReply, moved: [CalendarDate]) {
    self.language = language
    self.reply = reply
    self.moved = moved
  }

  /// What the notice says and what was done because of it.
  var news: String {
    let lines = [gone, back, followUps, newAddress].filter { !$0.isEmpty }
    let opening = isFrench ? "Réponse automatique." : "An automatic answer."
    return ([opening] + (lines.isEmpty ? [reply.absence.summary] : lines)).joined(separator: " ")
  }

  private var gone: String {
    guard reply.absence.hasLeft?.value == true || reply.kind == .noLongerHere else { return "" }
    return isFrench
      ? "\(reply.sender) n’y travaille plus ; le contact est marqué."
      : "\(reply.sender) does not work there any more; the contact is marked."
  }

  private var back: String {
    guard let day = reply.returnsOn, reply.absence.hasLeft?.value != true else { return "" }
    let date = DateFormat.long(day, language)
    return isFrench ? "De retour le \(date)." : "Back on \(date)."
  }

  private var followUps: String {
    guard let day = reply.returnsOn, let first = moved.min() else { return "" }
    let (from, to) = (DateFormat.long(first, language), DateFormat.long(day, language))
    return isFrench
      ? "La relance prévue le \(from) passe au \(to)." : "The follow-up of \(from) moves to \(to)."
  }

  private var newAddress: String {
    guard let address = reply.absence.newAddress?.value else { return "" }
    return isFrench ? "Nouvelle adresse : \(address)." : "New address: \(address)."
  }

  func question(_ kind: Question.Kind) -> String {
    switch (kind == .successor, isFrench) {
    case (true, true): "Faut-il ajouter la personne qui lui succède à cette conversation ?"
    case (true, false): "Shall whoever succeeds them join this conversation?"
    case (false, true): "Faut-il ajouter la personne qui remplace à cette conversation ?"
    case (false, false): "Shall the deputy join this conversation?"
    }
  }

  func hint(choices: Int) -> String {
    switch (choices == 1, isFrench) {
    case (true, true): "« oui » l’ajoute ; « non » ne change rien."
    case (true, false): "“yes” adds them; “no” changes nothing."
    case (false, true): "Le chiffre ajoute cette personne ; « non » ne change rien."
    case (false, false): "The figure adds that person; “no” changes nothing."
    }
  }
}
